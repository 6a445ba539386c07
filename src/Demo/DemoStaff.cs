using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Demo;

/// <summary>The demo's staff without a browser.</summary>
public static class DemoStaff
{
    /// <summary>Somebody signed in as at the console: what they do from here on they do in this session.</summary>
    /// <param name="scope">Of a call in the demo village.</param>
    public static async Task<StaffActor> SignIn(this IServiceProvider scope, string name, CancellationToken ct)
    {
        var person = await scope.GetRequiredService<VillageDb>().Staff.AsNoTracking()
            .SingleAsync(one => one.Name == name, ct);
        var opened = await scope.GetRequiredService<OpenStaffSession>().Run(new(person.CooperativeId, person.Id), ct);
        return opened.OrThrow().Actor;
    }
}
