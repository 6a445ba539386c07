using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>Asks WeChat about refunds that have no final word yet.</summary>
public sealed class AskAboutRefunds(
    VillageDb db, IPaymentGateway gateway, ConfirmRefund confirm, Worklist list, TimeProvider clock)
{
    private const int MostAtOnce = 200;
    private static readonly Worklist.List Refunds = new("refund", "查询退款结果");

    /// <summary>WeChat promises a few working days; after so long "processing" is no answer any more.</summary>
    private static readonly TimeSpan LongestProcessing = TimeSpan.FromDays(10);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public sealed record Command;

    /// <returns>Done: has its final word now. Left: still open.</returns>
    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Patience;
        var postponed = await list.Postponed(Refunds, ct);
        var open = await db.Refunds.AsNoTracking()
            .Where(refund => refund.SentAt <= before && !postponed.Contains(refund.OutRefundNo)
                && (refund.Status == RefundStatus.Approved || refund.Status == RefundStatus.Accepted
                    || refund.Status == RefundStatus.Abnormal))
            .OrderBy(refund => refund.SentAt).Take(MostAtOnce)
            .Select(refund => new Open(refund.OutRefundNo, refund.Status, refund.SentAt!.Value)).ToListAsync(ct);
        return await list.WorkOff(Refunds, open, static refund => refund.OutRefundNo, refund => Ask(refund, ct), ct);
    }

    private async Task<string?> Ask(Open refund, CancellationToken ct) =>
        await gateway.QueryRefund(refund.OutRefundNo, ct) switch
        {
            GatewayResult<RefundReport>.Ok(var report) => await Confirm(refund, report, ct),
            // Not there yet: the outbox still has it to send.
            GatewayResult<RefundReport>.Rejected { NotKnown: true }
                when refund.Status == RefundStatus.Approved =>
                Tally.AsExpected,
            GatewayResult<RefundReport>.Rejected(var code, _) => code,
            _ => "unknown",
        };

    private async Task<string?> Confirm(Open refund, RefundReport report, CancellationToken ct)
    {
        var confirmed = await confirm.Run(new(report), ct);
        if (confirmed.Refusal is { } refusal) return refusal.Code;
        return report.State switch
        {
            RefundState.Succeeded or RefundState.Closed => null,
            RefundState.Processing when clock.GetUtcNow() - refund.SentAt < LongestProcessing => Tally.AsExpected,
            _ => report.State.ToString(),
        };
    }

    private sealed record Open(string OutRefundNo, RefundStatus Status, DateTimeOffset SentAt)
    {
        public override string ToString() => OutRefundNo;
    }
}
