using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.People.Access;

/// <summary>Somebody typed a wrong password or code for an account. When that shut the account, whoever is signed in
/// with it is out: nobody knows which of the two is its person.</summary>
public sealed class NoteFailedSignIn(VillageDb db, EnterVillage enter, UnitOfWork work, TimeProvider clock)
{
    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var village = await db.Cooperatives.AsNoTracking().Where(one => one.Id == command.CooperativeId)
            .Select(one => one.Village).SingleOrDefaultAsync(ct);
        if (village is null) return new VillageNotFound();
        if ((await enter.Run(village, ct)).Refusal is { } refusal) return refusal;
        return (await work.Do<bool>(
            async () =>
            {
                var now = clock.GetUtcNow();
                Tell(command.StaffId, TrailVerbs.SignInFailed, now);
                if (!command.IsLocked) return true;
                Tell(command.StaffId, TrailVerbs.LockedOut, now);
                await db.EndSessionsOf(command.StaffId, SessionEnd.LockedOut, now, ct);
                return true;
            },
            ct)).WithoutValue();
    }

    private void Tell(StaffId staff, string verb, DateTimeOffset now) =>
        db.AuditTrail.Add(new(db.Tenant.Id, staff, sessionId: null, verb, document: null, now));

    /// <param name="IsLocked">This one was too much, and the account is shut for a while.</param>
    public sealed record Command(CooperativeId CooperativeId, StaffId StaffId, bool IsLocked);
}
