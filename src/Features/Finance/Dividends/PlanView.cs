using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>A plan as people read it; shares by household number.</summary>
/// <param name="Notes">What a reader should know of the figures; told when the plan is drafted or previewed.</param>
public sealed record PlanView(
    DividendPlanId Id, PeriodId PeriodId, string PeriodTitle, PlanStatus Status, Money Surplus, Money PriorLoss,
    Money Reserve, Money Distributable, Money PatronagePool, Money CapitalPool, string Fingerprint, TwoPeople People,
    DateTimeOffset? DisclosedAt, DateTimeOffset? AllocatedAt, IReadOnlyList<ShareView> Shares,
    IReadOnlyList<string> Notes)
{
    /// <summary>Null of one that was only tried, or was drafted this moment.</summary>
    public PlanCourse? Course { get; init; }

    internal static async Task<PlanView> Of(
        VillageDb db, DividendPlan plan, IReadOnlyList<string> notes, CancellationToken ct)
    {
        var period = await db.Periods.AsNoTracking().SingleAsync(one => one.Id == plan.PeriodId, ct);
        var households = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .Select(household => new { household.Id, household.Number, household.Name })
            .ToDictionaryAsync(household => household.Id, ct);
        var shares = plan.Shares
            .Select(share => new ShareView(
                share.HouseholdId, households[share.HouseholdId].Number, households[share.HouseholdId].Name,
                share.Volume,
                share.CapitalWeight, share.Patronage, share.Capital, share.CarryIn, share.Payout, share.CarryOut))
            .OrderBy(share => share.Number).ToList();
        return new PlanView(
            plan.Id, plan.PeriodId, period.Title, plan.Status, plan.Surplus, plan.PriorLoss, plan.Reserve,
            plan.Distributable, plan.PatronagePool, plan.CapitalPool, plan.Fingerprint, plan.People,
            plan.DisclosedAt, plan.AllocatedAt, shares, notes);
    }
}

public sealed record ShareView(
    HouseholdId HouseholdId, int Number, string Name, Money Volume, Money CapitalWeight, Money Patronage, Money Capital,
    Money CarryIn, Money Payout, Money CarryOut);
