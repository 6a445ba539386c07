using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Reminders;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Takes in what WeChat says of a transfer, from an answer, a notice or a query, in any order and any number
/// of times.</summary>
public sealed class ApplyTransferReport(VillageDb db, UnitOfWork work, Books books, Merchant ours, TimeProvider clock)
{
    private const int LongestReason = 64;

    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) =>
        work.Do(() => Apply(command.Report, ct), ct);

    private async Task<Outcome<Result>> Apply(TransferReport report, CancellationToken ct)
    {
        var payout = await db.Payouts.FirstOrDefaultAsync(one => one.OutBillNo == report.OutBillNo, ct);
        if (payout is null) return await Raise(TransferDoubt.Unknown(report), status: null, ct);
        if (TransferDoubt.Of(report, payout, ours) is { } doubt) return await Raise(doubt, payout.Status, ct);
        return report.State switch
        {
            TransferState.Succeeded => await Succeed(payout, report, ct),
            TransferState.Failed or TransferState.Cancelled => await TakeBack(payout, report, ct),
            _ => await Progress(payout, report, ct),
        };
    }

    /// <summary>Definitely not paid: the household has its claim back. Also for a refusal of the transfer itself; works
    /// inside a unit of work.</summary>
    internal async Task<Outcome<Result>> Fail(
        string outBillNo, string? transferBillNo, string reason, CancellationToken ct)
    {
        var payout = await db.Payouts.FirstOrDefaultAsync(one => one.OutBillNo == outBillNo, ct);
        if (payout is null) return new PayoutNotFound();
        return await Fail(payout, transferBillNo, reason, ct);
    }

    private async Task<Outcome<Result>> Succeed(Payout payout, TransferReport report, CancellationToken ct)
    {
        if (payout.Status == PayoutStatus.Succeeded) return new Result(payout.Status);
        if (!payout.IsOpen)
            return await Raise(TransferDoubt.PaidAfterFailure(payout), payout.Status, ct);

        // Booked on the day on which WeChat moved the money, so that our day and the bill's day agree.
        var at = report.UpdatedAt ?? clock.GetUtcNow();
        if (payout.Succeed(report.TransferBillNo, at).Refusal is { } refusal) return refusal;
        await books.Post(PayoutArrived.Entry(payout), at, ct);
        await EndWhatWasTold(payout, ct);
        return new Result(payout.Status);
    }

    private async Task<Outcome<Result>> TakeBack(Payout payout, TransferReport report, CancellationToken ct)
    {
        if (payout.Status is PayoutStatus.Failed or PayoutStatus.Reissued) return new Result(payout.Status);
        if (!payout.IsOpen)
            return await Raise(TransferDoubt.FailedAfterSuccess(payout), payout.Status, ct);

        var reason = report.State == TransferState.Cancelled ? "MCH_CANCEL" : "OTHER_FAIL_REASON_TYPE";
        return await Fail(payout, report.TransferBillNo, report.FailReason ?? reason, ct);
    }

    private async Task<Outcome<Result>> Fail(
        Payout payout, string? transferBillNo, string reason, CancellationToken ct)
    {
        if (payout.Status is PayoutStatus.Failed or PayoutStatus.Reissued) return new Result(payout.Status);
        var now = clock.GetUtcNow();
        var kept = reason.AtMost(LongestReason);
        if (payout.Fail(transferBillNo, kept, now).Refusal is { } refusal) return refusal;
        await books.Reverse(PayoutSent.Void(payout), now, ct);
        await EndWhatWasTold(payout, ct);
        return new Result(payout.Status);
    }

    // People were called to it weeks after it was sent; to all others nobody was.
    private async Task EndWhatWasTold(Payout payout, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now - payout.SubmittedAt > AskAboutTransfers.WeChatRemembers)
            await db.EndAlarms([AskAboutTransfers.TooOld], payout.OutBillNo, now, ct);
    }

    // A report that comes late, when the end is known already, changes nothing.
    private async Task<Outcome<Result>> Progress(Payout payout, TransferReport report, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var waited = payout.Status == PayoutStatus.WaitingForPayee;
        if (payout.IsOpen && payout.Progress(report, now).Refusal is { } refusal) return refusal;
        if (!waited && payout is { Status: PayoutStatus.WaitingForPayee, IsCancelling: false })
            await db.Remind(payout, ReminderTopic.TransferWaiting, now, ct);
        return new Result(payout.Status);
    }

    private async Task<Outcome<Result>> Raise(TransferDoubt doubt, PayoutStatus? status, CancellationToken ct)
    {
        if (!await db.Alarms.AnyAsync(alarm => alarm.Code == doubt.Code && alarm.Subject == doubt.Subject, ct))
            db.Alarms.Add(new(db.Tenant.Id, doubt.Code, doubt.Subject, doubt.Sentence, clock.GetUtcNow()));
        return new Result(status, IsAlarmed: true);
    }

    public sealed record Command(TransferReport Report);

    /// <param name="Status">Null when we have no such payout.</param>
    public sealed record Result(PayoutStatus? Status, bool IsAlarmed = false);
}
