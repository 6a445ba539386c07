using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>Asks WeChat about every transfer without a final word, so that a lost notice costs time and nothing else.
/// </summary>
public sealed class AskAboutTransfers(
    VillageDb db, UnitOfWork work, IMerchantTransfer transfers, ApplyTransferReport apply, SubmitTransfer submit,
    Worklist list, TimeProvider clock)
{
    internal const string TooOld = "payout.too_old_to_ask";

    private static readonly Worklist.List Transfers = new("payout", "查询转账结果");

    private static readonly TimeSpan LongestOpen = TimeSpan.FromDays(3);

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(10);

    /// <summary>WeChat forgets after 30 days; then only the fund bill knows, and "not found" proves nothing.</summary>
    internal static readonly TimeSpan WeChatRemembers = TimeSpan.FromDays(29);

    /// <returns>Done: has its final word now. Left: to be asked again; a household that hasn't confirmed yet is no
    /// trouble.</returns>
    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var postponed = await list.Postponed(Transfers, ct);
        var open = await db.Payouts.AsNoTracking()
            .Where(payout => payout.Channel == PayoutChannel.WeChat && payout.NextQueryAt <= now
                && !postponed.Contains(payout.OutBillNo)
                && (payout.Status == PayoutStatus.Submitted || payout.Status == PayoutStatus.WaitingForPayee))
            .OrderBy(payout => payout.NextQueryAt).Take(command.Max)
            .Select(payout => new Open(payout.OutBillNo, payout.SubmittedAt)).ToListAsync(ct);
        return await list.WorkOff(Transfers, open, static one => one.OutBillNo, one => Follow(one, now, ct), ct);
    }

    private async Task<string?> Follow(Open payout, DateTimeOffset now, CancellationToken ct)
    {
        if (now - payout.SubmittedAt > WeChatRemembers)
            return (await LeaveToPeople(payout.OutBillNo, ct)).Refusal?.Code ?? Tally.AsExpected;
        var problem = await Ask(payout.OutBillNo, ct);
        // WeChat gives a household a day to confirm; what isn't decided long after that is unclear.
        return problem == Tally.AsExpected && now - payout.SubmittedAt > LongestOpen ? "still open" : problem;
    }

    private async Task<string?> Ask(string outBillNo, CancellationToken ct)
    {
        switch (await transfers.Query(outBillNo, ct))
        {
            case GatewayResult<TransferReport>.Ok ok:
                var applied = await apply.Run(new(ok.Value), ct);
                if (applied.Refusal is { } refusal) return refusal.Code;
                if (applied.Value.Status is PayoutStatus.Succeeded or PayoutStatus.Failed) return null;
                // Only the transfer call answers what opens the confirm page; the same number answers it again.
                if (applied.Value.Status == PayoutStatus.WaitingForPayee) return await SubmitAgain(outBillNo, ct);
                return applied.Value.IsAlarmed ? await AskAgain(outBillNo, Tally.AsExpected, ct) : Tally.AsExpected;
            case GatewayResult<TransferReport>.Rejected { NotKnown: true }:
                return await SubmitAgain(outBillNo, ct);
            case GatewayResult<TransferReport>.Rejected no:
                return await AskAgain(outBillNo, no.Code, ct);
            default:
                return await AskAgain(outBillNo, "unknown", ct);
        }
    }

    private async Task<string?> SubmitAgain(string outBillNo, CancellationToken ct)
    {
        var submitted = await submit.Run(new(outBillNo), ct);
        return submitted.Refusal is { } refusal ? refusal.Code : await AskAgain(outBillNo, Tally.AsExpected, ct);
    }

    private async Task<string?> AskAgain(string outBillNo, string problem, CancellationToken ct)
    {
        var postponed = await Postpone(outBillNo, ct);
        if (postponed.Refusal is { } refusal) return refusal.Code;
        return postponed.Value is PayoutStatus.Succeeded or PayoutStatus.Failed ? null : problem;
    }

    private Task<Outcome<PayoutStatus?>> Postpone(string outBillNo, CancellationToken ct) => work.Do(
        async () =>
        {
            var payout = await db.Payouts.SingleAsync(one => one.OutBillNo == outBillNo, ct);
            var now = clock.GetUtcNow();
            // What ended while WeChat was asked needs no more asking.
            if (payout.NextQueryAt <= now) _ = payout.AskAgain(now + AskAgainAfter);
            return new Outcome<PayoutStatus?>(payout.Status);
        },
        ct);

    private Task<Outcome<PayoutStatus?>> LeaveToPeople(string outBillNo, CancellationToken ct) => work.Do(
        async () =>
        {
            var now = clock.GetUtcNow();
            var payout = await db.Payouts.SingleAsync(one => one.OutBillNo == outBillNo, ct);
            _ = payout.AskAgain(now.AddDays(1));
            await db.RaiseAlarm(
                new(
                    TooOld, outBillNo,
                    $"付款 {outBillNo} 超过 29 天没有结果，微信已查不到，请对照资金账单核对"), now, ct);
            return new Outcome<PayoutStatus?>(payout.Status);
        },
        ct);

    public sealed record Command(int Max = 100);

    private sealed record Open(string OutBillNo, DateTimeOffset? SubmittedAt)
    {
        public override string ToString() => OutBillNo;
    }
}
