using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

public sealed partial class DividendsPage
{
    private const string InAddress = "period";

    private LoadState<Overview> state = null!;
    private ListPeriods.PeriodView? chosen;
    private PlanView? shown;
    private StaffId me;
    private bool isPreview;
    private bool isOpened;
    private bool busy;
    private Refusal? refusal;

    // Born with what is shown: a second click is the first one again.
    private IdempotencyKey key = IdempotencyKey.New();

    /// <summary>A preview is no plan yet: nobody has put their name to it.</summary>
    private PlanView? Plan => isPreview ? null : shown;

    protected override async Task OnInitializedAsync() => me = (await Village.Me()).Id;

    // What the address names is opened once it is known what there is.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isOpened || state?.Value is not { } view) return;
        isOpened = true;
        var asked = Address.Read(InAddress);
        var found = view.Periods.FirstOrDefault(one => asked == Beijing.Text(one.FirstDay) || asked == one.Title);
        if (found is null) return;
        await Choose(found, view.CountingPlanOf(found)?.Id);
        StateHasChanged();
    }

    private async Task<Outcome<Overview>> Load()
    {
        var periods = await Village.Look((ListPeriods feature) => feature.Run(CancellationToken.None));
        if (periods.Refusal is { } noPeriods) return noPeriods;
        var plans = await Village.Look((ListPlans feature) => feature.Run(CancellationToken.None));
        if (plans.Refusal is { } noPlans) return noPlans;
        var staff = await Village.Look((ListStaff feature) => feature.Run(CancellationToken.None));
        return staff.Map(people => new Overview(
            periods.Value, plans.Value, people.ToDictionary(person => person.Id, person => person.Name)));
    }

    private static string Verb(ListPeriods.PeriodView period, ListPlans.PlanSummary? plan) =>
        plan is not null ? "查看" : period.Status == PeriodStatus.Open ? "选择" : "试算";

    private async Task Choose(ListPeriods.PeriodView period, DividendPlanId? plan)
    {
        (chosen, shown, isPreview, refusal) = (period, null, false, null);
        await Address.Write(InAddress, Beijing.Text(period.FirstDay));
        if (plan is { } id) await Open(id);
        else if (period.Status != PeriodStatus.Open) await Preview(period);
    }

    private async Task Preview(ListPeriods.PeriodView period)
    {
        var preview = await Village.Run((PreviewDividendPlan feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, period.Id), CancellationToken.None));
        refusal = preview.Refusal;
        if (refusal is null) (shown, isPreview) = (preview.Value, true);
    }

    private async Task Open(DividendPlanId plan)
    {
        var found = await Village.Run((GetPlan feature) => feature.Run(new(plan), CancellationToken.None));
        refusal = found.Refusal;
        if (refusal is null) (shown, isPreview) = (found.Value, false);
    }

    private async Task Close(ListPeriods.PeriodView period)
    {
        var preview = await Village.Run((PreviewPeriodClose feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, period.Id), CancellationToken.None));
        refusal = preview.Refusal;
        if (refusal is not null) return;
        var surplus = preview.Value.Surplus;
        var isLoss = surplus.IsNegative;
        var done = await Dialogs.ConfirmMoney(new(
            $"结账 {period.Title}", isLoss ? "本期亏损，结账后转入盈余分配" : "本期盈余，结账后转入盈余分配",
            isLoss ? -surplus : surplus, "申请结账",
            async word => (await Village.Run((RequestPeriodClose feature, StaffIdentity me) =>
                feature.Run(new(word.Key, me.Actor, period.Id), CancellationToken.None))).Refusal,
            [new("期间", null, period.Title), new("已记分录", null, $"{period.Entries} 笔")]));
        if (!done) return;
        await Tell($"{period.Title} 已申请结账，等另一位同事在「复核」里确认");
    }

    private Task Draft() => Act<DraftDividendPlan, PlanView>(
        (feature, me) => feature.Run(new(key, me.Actor, shown!.PeriodId), CancellationToken.None),
        plan =>
        {
            (shown, isPreview) = (plan, false);
            return "方案已保存，可以公示了";
        });

    private Task Disclose() => Act<DiscloseDividendPlan, DiscloseDividendPlan.Result>(
        (feature, me) => feature.Run(new(key, me.Actor, shown!.Id), CancellationToken.None), _ => "公示开始了");

    private async Task Approve()
    {
        var plan = shown!;
        var done = await Dialogs.ConfirmMoney(new(
            "复核分红方案", $"{plan.PeriodTitle} 的可分配盈余", plan.Distributable, "复核通过",
            async word => (await Village.Run((ApproveDividendPlan feature, StaffIdentity me) =>
                feature.Run(new(word.Key, me.Actor, plan.Id, word.Typed), CancellationToken.None))).Refusal,
            Parts(plan)));
        if (done) await Tell("复核通过");
    }

    /// <summary>Who drafted it may take it back; of others' it is for the reviewer to say no, and to say why.</summary>
    private async Task Decline(PlanView plan)
    {
        var isMine = plan.People.Maker == me;
        var word = isMine ? "撤回" : "驳回";
        var done = await Dialogs.ConfirmMoney(new(
            $"{word}分红方案", $"{plan.PeriodTitle} 的可分配盈余。{word}以后不记账，改好再制单、重新公示", plan.Distributable,
            $"确认{word}",
            async typed => (await Village.Run((DeclineDividendPlan feature, StaffIdentity one) => feature.Run(
                new(typed.Key, one.Actor, plan.Id, typed.Note), CancellationToken.None))).Refusal,
            Parts(plan), NoteLabel: isMine ? null : "为什么驳回（制单人会看到）"));
        if (!done) return;
        await Tell($"方案已{word}，可以重新试算、制单");
        await Preview(chosen!);
    }

    private async Task Allocate()
    {
        var plan = shown!;
        var done = await Dialogs.ConfirmMoney(new(
            "分配入账", $"{plan.PeriodTitle} 的可分配盈余，记到每户名下", plan.Distributable, "确认入账",
            async word => (await Village.Run((AllocateDividendPlan feature, StaffIdentity me) =>
                feature.Run(new(word.Key, me.Actor, plan.Id), CancellationToken.None))).Refusal,
            Parts(plan)));
        if (done) await Tell($"{plan.Distributable} 元已经入账，可以付款了");
    }

    private static PreviewLine[] Parts(PlanView plan) =>
    [
        new("按交易额返还", plan.PatronagePool), new("按出资分配", plan.CapitalPool), new("提取公积", plan.Reserve),
        new("农户", null, $"{plan.Shares.Count} 户"),
    ];

    private async Task Act<TFeature, TResult>(
        Func<TFeature, StaffIdentity, Task<Outcome<TResult>>> act, Func<TResult, string> tell)
        where TFeature : notnull
    {
        busy = true;
        var done = await Village.Run(act);
        refusal = done.Refusal;
        busy = false;
        if (refusal is null) await Tell(tell(done.Value));
    }

    private async Task Tell(string message)
    {
        key = IdempotencyKey.New();
        Messages.Success(message);
        await state.Reload();
        chosen = state.Value?.Periods.FirstOrDefault(period => period.Id == chosen?.Id);
        if (Plan is { } plan) await Open(plan.Id);
    }

    private sealed record Overview(
        IReadOnlyList<ListPeriods.PeriodView> Periods, IReadOnlyList<ListPlans.PlanSummary> Plans,
        IReadOnlyDictionary<StaffId, string> Names)
    {
        public string NameOf(StaffId id) => Names[id];

        public ListPlans.PlanSummary? CountingPlanOf(ListPeriods.PeriodView period) =>
            Plans.FirstOrDefault(plan => plan.PeriodId == period.Id) is { Status: not PlanStatus.Declined } plan
                ? plan
                : null;

        public IEnumerable<ListPlans.PlanSummary> DeclinedOf(ListPeriods.PeriodView? period) => Plans.Where(plan =>
            plan.PeriodId == period?.Id && plan.Status == PlanStatus.Declined);
    }
}
