using System.Globalization;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>All plans, or the one that the address names, or a month that is tried.</summary>
public sealed partial class DividendsPage
{
    private string path = "";

    private bool IsOpened => Plan is not null || Address.Read(InAddress.Period) is not null
        || Address.Read(InAddress.Show) is not null;

    private DividendPlanId? Plan =>
        long.TryParse(Address.Read(InAddress.Plan), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new(id)
            : null;

    public void Dispose() => Address.Moved -= Adopt;

    protected override void OnInitialized()
    {
        path = Address.Path;
        Address.Moved += Adopt;
    }

    private Task Choose(string tab) => Address.Write(InAddress.Show, tab);

    private void Adopt(object? sender, EventArgs moved)
    {
        if (Address.Path == path) _ = InvokeAsync(StateHasChanged);
    }
}

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
