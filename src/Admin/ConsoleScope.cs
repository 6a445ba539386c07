using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Admin.SignIn;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin;

/// <summary>How a page calls a feature: in a scope of its own, within the village of whoever is signed in. A page lives
/// for hours, a database context for one call. The page only says who acts; whether they may, the feature asks.
/// </summary>
public class ConsoleScope(IServiceScopeFactory scopes, AuthenticationStateProvider authentication)
{
    /// <summary>As they signed in: for what a page shows.</summary>
    public async Task<StaffIdentity> Me() =>
        StaffClaims.Read((await authentication.GetAuthenticationStateAsync()).User)
        ?? throw new InvariantBrokenException("a page of the console needs a sign-in");

    public async Task<Outcome<TResult>> Run<TFeature, TResult>(
        Func<TFeature, StaffIdentity, Task<Outcome<TResult>>> call)
        where TFeature : notnull
    {
        // The page may have been told already that its session is over.
        if (StaffClaims.Read((await authentication.GetAuthenticationStateAsync()).User) is not { } me)
            return new SessionEnded();
        await using var scope = scopes.CreateAsyncScope();
        if ((await Enter(scope.ServiceProvider, me)).Refusal is { } refusal) return refusal;
        var feature = Make<TFeature>(scope.ServiceProvider);
        return feature.Refusal ?? await call(feature.Value, me);
    }

    public Task<Outcome<TResult>> Run<TFeature, TResult>(Func<TFeature, Task<Outcome<TResult>>> call)
        where TFeature : notnull => Run<TFeature, TResult>((feature, _) => call(feature));

    /// <summary>As <see cref="Run{TFeature,TResult}(Func{TFeature,Task{Outcome{TResult}}})"/>, for features that only
    /// look and refuse nothing themselves.</summary>
    public Task<Outcome<TResult>> Look<TFeature, TResult>(Func<TFeature, Task<TResult>> call)
        where TFeature : notnull =>
        Run<TFeature, TResult>(async (feature, _) => new Outcome<TResult>(await call(feature)));

    // What a feature needs may not be there for this village: its WeChat account.
    private static Outcome<TFeature> Make<TFeature>(IServiceProvider scope)
        where TFeature : notnull
    {
        try
        {
            return scope.GetRequiredService<TFeature>();
        }
        catch (RefusedException missing)
        {
            return missing.Refusal;
        }
    }

    /// <summary>Every call goes through this door, so that a village that is gone, and a session that has ended, is
    /// told on the page.</summary>
    protected virtual Task<Outcome> Enter(IServiceProvider scope, StaffIdentity me) =>
        scope.GetRequiredService<CheckSession>().Run(new(me.Village, me.Actor), CancellationToken.None);
}
