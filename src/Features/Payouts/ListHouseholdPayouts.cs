using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Payouts;

/// <summary>What a household was paid, is being paid, and has to confirm in WeChat; newest first.</summary>
public sealed class ListHouseholdPayouts(VillageDb db)
{
    public async Task<Outcome<IReadOnlyList<PayoutView>>> Run(Query query, CancellationToken ct)
    {
        var household = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .FirstOrDefaultAsync(one => one.Id == query.Household, ct);
        if (household is null) return new HouseholdUnknown();
        var payouts = await db.Payouts.AsNoTracking()
            .Where(payout => payout.HouseholdId == query.Household && payout.Status != PayoutStatus.Drafted)
            .OrderByDescending(payout => payout.Id).ToListAsync(ct);
        return new Outcome<IReadOnlyList<PayoutView>>(await PayoutView.Of(db, payouts, ct));
    }

    public sealed record Query(HouseholdId Household);
}

public sealed record HouseholdUnknown()
    : Refusal("household.unknown", "没有找到这户，请从名册里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}
