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
