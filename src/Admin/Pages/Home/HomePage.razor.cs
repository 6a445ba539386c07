using System.Globalization;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Insights;

namespace VillageCloud.Admin.Pages.Home;

public sealed partial class HomePage
{
    private Task<Outcome<GetDashboard.View>> Load() =>
        Village.Look((GetDashboard feature) => feature.Run(CancellationToken.None));

    /// <summary>Its subject is an order's number, and the order is where it is mended.</summary>
    private static bool IsAboutAnOrder(GetDashboard.AlarmView alarm) => alarm.Code
        is "shipping.rejected" or "shipping.settlement_overdue" or "refund.left_over" or "payment.late";

    private static List<BarChart.Bar> Bars(GetDashboard.View view) =>
        [.. view.Sales.Select(day => new BarChart.Bar(
            day.Day.ToString("MM-dd", CultureInfo.InvariantCulture), day.Total, $"{day.Total} 元，{day.Orders} 单"))];
}
