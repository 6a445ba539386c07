using VillageCloud.Data;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Dividends;

/// <summary>Two plans side by side, household by household: this month's and the last one's, or a plan and the one that
/// took its place.</summary>
public sealed class ComparePlans(VillageDb db, GetPlan get)
{
    public Task<Outcome<PlanComparison>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => Compare(query, ct), ct);

    internal async Task<Outcome<PlanComparison>> Compare(Query query, CancellationToken ct)
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
                    ShareSums.Of(ofAfter.GetValueOrDefault(share.HouseholdId)),
                    ofBefore.ContainsKey(share.HouseholdId), ofAfter.ContainsKey(share.HouseholdId))),
            ]);
    }

    public sealed record Query(DividendPlanId First, DividendPlanId Second);
}

/// <param name="Households">By number; those that only one of the plans has, too.</param>
public sealed record PlanComparison(PlanSums First, PlanSums Second, IReadOnlyList<ComparedShare> Households)
{
    private static readonly SortKeys<ComparedShare> Keys = new SortKeys<ComparedShare>()
        .With(nameof(ComparedShare.Number), one => one.Number)
        .With(nameof(ComparedShare.Difference), one => one.Difference.Fen);

    public int CountOf(ShareChange change) => Households.Count(one => one.Change == change);

    /// <summary>One page of those that were looked for; where the two differ most stands first.</summary>
    public Outcome<Page<ComparedShare>> Find(PageQuery page, string? text, ShareChange? change)
    {
        var word = PersonText.Word(text);
        List<ComparedShare> found =
        [
            .. Households.Where(one => (change is null || one.Change == change)
                && PlanShares.Names(word, one.Number, one.Name))
                .OrderByDescending(one => Math.Abs(one.Difference.Fen)).ThenBy(one => one.Number),
        ];
        return found.PageOf(page, Keys);
    }
}

public enum ShareChange
{
    More,
    Less,

    /// <summary>Only the second plan has it.</summary>
    Joined,

    /// <summary>Only the first plan has it.</summary>
    Left,
    Same,
}

public sealed record PlanSums(
    DividendPlanId Id, string PeriodTitle, PlanStatus Status, Money Surplus, Money Reserve, Money Distributable,
    Money PatronagePool, Money CapitalPool, Money Payout)
{
    internal static PlanSums Of(PlanView plan) => new(
        plan.Id, plan.PeriodTitle, plan.Status, plan.Surplus, plan.Reserve, plan.Distributable, plan.PatronagePool,
        plan.CapitalPool, Money.Sum(plan.Shares.Select(share => share.Payout)));
}

/// <param name="IsInFirst">The first plan has this household; else its sums there are nothing.</param>
public sealed record ComparedShare(
    HouseholdId HouseholdId, int Number, string Name, ShareSums First, ShareSums Second, bool IsInFirst,
    bool IsInSecond)
{
    public ShareChange Change => (IsInFirst, IsInSecond, Difference) switch
    {
        (false, _, _) => ShareChange.Joined,
        (_, false, _) => ShareChange.Left,
        (_, _, { IsZero: true }) => ShareChange.Same,
        (_, _, { IsNegative: true }) => ShareChange.Less,
        _ => ShareChange.More,
    };

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
