using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>How much waits for a household to be taken: what the red dot of the phone is about.</summary>
public sealed class SumWaitingMoney(VillageDb db, TimeProvider clock)
{
    public async Task<Money> Run(HouseholdId household, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return new(await db.Payouts
            .Where(payout => payout.HouseholdId == household && payout.Status == PayoutStatus.WaitingForPayee
                && payout.ConfirmBefore > now)
            .SumAsync(payout => payout.Amount.Fen, ct));
    }
}
