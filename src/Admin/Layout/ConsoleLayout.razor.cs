using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Layout;

/// <summary>Dark sider, breadcrumb, who is signed in. <c>data-ready</c> tells tests that the page is alive.</summary>
public sealed partial class ConsoleLayout(AuthenticationStateProvider authentication) : IDisposable
{
    private StaffIdentity? me;
    private bool dark;
    private bool folded;
    private string ready = "no";

    private string Here => Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    private string? Title => Menu.TitleOf(Here);

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnMoved;
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        if (user.Identity?.IsAuthenticated == true) me = await Village.Me();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        // The page is drawn in the theme that the browser remembers; what MudBlazor draws has to follow.
        dark = await Js.InvokeAsync<bool>("village.isDark");
        ready = "yes";
        StateHasChanged();
    }

    private async Task SwitchTheme()
    {
        dark = !dark;
        await Js.InvokeVoidAsync("village.setDark", dark);
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(StateHasChanged);
}
