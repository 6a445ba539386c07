using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using VillageCloud.Features.Staff;

namespace VillageCloud.Admin.Layout;

/// <summary>Dark sider, breadcrumb, who is signed in. <c>data-ready</c> tells tests that the page is alive.</summary>
public sealed partial class ConsoleLayout(AuthenticationStateProvider authentication) : IDisposable
{
    private StaffIdentity? me;
    private bool dark;
    private bool folded;
    private string ready = "no";

    private string? Title => Menu.TitleOf(Navigation.ToBaseRelativePath(Navigation.Uri));

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnMoved;
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        if (user.Identity?.IsAuthenticated == true) me = await Village.Me();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        ready = "yes";
        StateHasChanged();
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(StateHasChanged);
}
