using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>What a plan of this month would be: exactly what drafting would write, and nothing is kept of it. A month
/// that has a plan shows that.</summary>
public sealed partial class TrialPart
{
    // Born with what is shown: a second click is the first one again.
    private readonly IdempotencyKey key = IdempotencyKey.New();
    private bool busy;
    private Refusal? refusal;

    /// <summary>Its first day, or its title.</summary>
    [Parameter, EditorRequired]
    public string Period { get; set; } = "";

    private async Task<Outcome<Trial>> Load()
    {
        var periods = await Village.Look((ListPeriods feature) => feature.Run(CancellationToken.None));
        if (periods.Refusal is { } unknown) return unknown;
        var period = periods.Value.FirstOrDefault(one => Period == Beijing.Text(one.FirstDay) || Period == one.Title);
        if (period is null) return new PeriodNotFound();
        var plans = await Village.Look((ListPlans feature) => feature.Run(CancellationToken.None));
        if (plans.Refusal is { } refused) return refused;
        var ofPeriod = plans.Value.Where(one => one.PeriodId == period.Id).ToList();
        if (ofPeriod.Find(one => one.Status != PlanStatus.Declined) is { } counting)
        {
            Navigation.NavigateTo(InAddress.Of(counting.Id), replace: true);
            return new Trial(Plan: null, []);
        }

        var staff = await Village.Look((ListStaff feature) => feature.Run(CancellationToken.None));
        if (staff.Refusal is { } nobody) return nobody;
        var names = staff.Value.ToDictionary(one => one.Id, one => one.Name);
        var preview = await Village.Run((PreviewDividendPlan feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, period.Id), CancellationToken.None));
        return preview.Map(plan => new Trial(
            plan, [.. ofPeriod.Select(one => PlanWords.Why(one.People, id => names[id]))]));
    }

    private async Task Draft(PlanView trial)
    {
        busy = true;
        var drafted = await Village.Run((DraftDividendPlan feature, StaffIdentity me) =>
            feature.Run(new(key, me.Actor, trial.PeriodId), CancellationToken.None));
        (refusal, busy) = (drafted.Refusal, false);
        if (refusal is not null) return;
        Messages.Success("方案已保存，可以公示了");
        Navigation.NavigateTo(InAddress.Of(drafted.Value.Id));
    }

    /// <param name="Declined">Plans of this month that don't count any more, and why.</param>
    private sealed record Trial(PlanView? Plan, IReadOnlyList<string> Declined);
}
