using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>Believes WeChat's word on a refund, once: posts the money that went back, frees what didn't, and calls a
/// person where it is stuck.</summary>
public sealed class ConfirmRefund(VillageDb db, UnitOfWork work, Books books, TimeProvider clock)
{
    internal const string Refused = "refund.refused";
    internal const string Closed = "refund.closed";
    private const string Abnormal = "refund.abnormal";

    private readonly GiveBack giveBack = new(db, books, clock);

    public sealed record Command(RefundReport Report);

    /// <param name="Applied">False when it was known already.</param>
    public sealed record Result(bool Applied);

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var decided = await work.Do(() => Decide(command.Report, ct), ct);
        if (decided.Refusal is { } refusal) return refusal;
        return decided.Value.Complaint is { } complaint ? complaint : new Result(decided.Value.Applied);
    }

    /// <summary>WeChat said no to it and knows nothing of it: nothing went back, and another one may be asked for.
    /// </summary>
    internal Task<Outcome<Result>> WasRefused(string outRefundNo, string code, CancellationToken ct) =>
        work.Do<Result>(
            async () =>
            {
                if (await db.FindRefund(outRefundNo, ct) is not ({ Status: RefundStatus.Approved } refund, var sold))
                    return new Result(Applied: false);
                await db.EndAlarms([SubmitRefund.Alarm], outRefundNo, clock.GetUtcNow(), ct);
                var sentence = $"微信没有接受退款 {outRefundNo}（{code}），{refund.Amount} 元没有退出去。"
                    + "请查明原因，再打开这笔订单重新申请退款，或者用别的办法退给顾客";
                await End(refund, sold, Refused, sentence, ct);
                return new Result(Applied: true);
            },
            ct);

    private async Task<Outcome<Decision>> Decide(RefundReport report, CancellationToken ct)
    {
        if (await db.FindRefund(report.OutRefundNo, ct) is not ({ SentAt: not null } refund, var sold))
            return await Complain(new RefundNumberUnknown(), report.OutRefundNo, ct);
        if (report.Amount != refund.Amount)
            return await Complain(new RefundAmountDiffers(refund.Amount, report.Amount), refund.OutRefundNo, ct);
        if (await IsForeign(report, refund, ct))
            return await Complain(new RefundNotOurs(), refund.OutRefundNo, ct);
        if (!refund.IsOpen) return new Decision(Applied: false);
        await EndWhatWasTold(refund, report.State, ct);
        return report.State switch
        {
            RefundState.Succeeded => await Succeed(refund, sold, report, ct),
            RefundState.Closed => await Close(refund, sold, ct),
            RefundState.Abnormal => await GoAbnormal(refund, report.RefundId, ct),
            _ => new Decision(refund.Status == RefundStatus.Approved && !refund.Accept(report.RefundId).IsRefused),
        };
    }

    /// <summary>That WeChat didn't take it is over with its first word, that it can't go back with the last.</summary>
    private async Task EndWhatWasTold(Refund refund, RefundState state, CancellationToken ct)
    {
        var isEnd = state is RefundState.Succeeded or RefundState.Closed;
        var over = refund.Status == RefundStatus.Approved ? SubmitRefund.Alarm
            : refund.Status == RefundStatus.Abnormal && isEnd ? Abnormal : null;
        if (over is not null) await db.EndAlarms([over], refund.OutRefundNo, clock.GetUtcNow(), ct);
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
        Refund refund, SoldOrder sold, RefundReport report, CancellationToken ct)
    {
        var at = report.SucceededAt ?? clock.GetUtcNow();
        if (refund.Succeed(report.RefundId, at).Refusal is { } refusal) return refusal;
        if (sold.LineOf(refund.SaleId) is { } line)
        {
            await giveBack.Post(refund, sold.SaleOf(line)!, sold.Freight, at, ct);
            var now = clock.GetUtcNow();
            var back = sold.CompleteRefund(line, refund.Parts, now);
            await db.ReturnStock(
                back.Select(one => StockMovement.Refunded(db.Tenant.Id, one, refund.OutRefundNo, now)), ct);
        }
        else
        {
            await books.Post(Refunded.Whole(refund), at, ct);
            sold.Order.CompleteLateRefund(refund.Amount);
        }

        await db.EndWhatIsMadeGood(sold, refund, clock.GetUtcNow(), ct);
        return new Decision(Applied: true);
    }

    private async Task<Outcome<Decision>> Close(Refund refund, SoldOrder sold, CancellationToken ct)
    {
        var sentence = $"微信关闭了退款 {refund.OutRefundNo}，{refund.Amount} 元没有退出去，请打开这笔订单重新申请退款";
        await End(refund, sold, Closed, sentence, ct);
        return new Decision(Applied: true);
    }

    /// <summary>Nothing went back, and somebody is called to the order.</summary>
    private async Task End(Refund refund, SoldOrder sold, string alarm, string sentence, CancellationToken ct)
    {
        refund.Close().OrThrow();
        await db.FreeAgain(sold, refund, clock.GetUtcNow(), ct);
        await Raise(alarm, sold.Order.Number, sentence, ct);
    }

    private async Task<Outcome<Decision>> GoAbnormal(Refund refund, string refundId, CancellationToken ct)
    {
        if (refund.Status == RefundStatus.Abnormal) return new Decision(Applied: false);
        if (refund.GoAbnormal(refundId).Refusal is { } refusal) return refusal;
        await Raise(Abnormal, refund.OutRefundNo, "退款异常：原路退不回去，请到微信商户平台处理", ct);
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
