using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MudBlazor;
using MudBlazor.Services;
using VillageCloud.Admin.Layout;
using VillageCloud.Admin.SignIn;
using VillageCloud.Data.Accounts;

namespace VillageCloud.Admin;

/// <summary>The console: Blazor pages for the staff of the village, behind password and second factor.</summary>
public static class ConsoleRole
{
    public const string Home = "/console";

    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices(options =>
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.TopCenter);
        services.AddSingleton<MudLocalizer, ChineseTexts>();
        services.AddLocalizationInterceptor(static provider => new DefaultLocalizationInterceptor(
            provider.GetRequiredService<ILoggerFactory>(), provider.GetRequiredService<MudLocalizer>())
        {
            // The server's own culture says nothing about who reads.
            IgnoreDefaultEnglish = true,
        });
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddScoped<ConsoleScope>();
        services.AddScoped<DemoAccounts>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<StaffAccount>(Strict)
            .AddAccountStore().AddSignInManager().AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<StaffClaims>();
        services.ConfigureApplicationCookie(Guard);
        services.AddAuthorization();
        return services;
    }

    public static void MapConsole(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.MapPost($"{Home}/sign-out", static async (SignInManager<StaffAccount> signIn) =>
        {
            await signIn.SignOutAsync();
            return TypedResults.LocalRedirect($"{Home}/sign-in");
        });
    }

    private static void Strict(IdentityOptions options)
    {
        options.Password.RequiredLength = 10;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequireUppercase = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.User.AllowedUserNameCharacters = "";
    }

    private static void Guard(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "village-console";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.LoginPath = $"{Home}/sign-in";
        cookie.AccessDeniedPath = Home;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        // A working day is a real one, also where the village's clock is a sandbox's.
        cookie.TimeProvider = TimeProvider.System;
    }
}
