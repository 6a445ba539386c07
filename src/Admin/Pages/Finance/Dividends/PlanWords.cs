using VillageCloud.Admin.Kit;
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

    public static (string Text, Tone Tone) Of(PlanStatus status) => status switch
    {
        PlanStatus.Drafted => ("已制单", Tone.Waiting),
        PlanStatus.Disclosed => ("公示中", Tone.Moving),
        PlanStatus.Approved => ("已复核", Tone.Moving),
        _ => ("已入账", Tone.Good),
    };

    /// <summary>Where the sharing of one period stands, and who brought it there.</summary>
    public static IReadOnlyList<Step> Steps(
        ListPeriods.PeriodView? period, PlanView? plan, Func<StaffId, string> nameOf)
    {
        string?[] done =
        [
            period is { Status: not PeriodStatus.Open } ? period.Title : null,
            plan is null ? null : $"{nameOf(plan.DraftedBy)}　{Beijing.Text(plan.DraftedAt)}",
            plan?.DisclosedAt is { } disclosed ? Beijing.Text(disclosed) : null,
            plan?.ApprovedAt is { } approved ? $"{nameOf(plan.ApprovedBy!.Value)}　{Beijing.Text(approved)}" : null,
            plan?.AllocatedAt is { } allocated ? Beijing.Text(allocated) : null,
        ];
        var now = Array.FindIndex(done, static note => note is null);
        return
        [
            .. Titles.Select((title, at) => new Step(
                title, done[at] ?? Waiting[at],
                done[at] is not null ? StepState.Done : at == now ? StepState.Now : StepState.Later)),
        ];
    }
}
