using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Insights;

namespace VillageCloud.Admin.Pages.Insights;

public sealed partial class HomePage
{
    private LoadState<GetDashboard.View> state = null!;

    private Task Reload() => state.Reload();

    private Task<Outcome<GetDashboard.View>> Load() =>
        Village.Look((GetDashboard feature) => feature.Run(CancellationToken.None));

    private static List<BarChart.Bar> Bars(GetDashboard.View view) =>
        [.. view.Sales.Select(day => new BarChart.Bar(
            day.Day.ToString("MM-dd", CultureInfo.InvariantCulture), day.Total, $"{day.Total} 元，{day.Orders} 单"))];
}
