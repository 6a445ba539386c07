using VillageCloud.Data;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Finance.Ledger;

namespace VillageCloud.Features.Finance.Ledger;

internal static class WaitingCosts
{
    /// <summary>Of that month, and not decided yet: once it is closed they could not be booked any more.</summary>
    public static IQueryable<CostVoucher> CostsWaiting(this VillageDb db, AccountingPeriod period)
    {
        var (first, last) = (period.FirstDay, period.LastDay);
        return db.CostVouchers.Where(
            one => one.Status == CostStatus.Requested && one.Day >= first && one.Day <= last);
    }
}
