using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Insights;

namespace VillageCloud.Admin.Pages.Home;

public sealed partial class HomePage
{
    private async Task<Outcome<GetDashboard.View>> Load() =>
        await Village.Run((GetDashboard feature) => feature.Run(CancellationToken.None));

    private static List<(string Name, long Value, string Text)> Bars(GetDashboard.View view) =>
        [.. view.Sales.Select(day => (
            day.Day.ToString("MM-dd", CultureInfo.InvariantCulture), day.Total.Fen, $"{day.Total} 元，{day.Orders} 单"))];
}
