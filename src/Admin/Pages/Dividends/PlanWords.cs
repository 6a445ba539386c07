using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Dividends;
using VillageCloud.Features.Dividends;

namespace VillageCloud.Admin.Pages.Dividends;

internal static class PlanWords
{
    public static (string Text, Tone Tone) Of(PlanStatus status) => status switch
    {
        PlanStatus.Drafted => ("已制单", Tone.Waiting),
        PlanStatus.Disclosed => ("公示中", Tone.Moving),
        PlanStatus.Approved => ("已复核", Tone.Moving),
        _ => ("已入账", Tone.Good),
    };

    public static IEnumerable<(string Title, DateTimeOffset? At, bool IsNow)> Steps(PlanView plan) =>
    [
        ("制单", plan.DraftedAt, false),
        ("公示", plan.DisclosedAt, plan.Status == PlanStatus.Drafted),
        ("复核", plan.ApprovedAt, plan.Status == PlanStatus.Disclosed),
        ("入账", plan.AllocatedAt, plan.Status == PlanStatus.Approved),
    ];
}
