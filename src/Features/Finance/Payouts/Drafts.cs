using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Payouts;

/// <summary>What every draft has in common, whatever it pays.</summary>
internal static class Drafts
{
    /// <summary>Says of each payout whether the last one arrived at the same payee, and saves the batch.</summary>
    public static async Task<PayoutBatch> AddDraft(
        this VillageDb db, IReadOnlyList<Payout> payouts, StaffId by, DateTimeOffset now, CancellationToken ct)
    {
        var lastOf = await db.LastArrivals([.. payouts.Select(payout => payout.HouseholdId).Distinct()], ct);
        foreach (var payout in payouts) payout.CompareWith(lastOf.GetValueOrDefault(payout.HouseholdId));
        var batch = new PayoutBatch(db.Tenant.Id, Numbers.PayoutBatch(now), payouts, by, now);
        db.PayoutBatches.Add(batch);
        await db.SaveChangesAsync(ct);
        return batch;
    }

    /// <summary>The last payout that arrived, of each household at which one ever did.</summary>
    public static async Task<Dictionary<HouseholdId, Payout>> LastArrivals(
        this VillageDb db, IReadOnlyList<HouseholdId> households, CancellationToken ct)
    {
        var last = await db.Payouts.AsNoTracking()
            .Where(payout => households.Contains(payout.HouseholdId) && payout.Status == PayoutStatus.Succeeded)
            .GroupBy(payout => payout.HouseholdId)
            .Select(household => household.OrderByDescending(payout => payout.Id).First())
            .ToListAsync(ct);
        return last.ToDictionary(payout => payout.HouseholdId);
    }

    /// <summary>The households whose money would go elsewhere now than where it was agreed on.</summary>
    public static async Task<IReadOnlyList<Household>> ChangedPayees(
        this VillageDb db, IReadOnlyList<Payout> payouts, CancellationToken ct)
    {
        var ids = payouts.Select(payout => payout.HouseholdId).Distinct().ToList();
        var households = await db.Households.AsNoTracking().Where(household => ids.Contains(household.Id))
            .ToDictionaryAsync(household => household.Id, ct);
        return
        [
            .. payouts.Where(payout => !payout.IsFor(households[payout.HouseholdId]))
                .Select(payout => households[payout.HouseholdId]).DistinctBy(household => household.Number)
                .OrderBy(household => household.Number),
        ];
    }
}
