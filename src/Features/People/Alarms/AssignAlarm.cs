using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Alarms;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.People.Alarms;

/// <summary>Somebody of those whose duty an alarm is looks after it from now on: whoever takes it, or to whom it is
/// given.</summary>
public sealed class AssignAlarm(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Do<Result>(
        "alarm.assign", command,
        async () =>
        {
            var alarm = await db.Alarms.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (alarm is null) return new AlarmNotFound();
            var asked = command.Assignee ?? command.By.Id;
            var person = await db.Staff.AsNoTracking().SingleOrDefaultAsync(one => one.Id == asked, ct);
            var assigned = alarm.Assign(person, work.Role, clock.GetUtcNow());
            return assigned.Refusal is { } refusal ? refusal : new Result(alarm.Id, person!.Name);
        },
        ct);

    /// <param name="Assignee">Null: whoever asks takes it.</param>
    public sealed record Command(StaffActor By, long Id, StaffId? Assignee = null) : IStaffAct
    {
        // Whose alarm it is decides: each has an owner of its own.
        Duty IStaffAct.Duty => Duty.Look;

        string? IStaffAct.Document => $"{Id}";
    }

    public sealed record Result(long Id, string Assignee);
}
