using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Settlement;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>Believes WeChat's word on a refund, once: posts the money that went back, frees what didn't, and calls a
/// person where it is stuck.</summary>
public sealed class ConfirmRefund(VillageDb db, UnitOfWork work, Books books, TimeProvider clock)
{
    public sealed record Command(RefundReport Report);

    /// <param name="Applied">False when it was known already.</param>
    public sealed record Result(bool Applied);

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var decided = await work.Do(() => Decide(command.Report, ct), ct);
        if (decided.Refusal is { } refusal) return refusal;
        return decided.Value.Complaint is { } complaint ? complaint : new Result(decided.Value.Applied);
    }

    private async Task<Outcome<Decision>> Decide(RefundReport report, CancellationToken ct)
    {
        var (refund, order, posted) = await Find(report.OutRefundNo, ct);
        if (refund?.SentAt is null) return await Complain(new RefundNumberUnknown(), report.OutRefundNo, ct);
        if (report.Amount != refund.Amount)
            return await Complain(new RefundAmountDiffers(refund.Amount, report.Amount), refund.OutRefundNo, ct);
        if (await IsForeign(report, refund, ct))
            return await Complain(new RefundNotOurs(), refund.OutRefundNo, ct);
        if (!refund.IsOpen) return new Decision(Applied: false);
        return report.State switch
        {
            RefundState.Succeeded => await Succeed(refund, order!, posted, report, ct),
            RefundState.Closed => await Close(refund, order!, ct),
            RefundState.Abnormal => await GoAbnormal(refund, report.RefundId, ct),
            _ => new Decision(refund.Status == RefundStatus.Approved && !refund.Accept(report.RefundId).IsRefused),
        };
    }

    /// <summary>The refund with its order and what each party has of its line, read by one statement: between two, at
    /// READ COMMITTED, another report could release the line that this one still believes reserved.</summary>
    private async Task<(Refund? Refund, Order? Order, IReadOnlyDictionary<PartyId, Money> Posted)> Find(
        string outRefundNo, CancellationToken ct)
    {
        var found = await (
            from refund in db.Refunds
            where refund.OutRefundNo == outRefundNo
            join order in db.Orders.Include(order => order.Lines) on refund.OrderId equals order.Id
            select new
            {
                Refund = refund, Order = order,
                Posted = db.JournalLines
                    .Where(line => line.OrderLineId == refund.LineId && line.PartyId != null)
                    .Select(line => new { line.PartyId, line.Amount.Fen }).ToList(),
            }).SingleOrDefaultAsync(ct);
        var posted = found?.Posted.GroupBy(line => line.PartyId!.Value)
            .ToDictionary(of => of.Key, of => new Money(-of.Sum(line => line.Fen)));
        return (found?.Refund, found?.Order, posted ?? []);
    }

    /// <summary>A refund goes out of the payment that we named, and nowhere else.</summary>
    private async Task<bool> IsForeign(RefundReport report, Refund refund, CancellationToken ct)
    {
        var payment = await db.Payments.AsNoTracking().Where(payment => payment.OrderId == refund.OrderId)
            .Select(payment => new { payment.OutTradeNo, payment.TransactionId, payment.Amount }).SingleAsync(ct);
        return report.OutTradeNo != payment.OutTradeNo || report.TransactionId != payment.TransactionId
            || (report.OrderTotal is { } total && total != payment.Amount);
    }

    private async Task<Outcome<Decision>> Succeed(
        Refund refund, Order order, IReadOnlyDictionary<PartyId, Money> posted, RefundReport report,
        CancellationToken ct)
    {
        var at = report.SucceededAt ?? clock.GetUtcNow();
        if (refund.Succeed(report.RefundId, at).Refusal is { } refusal) return refusal;
        var line = order.Lines.SingleOrDefault(one => one.Id == refund.LineId);
        if (line is null)
        {
            await books.Post(Refunded.Whole(refund), at, ct);
            order.CompleteLateRefund(refund.Amount);
            return new Decision(Applied: true);
        }

        if (line.IsSettled) await PostAfterSettlement(refund, order, line, posted, at, ct);
        else _ = await PostBeforeSettlement(refund, order, line, at, ct);
        await db.ReturnStock(order.CompleteRefund(line, refund.Parts, clock.GetUtcNow()), ct);
        return new Decision(Applied: true);
    }

    private Task<JournalEntry> PostBeforeSettlement(
        Refund refund, Order order, OrderLine line, DateTimeOffset at, CancellationToken ct)
    {
        line.RefundBeforeSettlement(refund.Parts);
        return books.Post(
            Refunded.BeforeSettlement(refund, SoldOf(line), order.FreightSettledAt is not null), at, ct);
    }

    /// <summary>Everybody gives back target minus posted (money R5), to the fen; a difference may be +1.</summary>
    private async Task PostAfterSettlement(
        Refund refund, Order order, OrderLine line, IReadOnlyDictionary<PartyId, Money> posted, DateTimeOffset at,
        CancellationToken ct)
    {
        var rule = await db.RevenueRules.AsNoTracking().SingleAsync(rule => rule.Id == line.RevenueRuleId, ct);
        var delta = line.RefundAfterSettlement(refund.Parts, rule, rule.SharesOf(posted));
        var entry = await books.Post(
            Refunded.AfterSettlement(refund, SoldOf(line), delta, order.FreightSettledAt is not null), at, ct);
        if (refund.Parts.Goods.IsZero) return;
        db.LineSettlements.Add(new LineSettlement(
            line, entry.PeriodId, -refund.Parts.Goods, delta, refund.OutRefundNo, clock.GetUtcNow()));
    }

    private static Sold SoldOf(OrderLine line) => new(line.Id, line.Number, line.HouseholdId);

    private async Task<Outcome<Decision>> Close(Refund refund, Order order, CancellationToken ct)
    {
        if (refund.Close().Refusal is { } refusal) return refusal;
        if (refund.LineId is not null) await db.FreeAgain(order, refund, clock.GetUtcNow(), ct);
        await Raise("refund.closed", refund.OutRefundNo, "微信关闭了这笔退款，钱没有退出去，请财务核对后重新处理", ct);
        return new Decision(Applied: true);
    }

    private async Task<Outcome<Decision>> GoAbnormal(Refund refund, string refundId, CancellationToken ct)
    {
        if (refund.Status == RefundStatus.Abnormal) return new Decision(Applied: false);
        if (refund.GoAbnormal(refundId).Refusal is { } refusal) return refusal;
        await Raise("refund.abnormal", refund.OutRefundNo, "退款异常：原路退不回去，请到微信商户平台处理", ct);
        return new Decision(Applied: true);
    }

    private async Task<Outcome<Decision>> Complain(Refusal complaint, string number, CancellationToken ct)
    {
        await Raise(complaint.Code, number, complaint.Sentence, ct);
        return new Decision(Applied: false, complaint);
    }

    private Task Raise(string code, string number, string sentence, CancellationToken ct) =>
        db.RaiseAlarm(new(code, number, sentence), clock.GetUtcNow(), ct);

    /// <summary>A complaint is refused outside, but its alarm must be kept, so inside it is a success.</summary>
    private sealed record Decision(bool Applied, Refusal? Complaint = null);
}
