using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.People.Access;

/// <summary>Somebody typed a wrong password or code for an account. Whoever is signed in with it stays so: a stranger
/// must not be able to throw anybody out. After many the supervisor hears of it.</summary>
public sealed class NoteFailedSignIn(VillageDb db, EnterVillage enter, UnitOfWork work, TimeProvider clock)
{
    private const int Many = 8;

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
                db.AuditTrail.Add(new(
                    db.Tenant.Id, command.StaffId, sessionId: null, TrailVerbs.SignInFailed, document: null, now));
                if (command.InARow < Many) return true;
                var name = await db.Staff.Where(one => one.Id == command.StaffId).Select(one => one.Name)
                    .SingleAsync(ct);
                await db.RaiseAlarm(
                    new(
                        "access.many_wrong", $"{command.StaffId.Value}",
                        $"{name}的账号连续多次登录没成功，请问一问本人；不是本人在试，就请管理员给这个账号换密码"),
                    now, ct);
                return true;
            },
            ct)).WithoutValue();
    }

    /// <param name="InARow">How many wrong ones there were by now.</param>
    public sealed record Command(CooperativeId CooperativeId, StaffId StaffId, int InARow);
}
