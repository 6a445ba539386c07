using MudBlazor;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features;
using VillageCloud.Features.Dividends;
using VillageCloud.Features.Ledger;
using VillageCloud.Features.Staff;

namespace VillageCloud.Admin.Pages.Dividends;

public sealed partial class DividendsPage
{
    private LoadState<Overview> state = null!;
    private PlanView? shown;
    private bool isPreview;
    private bool busy;
    private Refusal? refusal;

    // Born with what is shown: a second click is the first one again.
    private IdempotencyKey key = IdempotencyKey.New();

    private async Task<Outcome<Overview>> Load() => new Overview(
        await Village.Run((ListPeriods feature) => feature.Run(CancellationToken.None)),
        await Village.Run((ListPlans feature) => feature.Run(CancellationToken.None)));

    private Task Close(ListPeriods.PeriodView period) => Act<CloseAccountingPeriod, CloseAccountingPeriod.Result>(
        Duty.KeepBooks, (feature, me) => feature.Run(new(key, me.Id, period.Id), CancellationToken.None),
        closed => $"{closed.Title} 已结账，盈余 {closed.Surplus} 元");

    private async Task Preview(ListPeriods.PeriodView period)
    {
        var preview = await Village.Run((PreviewDividendPlan feature, StaffIdentity me) =>
            feature.Run(new(me.Id, period.Id), CancellationToken.None));
        refusal = preview.Refusal;
        if (refusal is not null) return;
        (shown, isPreview) = (preview.Value, true);
    }

    private async Task Open(DividendPlanId plan)
    {
        var found = await Village.Run((GetPlan feature) => feature.Run(new(plan), CancellationToken.None));
        refusal = found.Refusal;
        if (refusal is null) (shown, isPreview) = (found.Value, false);
    }

    private async Task Draft()
    {
        var period = shown!.PeriodId;
        await Act<DraftDividendPlan, PlanView>(
            Duty.KeepBooks, (feature, me) => feature.Run(new(key, me.Id, period), CancellationToken.None),
            plan =>
            {
                (shown, isPreview) = (plan, false);
                return "方案已保存，可以公示了";
            });
    }

    private Task Disclose() => Act<DiscloseDividendPlan, DiscloseDividendPlan.Result>(
        Duty.KeepBooks, (feature, me) => feature.Run(new(key, me.Id, shown!.Id), CancellationToken.None), _ => "公示开始了");

    private Task Allocate() => Act<AllocateDividendPlan, AllocateDividendPlan.Result>(
        Duty.KeepBooks, (feature, me) => feature.Run(new(key, me.Id, shown!.Id), CancellationToken.None),
        done => $"{done.Distributed} 元已经入账，可以付款了");

    private async Task Approve()
    {
        var plan = shown!.Id;
        var dialog = await Dialogs.ShowAsync<ConfirmMoney>("", new DialogParameters
        {
            ["Title"] = "复核分红方案", ["Lead"] = $"{shown.PeriodTitle} 的可分配盈余", ["Action"] = "复核通过",
            ["Amount"] = shown.Distributable,
            ["Run"] = new Func<IdempotencyKey, Money, Task<Refusal?>>(async (once, typed) =>
                (await Village.Act(Duty.Review, (ApproveDividendPlan feature, StaffIdentity me) =>
                    feature.Run(new(once, me.Id, plan, typed), CancellationToken.None))).Refusal),
        });
        if (await dialog.Result is { Canceled: false }) await Refresh("复核通过");
    }

    private async Task Act<TFeature, TResult>(
        Duty duty, Func<TFeature, StaffIdentity, Task<Outcome<TResult>>> act, Func<TResult, string> tell)
        where TFeature : notnull
    {
        busy = true;
        var done = await Village.Act(duty, act);
        refusal = done.Refusal;
        busy = false;
        if (refusal is null) await Refresh(tell(done.Value));
    }

    private async Task Refresh(string message)
    {
        key = IdempotencyKey.New();
        Snackbar.Add(message, Severity.Success);
        await state.Reload();
        if (shown is not null && !isPreview) await Open(shown.Id);
    }

    private sealed record Overview(
        IReadOnlyList<ListPeriods.PeriodView> Periods, IReadOnlyList<ListPlans.PlanSummary> Plans);
}
