using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Approvals;

/// <summary>What changes by a plan that waits: the last one beside it, and on which households it falls most. It is
/// decided on its own page, where all its rows stand.</summary>
public sealed partial class PlanChangeDialog
{
    private const int FirstFew = 5;

    [Parameter, EditorRequired]
    public DividendPlanId Id { get; set; }

    private Task<Outcome<PlanChange>> Load() =>
        Village.Run((CompareWithPrevious feature) => feature.Run(new(Id), CancellationToken.None));

    private static PreviewLine[] Sums(PlanSums plan) =>
        [new("可分配盈余", plan.Distributable), new("各户本期应付", plan.Payout)];

    private static IReadOnlyList<PreviewLine> Most(PlanComparison both) =>
    [
        .. both.Find(new PageQuery(Size: FirstFew), text: null, change: null).Value.Rows
            .Where(one => one.Change != ShareChange.Same)
            .Select(one => new PreviewLine(
                $"{one.Number} {one.Name}", null, $"{one.First.Dividend} 元 → {one.Second.Dividend} 元")),
    ];
}
