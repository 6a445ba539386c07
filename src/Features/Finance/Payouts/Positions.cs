using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Features.Finance.Payouts;

internal static class Positions
{
    /// <summary>How that household and the village stand with each other now.</summary>
    public static async Task<HouseholdPosition> PositionOf(
        this VillageDb db, Books books, HouseholdId household, CancellationToken ct)
    {
        var minimum = await db.Cooperatives.AsNoTracking().Where(one => one.Id == db.Tenant.Id)
            .Select(one => one.Terms.MinimumPayout.Fen).SingleAsync(ct);
        return HouseholdPosition.Of(
            -await books.Balance(Account.GoodsPayable, ct, household),
            -await books.Balance(Account.DividendPayable, ct, household),
            -await books.Balance(Account.PayoutInTransit, ct, household), new(minimum));
    }
}
