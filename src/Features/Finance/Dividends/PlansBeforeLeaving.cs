using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Households;
using VillageCloud.Features.People.Households;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>Plans in which a household that wants to leave stands, and months of which it will have its share.
/// </summary>
public sealed class PlansBeforeLeaving(VillageDb db) : ILeavingMatter
{
    private static readonly PlanStatus[] UnderWay = [PlanStatus.Drafted, PlanStatus.Disclosed, PlanStatus.Approved];

    public async Task<IReadOnlyList<LeavingItem>> Look(Household household, DateOnly day, CancellationToken ct)
    {
        var items = new List<LeavingItem>();
        var open = await (
            from plan in db.DividendPlans.AsNoTracking()
            join period in db.Periods on plan.PeriodId equals period.Id
            where UnderWay.Contains(plan.Status) && plan.Shares.Any(share => share.HouseholdId == household.Id)
            orderby period.FirstDay
            select period).ToListAsync(ct);
        if (open.Count > 0)
        {
            items.Add(new(
                LeavingMatter.OpenPlan, Amount: null, Blocks: true,
                $"{TitlesOf(open)} 的分红方案里有这户，还没有入账，请先入账，或者驳回、撤回那份方案"));
        }

        if (await db.PlanObjections.AnyAsync(
            one => one.HouseholdId == household.Id && one.Status == ObjectionStatus.Open, ct))
        {
            items.Add(new(
                LeavingMatter.OpenObjection, Amount: null, Blocks: true, "这户对分红方案的意见还没有答复，请先答复"));
        }

        if (household.IsMember) items.AddRange(await Unplanned(day, ct));
        return items;
    }

    private async Task<IEnumerable<LeavingItem>> Unplanned(DateOnly day, CancellationToken ct)
    {
        var months = await db.Periods.AsNoTracking()
            .Where(period => period.Status == PeriodStatus.Closed && period.LastDay < day
                && !db.DividendPlans.Any(plan => plan.PeriodId == period.Id && plan.Status != PlanStatus.Declined))
            .OrderBy(period => period.FirstDay).ToListAsync(ct);
        return months.Count == 0
            ? []
            :
            [
                new LeavingItem(
                    LeavingMatter.UnplannedMonths, Amount: null, Blocks: false,
                    $"{TitlesOf(months)} 结了账、还没有分红方案，这户那时是成员，以后照样有它的一份"),
            ];
    }

    private static string TitlesOf(List<AccountingPeriod> periods) =>
        string.Join("、", periods.Select(period => period.Title));
}
