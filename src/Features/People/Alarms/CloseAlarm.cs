using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Alarms;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Alarms;

/// <summary>Its owner says what was done about an alarm. Nobody else may: whose duty it is decides what is
/// enough.</summary>
public sealed class CloseAlarm(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Do<Result>(
        async () =>
        {
            var role = await db.Staff.Where(staff => staff.Id == command.By).Select(staff => (StaffRole?)staff.Role)
                .SingleOrDefaultAsync(ct);
            var alarm = await db.Alarms.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (role is not { } mine || alarm is null) return new AlarmNotFound();
            var closed = alarm.Close(command.By, mine, command.Note, clock.GetUtcNow());
            return closed.Refusal is { } refusal ? refusal : new Result(alarm.Id);
        },
        ct);

    /// <param name="Note">What was done; shown beside the alarm for ever.</param>
    public sealed record Command(StaffId By, long Id, string Note);

    public sealed record Result(long Id);
}
