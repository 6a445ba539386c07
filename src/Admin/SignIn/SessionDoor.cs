using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Admin.SignIn;

/// <summary>Whether a cookie, or an open page, still belongs to a session.</summary>
internal static class SessionDoor
{
    /// <summary>Each request asks: a cookie that somebody kept opens nothing once its session has ended.</summary>
    public static async Task Validate(CookieValidatePrincipalContext cookie)
    {
        var scopes = cookie.HttpContext.RequestServices.GetRequiredService<IServiceScopeFactory>();
        if (cookie.Principal is { } user && await IsOpen(scopes, user, cookie.HttpContext.RequestAborted)) return;
        cookie.RejectPrincipal();
        await cookie.HttpContext.SignOutAsync(cookie.Scheme.Name);
    }

    /// <summary>In a scope of its own: the request may be about to enter another village.</summary>
    public static async Task<bool> IsOpen(IServiceScopeFactory scopes, ClaimsPrincipal user, CancellationToken ct)
    {
        if (StaffClaims.Read(user) is not { } me) return false;
        await using var scope = scopes.CreateAsyncScope();
        var check = scope.ServiceProvider.GetRequiredService<CheckSession>();
        return !(await check.Run(new(me.Village, me.Actor), ct)).IsRefused;
    }
}
