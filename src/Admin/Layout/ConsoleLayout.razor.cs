using System.Globalization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Layout;

/// <summary>The frame around a page that lives: it folds, changes its theme and says who is signed in.
/// <c>data-ready</c> tells the waiting shell, and tests, that the page is alive.</summary>
public sealed partial class ConsoleLayout(AuthenticationStateProvider authentication) : IDisposable
{
    private StaffIdentity? me;
    private bool dark;
    private bool folded;
    private string ready = "no";
    private DotNetObjectReference<ConsoleLayout>? self;

    private string Here => Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    /// <summary>The first of the name, whole.</summary>
    private string Letter => StringInfo.GetNextTextElement(me?.Name ?? "");

    public void Dispose()
    {
        Navigation.LocationChanged -= OnMoved;
        self?.Dispose();
    }

    /// <summary>The window became too narrow for words in the menu, or wide enough again.</summary>
    [JSInvokable]
    public void Fold(bool isNarrow)
    {
        folded = isNarrow;
        StateHasChanged();
    }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnMoved;
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        if (user.Identity?.IsAuthenticated == true) me = await Village.Me();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        var window = await Js.InvokeAsync<BrowserWindow>("village.attach", self);
        (dark, folded, ready) = (window.IsDark, window.IsNarrow, "yes");
        StateHasChanged();
    }

    private async Task SwitchTheme()
    {
        dark = !dark;
        await Js.InvokeVoidAsync("village.setDark", dark);
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(StateHasChanged);

    private sealed record BrowserWindow(bool IsDark, bool IsNarrow);
}
