using System.Globalization;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>What the page's address says.</summary>
internal static class InAddress
{
    public const string Plan = "plan";
    public const string Period = "period";
    public const string Show = "show";
    public const string Against = "against";

    public static string Of(DividendPlanId plan) =>
        string.Create(CultureInfo.InvariantCulture, $"console/dividends?{Plan}={plan.Value}");

    public static string Trial(DateOnly firstDay) => $"console/dividends?{Period}={Beijing.Text(firstDay)}";
}
