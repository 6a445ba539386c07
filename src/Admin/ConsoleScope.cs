using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Admin.SignIn;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Admin;

/// <summary>How a page calls a feature: in a scope of its own, within the village of whoever is signed in. A page lives
/// for hours, a database context for one call.</summary>
public class ConsoleScope(IServiceScopeFactory scopes, AuthenticationStateProvider authentication)
{
    public async Task<StaffIdentity> Me() =>
        StaffClaims.Read((await authentication.GetAuthenticationStateAsync()).User);

    public async Task<Outcome<TResult>> Run<TFeature, TResult>(
        Func<TFeature, StaffIdentity, Task<Outcome<TResult>>> call)
        where TFeature : notnull
    {
        var me = await Me();
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

    /// <summary>As above, for what changes something: refused unless it is the duty of whoever is signed in.</summary>
    public async Task<Outcome<TResult>> Act<TFeature, TResult>(
        Duty duty, Func<TFeature, StaffIdentity, Task<Outcome<TResult>>> call)
        where TFeature : notnull =>
        (await Me()).Role.May(duty) ? await Run(call) : new NotYourDuty();

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

    /// <summary>Every call goes through this door, so that a village that is gone is told on the page.</summary>
    protected virtual Task<Outcome> Enter(IServiceProvider scope, StaffIdentity me) =>
        scope.GetRequiredService<EnterVillage>().Run(me.Village, CancellationToken.None);
}
