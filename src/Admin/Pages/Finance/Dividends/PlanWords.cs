using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using PlanSummary = VillageCloud.Features.Finance.Dividends.ListPlans.PlanSummary;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

internal static class PlanWords
{
    public static string Of(PlanStatus status) => status switch
    {
        PlanStatus.Drafted => "草稿",
        PlanStatus.Disclosed => "公示中",
        PlanStatus.Approved => "已复核",
        PlanStatus.Declined => "不算数",
        _ => "已入账",
    };

    public static (string Text, Tone Tone) Of(PlanSummary plan) => Of(plan.Status, plan.People, plan.Disclosure);

    public static (string Text, Tone Tone) Of(PlanView plan) =>
        Of(plan.Status, plan.People, plan.Course?.Disclosure);

    /// <summary>How long it still stands on the notice board, as people say it.</summary>
    public static string Left(PlanSummary plan) => plan switch
    {
        { Status: PlanStatus.Drafted } => "还没有公示",
        { Status: PlanStatus.Disclosed, Disclosure: { } disclosure } => Left(disclosure),
        _ => "—",
    };

    public static string Left(Disclosure disclosure) => disclosure switch
    {
        { IsOver: true } => "已经满期",
        { DaysLeft: 0 } => $"今天 {Beijing.Text(disclosure.Until)[11..]} 满期",
        _ => $"还有 {disclosure.DaysLeft} 天",
    };

    public static (string Text, Tone Tone) Of(ObjectionStatus status) => status switch
    {
        ObjectionStatus.Open => ("等答复", Tone.Waiting),
        ObjectionStatus.Upheld => ("农户说得对", Tone.Bad),
        _ => ("账没有错", Tone.Good),
    };

    public static IReadOnlyList<PreviewLine> Facts(Disclosure disclosure, PlanStatus status) =>
    [
        new("开始公示", null, Beijing.Text(disclosure.From)), new("至少公示到", null, Beijing.Text(disclosure.Until)),
        new("还有多久", null, status == PlanStatus.Disclosed ? Left(disclosure) : "已经办完"),
    ];

    public static IReadOnlyList<(string Name, Money Amount)> Sums(PlanView plan) =>
    [
        ("本期盈余", plan.Surplus), ("提取公积", plan.Reserve), ("可分配盈余", plan.Distributable),
        ("按交易额返还", plan.PatronagePool), ("按出资分配", plan.CapitalPool),
    ];

    /// <summary>What became of a plan that doesn't count any more.</summary>
    public static string Why(TwoPeople people, Func<StaffId, string> nameOf)
    {
        var drafted = $"{nameOf(people.Maker!.Value)} {Beijing.Text(people.MadeAt)} 起草的方案";
        var by = $"{nameOf(people.Decliner!.Value)} {Beijing.Text(people.DeclinedAt)} ";
        return people.IsSentBack ? $"{drafted}，{by}驳回：{people.DeclineReason}" : $"{drafted}，{by}撤回";
    }

    /// <summary>What somebody who opens the plan has to know before anything else.</summary>
    public static IEnumerable<(string Text, Tone Tone)> NotesOf(PlanView plan, Func<StaffId, string> nameOf)
    {
        if (plan.Status == PlanStatus.Declined) yield return (Why(plan.People, nameOf), Tone.Bad);
        if (plan is { Status: PlanStatus.Drafted, Course.Withdrawals: [.., var ended] })
            yield return ($"{ended.By} {Beijing.Text(ended.At)} 撤下：{ended.Reason}", Tone.Waiting);
        if (plan is { Status: PlanStatus.Disclosed, Course.Disclosure: { } disclosure })
            yield return (Of(disclosure), disclosure.IsOver ? Tone.Good : Tone.Moving);
        if (plan is { Status: PlanStatus.Disclosed, Course: { ResolutionRequired: true, Resolution: null } })
            yield return ("本社规定，成员大会通过了才能复核。请在公示满期以后开会，再登记决议。", Tone.Waiting);
    }

    private static string Of(Disclosure disclosure) => disclosure.IsOver
        ? $"公示已经满期（{Beijing.Text(disclosure.Until)}）。"
        : $"公示到 {Beijing.Text(disclosure.Until)}，{Left(disclosure)}。满期以前不能复核，农户可以提意见。";

    private static (string Text, Tone Tone) Of(PlanStatus status, TwoPeople people, Disclosure? disclosure) =>
        status switch
        {
            PlanStatus.Drafted => (Of(status), Tone.Waiting),
            PlanStatus.Disclosed when disclosure?.IsOver == true => ("公示满期，待复核", Tone.Waiting),
            PlanStatus.Disclosed or PlanStatus.Approved => (Of(status), Tone.Moving),
            PlanStatus.Declined => people.IsSentBack ? ("已驳回", Tone.Bad) : ("已撤回", Tone.Calm),
            _ => (Of(status), Tone.Good),
        };
}
