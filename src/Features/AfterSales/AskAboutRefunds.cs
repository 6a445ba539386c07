using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.AfterSales;
using VillageCloud.Domain.Payments;

namespace VillageCloud.Features.AfterSales;

/// <summary>Asks WeChat about refunds that have no final word yet.</summary>
public sealed class AskAboutRefunds(VillageDb db, IPaymentGateway gateway, ConfirmRefund confirm, TimeProvider clock)
{
    private const int MostAtOnce = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public sealed record Command;

    /// <returns>Done: has its final word now. Left: still open.</returns>
    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Patience;
        var open = await db.Refunds.AsNoTracking()
            .Where(refund => refund.RequestedAt <= before
                && (refund.Status == RefundStatus.Requested || refund.Status == RefundStatus.Accepted
                    || refund.Status == RefundStatus.Abnormal))
            .OrderBy(refund => refund.RequestedAt).Take(MostAtOnce)
            .Select(refund => refund.OutRefundNo).ToListAsync(ct);
        return await Tally.Of(open, number => Ask(number, ct));
    }

    private async Task<string?> Ask(string outRefundNo, CancellationToken ct) =>
        await gateway.QueryRefund(outRefundNo, ct) switch
        {
            GatewayResult<RefundReport>.Ok(var report) => await Confirm(report, ct),
            // Not there yet: the outbox still has it to send.
            GatewayResult<RefundReport>.Rejected(var code, _) => code,
            _ => "unknown",
        };

    private async Task<string?> Confirm(RefundReport report, CancellationToken ct)
    {
        var confirmed = await confirm.Run(new(report), ct);
        if (confirmed.Refusal is { } refusal) return refusal.Code;
        return report.State is RefundState.Succeeded or RefundState.Closed ? null : report.State.ToString();
    }
}
