using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Payments;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Payouts;

/// <summary>Asks WeChat about every transfer without a final word, so that a lost notice costs time and nothing else.
/// </summary>
public sealed class AskAboutTransfers(
    VillageDb db, UnitOfWork work, IMerchantTransfer transfers, ApplyTransferReport apply, SubmitTransfer submit,
    TimeProvider clock)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(10);

    /// <summary>WeChat forgets after 30 days; then only the fund bill knows, and "not found" proves nothing.</summary>
    private static readonly TimeSpan WeChatRemembers = TimeSpan.FromDays(29);

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = await db.Payouts.AsNoTracking()
            .Where(payout => payout.Channel == PayoutChannel.WeChat && payout.NextQueryAt <= now
                && (payout.Status == PayoutStatus.Submitted || payout.Status == PayoutStatus.WaitingForPayee))
            .OrderBy(payout => payout.NextQueryAt).Take(command.Max)
            .Select(payout => new { payout.OutBillNo, payout.SubmittedAt }).ToListAsync(ct);
        var finished = 0;
        foreach (var payout in open)
        {
            var asked = now - payout.SubmittedAt > WeChatRemembers
                ? await LeaveToPeople(payout.OutBillNo, ct)
                : await Ask(payout.OutBillNo, ct);
            if (asked.Refusal is { } refusal) return refusal;
            if (asked.Value is PayoutStatus.Succeeded or PayoutStatus.Failed) finished++;
        }

        return new Result(open.Count, finished);
    }

    private async Task<Outcome<PayoutStatus?>> Ask(string outBillNo, CancellationToken ct)
    {
        switch (await transfers.Query(outBillNo, ct))
        {
            case GatewayResult<TransferReport>.Ok ok:
                var applied = await apply.Run(new(ok.Value), ct);
                if (applied.Refusal is { } refusal) return refusal;
                // Only the transfer call answers what opens the confirm page; the same number answers it again.
                if (applied.Value.Status == PayoutStatus.WaitingForPayee) return await SubmitAgain(outBillNo, ct);
                if (applied.Value.IsAlarmed) return await Postpone(outBillNo, ct);
                return applied.Value.Status;
            case GatewayResult<TransferReport>.Rejected { NotKnown: true }:
                return await SubmitAgain(outBillNo, ct);
            default:
                return await Postpone(outBillNo, ct);
        }
    }

    private async Task<Outcome<PayoutStatus?>> SubmitAgain(string outBillNo, CancellationToken ct)
    {
        var submitted = await submit.Run(new(outBillNo), ct);
        if (submitted.Refusal is { } refusal) return refusal;
        return await Postpone(outBillNo, ct);
    }

    private Task<Outcome<PayoutStatus?>> Postpone(string outBillNo, CancellationToken ct) => work.Do(
        async () =>
        {
            var payout = await db.Payouts.SingleAsync(one => one.OutBillNo == outBillNo, ct);
            var now = clock.GetUtcNow();
            if (payout.IsOpen && payout.NextQueryAt <= now) payout.AskAgain(now + AskAgainAfter);
            return new Outcome<PayoutStatus?>(payout.Status);
        },
        ct);

    private Task<Outcome<PayoutStatus?>> LeaveToPeople(string outBillNo, CancellationToken ct) => work.Do(
        async () =>
        {
            const string Code = "payout.too_old_to_ask";
            var now = clock.GetUtcNow();
            var payout = await db.Payouts.SingleAsync(one => one.OutBillNo == outBillNo, ct);
            if (payout.IsOpen) payout.AskAgain(now.AddDays(1));
            if (!await db.Alarms.AnyAsync(alarm => alarm.Code == Code && alarm.Subject == outBillNo, ct))
            {
                db.Alarms.Add(new(
                    db.Tenant.Id, Code, outBillNo, $"付款 {outBillNo} 超过 29 天没有结果，微信已查不到，请对照资金账单核对", now));
            }

            return new Outcome<PayoutStatus?>(payout.Status);
        },
        ct);

    public sealed record Command(int Max = 100);

    public sealed record Result(int Asked, int Finished);
}
