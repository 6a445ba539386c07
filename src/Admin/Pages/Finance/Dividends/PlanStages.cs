using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>Where the sharing of one month stands, and who brought it there.</summary>
internal static class PlanStages
{
    /// <summary>Of a closed month that is only tried.</summary>
    public static IReadOnlyList<Stage> Trial(string period) =>
    [
        new("结账", period, StageState.Done), new("起草", "财务看过试算再保存", StageState.Now),
        new("公示", "财务开始公示", StageState.Later), new("决议", "成员大会", StageState.Later),
        new("复核", "另一个人复核", StageState.Later), new("分配", "财务分配入账", StageState.Later),
    ];

    public static IReadOnlyList<Stage> Of(PlanView plan, Func<StaffId, string> nameOf)
    {
        Step[] steps =
        [
            new("结账", plan.PeriodTitle, IsDone: true),
            new("起草", $"{nameOf(plan.People.Maker!.Value)} {Beijing.Text(plan.People.MadeAt)}", IsDone: true),
            Disclosing(plan),
            Resolving(plan.Course!),
            plan.People is { Checker: { } by } people
                ? new("复核", $"{nameOf(by)} {Beijing.Text(people.CheckedAt)}", IsDone: true)
                : new("复核", "另一个人复核", IsDone: false),
            plan.AllocatedAt is { } at
                ? new("分配", Beijing.Text(at), IsDone: true)
                : new("分配", "财务分配入账", IsDone: false),
        ];
        var now = plan.Status == PlanStatus.Declined ? -1 : Array.FindIndex(steps, static step => step.IsWaited);
        return
        [
            .. steps.Select((step, at) => new Stage(
                step.Title, step.Note,
                step.IsDone ? StageState.Done : at == now ? StageState.Now : StageState.Later)),
        ];
    }

    private static Step Disclosing(PlanView plan) => plan switch
    {
        { Course.Disclosure: null } => new("公示", "财务开始公示", IsDone: false),
        { Status: PlanStatus.Disclosed, Course.Disclosure: { IsOver: false } running } =>
            new("公示", $"到 {Beijing.Text(BeijingTime.DayOf(running.Until))}，{PlanWords.Left(running)}", IsDone: false),
        _ => new("公示", $"{Beijing.Text(plan.DisclosedAt)} 起", plan.Status != PlanStatus.Declined),
    };

    // A village that doesn't ask for it goes on without.
    private static Step Resolving(PlanCourse course) => course switch
    {
        { Resolution.Vote: { } vote } =>
            new("决议", $"到会 {vote.Present} 人，赞成 {vote.For} 票", IsDone: true),
        { ResolutionRequired: true } => new("决议", "满期以后开成员大会", IsDone: false),
        _ => new("决议", "可以登记，不登记也能复核", IsDone: false, IsOptional: true),
    };

    private sealed record Step(string Title, string Note, bool IsDone, bool IsOptional = false)
    {
        public bool IsWaited => !IsDone && !IsOptional;
    }
}
