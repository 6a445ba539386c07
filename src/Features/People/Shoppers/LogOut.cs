using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Shoppers;

/// <summary>Ends one session. Ending it twice is as good as once.</summary>
public sealed class LogOut(VillageDb db, UnitOfWork work)
{
    public sealed record Command(string Token);

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var hash = SecretToken.HashOf(command.Token);
        var ended = await work.Do<int>(
            async () => await db.Sessions.Where(session => session.TokenHash == hash).ExecuteDeleteAsync(ct), ct);
        return ended.WithoutValue();
    }
}
