using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Admin.Layout;
using VillageCloud.Admin.Pages;
using VillageCloud.Admin.SignIn;
using VillageCloud.Data.Accounts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Admin;

/// <summary>The console: Blazor pages for the staff of the village, behind password and second factor.</summary>
public static class ConsoleRole
{
    public const string Home = "/console";

    /// <summary>Name of the query's part that holds the secret of a link.</summary>
    internal const string JoinSecret = "t";

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>The link that its person opens to choose how they sign in.</summary>
    /// <param name="console">Where the console is reached.</param>
    public static Uri JoinLink(Uri console, string village, string token) =>
        new(console, $"{Home}/join/{village}?{JoinSecret}={token}");

    /// <summary>The link behind which the first village is founded.</summary>
    public static Uri FirstRunLink(Uri console, string token) =>
        new(console, $"{Home}/first-run?{JoinSecret}={token}");

    /// <param name="isDevelopment">There a browser on the same machine speaks plain HTTP, and is told what went wrong.
    /// </param>
    public static IServiceCollection AddConsole(this IServiceCollection services, bool isDevelopment)
    {
        services.AddRazorComponents()
            .AddInteractiveServerComponents(circuit => circuit.DetailedErrors = isDevelopment);
        AddComponents(services);
        services.AddScoped<IDialogs, AntDialogs>();
        services.AddScoped<AddressBar>();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddScoped<ConsoleScope>();
        services.AddScoped<FactorAgain>();
        services.AddSingleton<SealedAddress>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<StaffAccount>(Strict).AddAccountStore();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.ConfigureApplicationCookie(cookie => Guard(cookie, isDevelopment));
        services.AddAntiforgery(forgery => Guard(forgery.Cookie, "village-form", isDevelopment));
        services.AddAuthorization();
        services.AddSingleton(provider => RememberDevices(provider, isDevelopment));
        return services;
    }

    public static void MapConsole(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(static (context, next) => InChinese(context, next));
        app.UseMiddleware<CircuitDoor>();
        app.Use(static (context, next) => NothingThere(context, next));
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(static circuits =>
            // Who may frame a page is said with everything else in the host's policy, and once.
            circuits.ContentSecurityFrameAncestorsPolicy = null);
        MediaDoor.Map(app);
        app.MapPost($"{Home}/sign-out", SignOut).ExcludeFromDescription();
    }

    // The library sets the language of the whole process to its own; nobody else asked for that.
    private static void AddComponents(IServiceCollection services)
    {
        var language = CultureInfo.DefaultThreadCurrentUICulture;
        services.AddAntDesign();
        CultureInfo.DefaultThreadCurrentUICulture = language;
    }

    // What the library says by itself is in the language of the request; a circuit keeps that of the one it began with.
    private static Task InChinese(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Home, StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
            CultureInfo.CurrentUICulture = Chinese;
        return next(context);
    }

    // An address that leads nowhere is told in the console's own frame, but only to whoever is inside.
    private static Task NothingThere(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(MissingPage))
        {
            if (context.User.Identity?.IsAuthenticated != true)
                context.SetEndpoint(endpoint: null);
            else
                // Not before: a page that is already known to be missing would not be drawn.
                context.Response.OnStarting(static response =>
                {
                    ((HttpResponse)response).StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                }, context.Response);
        }

        return next(context);
    }

    private static async Task<Results<RedirectHttpResult, ContentHttpResult>> SignOut(
        HttpContext context, IAntiforgery forms, EnterVillage enter, EndStaffSession end)
    {
        if (!await IsOurForm(forms, context))
        {
            return TypedResults.Text(
                "这个页面已经过期，请回到后台重新载入，再退出登录", "text/plain; charset=utf-8",
                statusCode: StatusCodes.Status400BadRequest);
        }

        if (StaffClaims.Read(context.User) is { } me)
        {
            (await enter.Run(me.Village, CancellationToken.None)).OrThrow();
            (await end.Run(new(me.Actor), CancellationToken.None)).OrThrow();
        }

        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.LocalRedirect($"{Home}/sign-in");
    }

    private static async Task<bool> IsOurForm(IAntiforgery forms, HttpContext context)
    {
        try
        {
            return await forms.IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return false; // What was sent is no form at all.
        }
    }

    private static void Strict(IdentityOptions options)
    {
        options.Password.RequiredLength = PasswordStrength.Shortest;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequireUppercase = false;
        options.User.AllowedUserNameCharacters = "";
    }

    private static void Guard(CookieAuthenticationOptions cookie, bool isDevelopment)
    {
        Guard(cookie.Cookie, "village-console", isDevelopment);
        // By the path alone: by what name somebody called us is no business of where we send them.
        cookie.Events.OnValidatePrincipal = SessionDoor.Validate;
        cookie.Events.OnRedirectToLogin = RedirectHere;
        cookie.Events.OnRedirectToAccessDenied = RedirectHere;
        cookie.LoginPath = $"{Home}/sign-in";
        cookie.AccessDeniedPath = Home;
        cookie.ExpireTimeSpan = StaffSession.Longest;
        // A working day is a real one, also where the village's clock is a sandbox's.
        cookie.TimeProvider = TimeProvider.System;
    }

    // The name promises a browser that no other host, and no page without TLS, may set it.
    private static void Guard(CookieBuilder cookie, string name, bool isDevelopment)
    {
        cookie.Name = isDevelopment ? name : $"__Host-{name}";
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    private static DeviceCookie RememberDevices(IServiceProvider services, bool isDevelopment)
    {
        var device = new DeviceCookie(services.GetRequiredService<IDataProtectionProvider>());
        Guard(device.Cookie, "village-device", isDevelopment);
        device.Cookie.MaxAge = DeviceCookie.Lasts;
        device.Cookie.IsEssential = true;
        return device;
    }

    private static Task RedirectHere(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        redirect.Response.Redirect(new Uri(redirect.RedirectUri).PathAndQuery);
        return Task.CompletedTask;
    }
}
