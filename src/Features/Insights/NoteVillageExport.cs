using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Insights;

/// <summary>All of the village was written into a file at the server: its trail says so.</summary>
public sealed class NoteVillageExport(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    public async Task<Outcome> Run(Command command, CancellationToken ct) => (await work.Do<bool>(
        () =>
        {
            db.AuditTrail.Add(new(
                db.Tenant.Id, staffId: null, sessionId: null, TrailVerbs.Exported, command.Sha256,
                clock.GetUtcNow()));
            return Task.FromResult<Outcome<bool>>(true);
        },
        ct)).WithoutValue();

    /// <param name="Sha256">Of the file's manifest.</param>
    public sealed record Command(string Sha256);
}
