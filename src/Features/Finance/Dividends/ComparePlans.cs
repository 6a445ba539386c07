using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>Two plans side by side, household by household: this month's and the last one's, or a plan and the one that
/// took its place.</summary>
public sealed class ComparePlans(VillageDb db, GetPlan get)
{
    public Task<Outcome<PlanComparison>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => Compare(query, ct), ct);

    private async Task<Outcome<PlanComparison>> Compare(Query query, CancellationToken ct)
    {
        var first = await get.Read(query.First, ct);
        if (first.Refusal is { } missing) return missing;
        var second = await get.Read(query.Second, ct);
        if (second.Refusal is { } refusal) return refusal;
        var (before, after) = (first.Value, second.Value);
        var ofBefore = before.Shares.ToDictionary(share => share.HouseholdId);
        var ofAfter = after.Shares.ToDictionary(share => share.HouseholdId);
        var everybody = before.Shares.Concat(after.Shares).DistinctBy(share => share.HouseholdId)
            .OrderBy(share => share.Number);
        return new PlanComparison(
            PlanSums.Of(before), PlanSums.Of(after),
            [
                .. everybody.Select(share => new ComparedShare(
                    share.HouseholdId, share.Number, share.Name,
                    ShareSums.Of(ofBefore.GetValueOrDefault(share.HouseholdId)),
                    ShareSums.Of(ofAfter.GetValueOrDefault(share.HouseholdId)))),
            ]);
    }

    public sealed record Query(DividendPlanId First, DividendPlanId Second);
}

/// <param name="Households">By number; those that only one of the plans has, too.</param>
public sealed record PlanComparison(PlanSums First, PlanSums Second, IReadOnlyList<ComparedShare> Households);

public sealed record PlanSums(
    DividendPlanId Id, string PeriodTitle, PlanStatus Status, Money Surplus, Money Reserve, Money Distributable,
    Money PatronagePool, Money CapitalPool, Money Payout)
{
    internal static PlanSums Of(PlanView plan) => new(
        plan.Id, plan.PeriodTitle, plan.Status, plan.Surplus, plan.Reserve, plan.Distributable, plan.PatronagePool,
        plan.CapitalPool, Money.Sum(plan.Shares.Select(share => share.Payout)));
}

public sealed record ComparedShare(
    HouseholdId HouseholdId, int Number, string Name, ShareSums First, ShareSums Second)
{
    /// <summary>What the second plan gives more; negative where it gives less.</summary>
    public Money Difference => Second.Dividend - First.Dividend;
}

/// <summary>Nothing for a household that the plan doesn't have.</summary>
public sealed record ShareSums(Money Volume, Money Patronage, Money Capital, Money Payout)
{
    public Money Dividend => Patronage + Capital;

    internal static ShareSums Of(ShareView? share) => share is null
        ? new(Money.Zero, Money.Zero, Money.Zero, Money.Zero)
        : new(share.Volume, share.Patronage, share.Capital, share.Payout);
}
