using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>How much waits for a household to be taken, by the phone that asks and by others: the first is what the red
/// dot of the phone is about.</summary>
public sealed class SumWaitingMoney(VillageDb db, TimeProvider clock)
{
    public async Task<Sums> Run(Query query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var waiting = await db.Payouts.ToBeTaken(now).Where(payout => payout.HouseholdId == query.Household)
            .Select(payout => new
            {
                payout.Amount,
                IsMine = db.Shoppers.Any(one => one.Id == query.Shopper && one.OpenId == payout.Target.OpenId),
            })
            .ToListAsync(ct);
        return new(
            Money.Sum(waiting.Where(one => one.IsMine).Select(one => one.Amount)),
            Money.Sum(waiting.Where(one => !one.IsMine).Select(one => one.Amount)));
    }

    public sealed record Query(HouseholdId Household, ShopperId Shopper);

    /// <param name="Mine">This phone can take it.</param>
    /// <param name="Others">Whoever it was sent to takes it on another phone.</param>
    public sealed record Sums(Money Mine, Money Others);
}
