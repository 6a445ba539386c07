using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Approvals;

/// <summary>What waits for a second person while a month is closed.</summary>
public sealed class DecisionsBeforeClose(ListApprovals approvals) : ICloseMatter
{
    public async Task<IReadOnlyList<CloseItem>> Look(AccountingPeriod period, CancellationToken ct)
    {
        var count = await approvals.CountWaiting(ct);
        return
        [
            new(
                CloseMatter.WaitingDecisions, count, Amount: null, Blocks: false,
                $"{count} 件事等着复核，结账以后才复核的，记在复核的那个月"),
        ];
    }
}
