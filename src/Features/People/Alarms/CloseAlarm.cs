using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Alarms;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.People.Alarms;

/// <summary>Its owner says what was done about an alarm. Nobody else may: whose duty it is decides what is
/// enough.</summary>
public sealed class CloseAlarm(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Do<Result>(
        "alarm.close", command,
        async () =>
        {
            var alarm = await db.Alarms.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (alarm is null) return new AlarmNotFound();
            var closed = alarm.Close(command.By.Id, work.Role, command.Note, clock.GetUtcNow());
            return closed.Refusal is { } refusal ? refusal : new Result(alarm.Id);
        },
        ct);

    /// <param name="Note">What was done; shown beside the alarm for ever.</param>
    public sealed record Command(StaffActor By, long Id, string Note) : IStaffAct
    {
        // Whose alarm it is decides: each has an owner of its own.
        Duty IStaffAct.Duty => Duty.Look;

        string? IStaffAct.Document => $"{Id}";
    }

    public sealed record Result(long Id);
}
