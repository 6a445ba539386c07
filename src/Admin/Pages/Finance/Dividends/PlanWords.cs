using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Ledger;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

internal static class PlanWords
{
    private static readonly string[] Titles = ["选期间", "试算预览", "公示", "复核", "入账"];

    private static readonly string[] Waiting = ["先结账", "财务试算并保存", "财务开始公示", "另一个人复核", "财务入账"];

    public static (string Text, Tone Tone) Of(ListPlans.PlanSummary plan) => plan.Status switch
    {
        PlanStatus.Drafted => ("已制单", Tone.Waiting),
        PlanStatus.Disclosed => ("公示中", Tone.Moving),
        PlanStatus.Approved => ("已复核", Tone.Moving),
        PlanStatus.Declined => plan.People.IsSentBack ? ("已驳回", Tone.Bad) : ("已撤回", Tone.Calm),
        _ => ("已入账", Tone.Good),
    };

    /// <summary>What became of a plan that doesn't count any more.</summary>
    public static string Why(ListPlans.PlanSummary declined, Func<StaffId, string> nameOf)
    {
        var people = declined.People;
        var drafted = $"{nameOf(people.Maker!.Value)} {Beijing.Text(people.MadeAt)} 制单的方案";
        var by = $"{nameOf(people.Decliner!.Value)} {Beijing.Text(people.DeclinedAt)} ";
        return people.IsSentBack ? $"{drafted}，{by}驳回：{people.DeclineReason}" : $"{drafted}，{by}撤回";
    }

    /// <summary>Where the sharing of one period stands, and who brought it there.</summary>
    public static IReadOnlyList<Stage> Stages(
        ListPeriods.PeriodView? period, PlanView? plan, Func<StaffId, string> nameOf)
    {
        string?[] done =
        [
            period is { Status: not PeriodStatus.Open } ? period.Title : null,
            plan is null ? null : $"{nameOf(plan.People.Maker!.Value)}　{Beijing.Text(plan.People.MadeAt)}",
            plan?.DisclosedAt is { } disclosed ? Beijing.Text(disclosed) : null,
            plan?.People is { Checker: { } by } people ? $"{nameOf(by)}　{Beijing.Text(people.CheckedAt)}" : null,
            plan?.AllocatedAt is { } allocated ? Beijing.Text(allocated) : null,
        ];
        var now = Array.FindIndex(done, static note => note is null);
        return
        [
            .. Titles.Select((title, at) => new Stage(
                title, done[at] ?? Waiting[at],
                done[at] is not null ? StageState.Done : at == now ? StageState.Now : StageState.Later)),
        ];
    }
}
