using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using PeriodView = VillageCloud.Features.Finance.Ledger.ListPeriods.PeriodView;
using PlanSummary = VillageCloud.Features.Finance.Dividends.ListPlans.PlanSummary;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>All plans, and the months that have none. Both are a few a year, so they are read whole.</summary>
public sealed partial class PlanList
{
    private readonly ListFilter status =
        ListFilter.Of<PlanStatus>("status", "状态", static one => PlanWords.Of(one));

    private IReadOnlyList<DataColumn<PlanSummary>> columns = [];
    private IReadOnlyList<PlanSummary>? plans;
    private Dictionary<StaffId, string> names = [];

    protected override void OnInitialized() => columns =
    [
        new("账期", row => row.PeriodTitle),
        new("状态", row => PlanWords.Of(row).Text, Cells.Tag<PlanSummary>(PlanWords.Of)),
        new("公示还有多久", row => PlanWords.Left(row)),
        new(
            "本期盈余", row => row.Surplus, Cells.Money<PlanSummary>(row => row.Surplus), IsNumber: true,
            Hint: "这个账期赚的钱，亏了是负数"),
        new(
            "可分配盈余", row => row.Distributable, Cells.Money<PlanSummary>(row => row.Distributable), IsNumber: true,
            Hint: "盈余补了以前的亏损、提了公积以后，分给各户的"),
        new("没答复的意见", row => row.OpenObjections, IsNumber: true),
        new("起草", row => NameOf(row.People.Maker)),
        new("复核", row => NameOf(row.People.Checker), IsHidden: true),
        new("起草时间", row => Beijing.Text(row.People.MadeAt), IsHidden: true),
        new("入账时间", row => Beijing.Text(row.AllocatedAt), IsHidden: true),
    ];

    private string NameOf(StaffId? id) => id is { } known && names.TryGetValue(known, out var name) ? name : "—";

    private async Task<Outcome<Page<PlanSummary>>> LoadPlans(PageQuery page, string search)
    {
        var found = await Village.Look((ListPlans feature) => feature.Run(CancellationToken.None));
        if (found.Refusal is { } refused) return refused;
        var staff = await Village.Look((ListStaff feature) => feature.Run(CancellationToken.None));
        if (staff.Refusal is { } unknown) return unknown;
        names = staff.Value.ToDictionary(one => one.Id, one => one.Name);
        plans = [.. found.Value.Where(one => one.PeriodTitle.Contains(search, StringComparison.Ordinal))];
        return plans.Where(one => status.As<PlanStatus>() is not { } wanted || one.Status == wanted).ToList()
            .PageOf(page);
    }

    private int? CountOf(string key) => plans is null ? null
        : Enum.TryParse<PlanStatus>(key, out var wanted) ? plans.Count(one => one.Status == wanted)
        : plans.Count;

    private async Task<Outcome<IReadOnlyList<PeriodView>>> LoadMonths()
    {
        var periods = await Village.Look((ListPeriods feature) => feature.Run(CancellationToken.None));
        if (periods.Refusal is { } refused) return refused;
        var known = await Village.Look((ListPlans feature) => feature.Run(CancellationToken.None));
        return known.Map(IReadOnlyList<PeriodView> (all) =>
        [
            .. periods.Value.Where(period =>
                !all.Any(plan => plan.PeriodId == period.Id && plan.Status != PlanStatus.Declined)),
        ]);
    }

    private void Open(PlanSummary plan) => Navigation.NavigateTo(InAddress.Of(plan.Id));
}
