using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>One plan: how far it is, what can be done next, and what can be looked at.</summary>
public sealed partial class PlanPart
{
    private readonly ListFilter tabs = PlanTabs.All();
    private LoadState<Opened> state = null!;
    private bool busy;
    private Refusal? refusal;

    // A second click is the first one again.
    private IdempotencyKey key = IdempotencyKey.New();

    [Parameter, EditorRequired]
    public DividendPlanId Id { get; set; }

    /// <summary>Which tab the address names.</summary>
    [Parameter]
    public string? Show { get; set; }

    [Parameter]
    public EventCallback<string> OnShow { get; set; }

    protected override void OnParametersSet() => tabs.Take(Show);

    private async Task<Outcome<Opened>> Load()
    {
        var found = await Village.Run((GetPlan feature) => feature.Run(new(Id), CancellationToken.None));
        if (found.Refusal is { } refused) return refused;
        var staff = await Village.Look((ListStaff feature) => feature.Run(CancellationToken.None));
        var me = (await Village.Me()).Id;
        return staff.Map(people => new Opened(
            found.Value, people.ToDictionary(one => one.Id, one => one.Name), found.Value.People.Maker == me));
    }

    private static int? CountOf(PlanView plan, string tab) => tab switch
    {
        "" => plan.Shares.Count,
        PlanTabs.Objections => plan.Course!.Objections,
        _ => null,
    };

    private async Task Disclose(PlanView plan)
    {
        busy = true;
        refusal = (await Village.Run((DiscloseDividendPlan feature, StaffIdentity me) =>
            feature.Run(new(key, me.Actor, plan.Id), CancellationToken.None))).Refusal;
        busy = false;
        if (refusal is null) await Tell("公示开始了，可以打印公示单去张贴");
    }

    private async Task Withdraw(PlanView plan)
    {
        var done = await Dialogs.Show<WithdrawDialog>("撤下公示", new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(WithdrawDialog.Plan)] = plan,
        });
        if (done) await Tell("已经撤下，方案回到草稿");
    }

    private async Task Approve(PlanView plan)
    {
        var done = await Dialogs.ConfirmMoney(new(
            "复核分红方案", $"{plan.PeriodTitle} 的可分配盈余", plan.Distributable, "复核通过",
            async word => (await Village.Run((ApproveDividendPlan feature, StaffIdentity me) =>
                feature.Run(new(word.Key, me.Actor, plan.Id, word.Typed), CancellationToken.None))).Refusal,
            Parts(plan)));
        if (done) await Tell("复核通过");
    }

    /// <summary>Who drafted it may take it back; of others' it is for the reviewer to say no, and to say why.</summary>
    private async Task Decline(Opened opened)
    {
        var (plan, word) = (opened.Plan, opened.IsMine ? "撤回" : "驳回");
        var done = await Dialogs.ConfirmMoney(new(
            $"{word}分红方案", $"{plan.PeriodTitle} 的可分配盈余。{word}以后不记账，改好再起草、重新公示", plan.Distributable,
            $"确认{word}",
            async typed => (await Village.Run((DeclineDividendPlan feature, StaffIdentity one) => feature.Run(
                new(typed.Key, one.Actor, plan.Id, typed.Note), CancellationToken.None))).Refusal,
            Parts(plan), NoteLabel: opened.IsMine ? null : "为什么驳回（起草的人会看到）"));
        if (done) await Tell($"方案已{word}，可以重新试算、起草");
    }

    private async Task Allocate(PlanView plan)
    {
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

    private Task Tell(string told)
    {
        (key, refusal) = (IdempotencyKey.New(), null);
        Messages.Success(told);
        return state.Reload();
    }

    /// <param name="IsMine">Whoever looks drafted it.</param>
    private sealed record Opened(PlanView Plan, IReadOnlyDictionary<StaffId, string> Names, bool IsMine)
    {
        public string NameOf(StaffId id) => Names[id];
    }
}
