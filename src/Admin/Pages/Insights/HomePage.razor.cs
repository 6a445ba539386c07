using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Insights;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Insights;

public sealed partial class HomePage
{
    private const int FirstAlarms = 6;

    private LoadState<Overview> state = null!;

    private Task Reload() => state.Reload();

    private async Task<Outcome<Overview>> Load()
    {
        var mine = await Village.Run((GetMyWork feature, StaffIdentity me) =>
            feature.Run(new(me.Actor), CancellationToken.None));
        if (mine.Refusal is { } refusal) return refusal;
        var alarms = await Village.Run((ListAlarms feature) =>
            feature.Run(new(new(Size: FirstAlarms)), CancellationToken.None));
        return alarms.Map(open => new Overview(mine.Value, open));
    }

    private static List<BarChart.Bar> SalesOf(Overview view) =>
        [.. view.Mine.Sales.Select(day => BarChart.Bar.Of(
            NameOf(day.Day), day.Total, $"{day.Total} 元，{day.Orders} 单"))];

    private static List<BarChart.Bar> VisitsOf(Overview view) =>
        [.. view.Mine.Visits.Select(day => new BarChart.Bar(NameOf(day.Day), day.Visits, $"{day.Visits} 次"))];

    private static string NameOf(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);

    private sealed record Overview(MyWork Mine, Page<ListAlarms.AlarmView> Alarms)
    {
        public DaySales Today => Mine.Sales[^1];

        public int Visits => Mine.Visits.Sum(static day => day.Visits);
    }
}
