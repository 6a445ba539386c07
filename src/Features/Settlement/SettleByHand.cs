using VillageCloud.Domain.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Settlement;

/// <summary>The treasurer settles what is due without waiting for the job, having seen and typed its total. Something
/// that fell due since then refuses: nobody posts a sum that they didn't see.</summary>
public sealed class SettleByHand(UnitOfWork work, SettleDueLines settle)
{
    internal const int Most = 500;

    public Task<Outcome<SettlementSum>> Run(Command command, CancellationToken ct) => work.Once<SettlementSum>(
        $"settlement.by_hand:{command.By.Value}", command.Key, command with { Key = default },
        async () =>
        {
            var settled = await settle.SettleInOneGo(Most, ct);
            if (settled.Refusal is { } refusal) return refusal;
            if (settled.Value.Total != command.TypedTotal) return new TotalDiffers(settled.Value.Total);
            return settled;
        },
        ct);

    /// <param name="TypedTotal">Must be the total of the preview.</param>
    public sealed record Command(IdempotencyKey Key, StaffId By, Money TypedTotal);
}
