using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payments;

/// <summary>Believes WeChat that something was paid, once, whether a notice or our own question says so. A
/// mini-program, a merchant, a payer or an amount that isn't ours changes nothing but raises an alarm.</summary>
public sealed class ConfirmPayment(
    VillageDb db, UnitOfWork work, Books books, IPaidFor paidFor, Merchant ours, TimeProvider clock)
{
    public sealed record Command(PaymentReport Report);

    /// <param name="Applied">False when it was known already, or nothing was paid yet.</param>
    public sealed record Result(bool Applied);

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var report = command.Report;
        if (report is not { State: TradeState.Paid or TradeState.Refunding, TransactionId: { } transactionId })
            return new Result(Applied: false);
        var decided = await work.Do(() => Decide(report, transactionId, ct), ct);
        if (decided.Refusal is { } refusal) return refusal;
        return decided.Value.Complaint is { } complaint ? complaint : new Result(decided.Value.Applied);
    }

    private async Task<Outcome<Decision>> Decide(PaymentReport report, string transactionId, CancellationToken ct)
    {
        var payment = await db.Payments.SingleOrDefaultAsync(
            payment => payment.OutTradeNo == report.OutTradeNo, ct);
        if (payment is null) return await Complain(new PaymentNumberUnknown(), report.OutTradeNo, ct);
        if (await IsForeign(report, payment, ct))
            return await Complain(new PaymentNotOurs(), report.OutTradeNo, ct);
        if (report.Total != payment.Amount)
        {
            var differs = new PaymentAmountDiffers(payment.Amount, report.Total ?? Money.Zero);
            return await Complain(differs, report.OutTradeNo, ct);
        }

        if (payment.Status == PaymentStatus.Succeeded) return new Decision(Applied: false);
        var paidAt = report.PaidAt ?? clock.GetUtcNow();
        if (payment.Succeed(transactionId, paidAt).Refusal is { } closed) return closed;
        await books.Post(SalePaid.Entry(transactionId, payment.OutTradeNo, payment.Amount), paidAt, ct);
        return (await paidFor.Paid(payment, paidAt, ct)).Refusal is { } refusal
            ? refusal
            : new Decision(Applied: true);
    }

    /// <summary>We asked one person under one mini-program to pay; nobody else can pay that number.</summary>
    private async Task<bool> IsForeign(PaymentReport report, Payment payment, CancellationToken ct)
    {
        if (report.MchId != ours.MchId || report.AppId != ours.AppId) return true;
        if (report.OpenId is not { } payer) return false;
        var asked = await db.Shoppers.AsNoTracking().Where(shopper => shopper.Id == payment.PayerId)
            .Select(shopper => shopper.OpenId).SingleAsync(ct);
        return !string.Equals(payer, asked, StringComparison.Ordinal);
    }

    private async Task<Outcome<Decision>> Complain(Refusal complaint, string number, CancellationToken ct)
    {
        await db.RaiseAlarm(new(complaint.Code, number, complaint.Sentence), clock.GetUtcNow(), ct);
        return new Decision(Applied: false, complaint);
    }

    /// <summary>A complaint is refused outside, but its alarm must be kept, so inside it is a success.</summary>
    private sealed record Decision(bool Applied, Refusal? Complaint = null);
}
