using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Admin.SignIn;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Staff;
using VillageCloud.Features.Villages;

namespace VillageCloud.Admin;

/// <summary>How a page calls a feature: in a scope of its own, within the village of whoever is signed in. A page lives
/// for hours, a database context for one call.</summary>
public sealed class ConsoleScope(IServiceScopeFactory scopes, AuthenticationStateProvider authentication)
{
    public async Task<StaffIdentity> Me() =>
        StaffClaims.Read((await authentication.GetAuthenticationStateAsync()).User);

    public async Task<TResult> Run<TFeature, TResult>(Func<TFeature, StaffIdentity, Task<TResult>> call)
        where TFeature : notnull
    {
        var me = await Me();
        await using var scope = scopes.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(me.Village, CancellationToken.None))
            .OrThrow();
        return await call(scope.ServiceProvider.GetRequiredService<TFeature>(), me);
    }

    /// <summary>As above, for what changes something: refused unless it is the duty of whoever is signed in.</summary>
    public async Task<Outcome<TResult>> Act<TFeature, TResult>(
        Duty duty, Func<TFeature, StaffIdentity, Task<Outcome<TResult>>> call)
        where TFeature : notnull =>
        (await Me()).Role.May(duty) ? await Run(call) : new NotYourDuty();

    public Task<TResult> Run<TFeature, TResult>(Func<TFeature, Task<TResult>> call)
        where TFeature : notnull => Run<TFeature, TResult>((feature, _) => call(feature));
}
