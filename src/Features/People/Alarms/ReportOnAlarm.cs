using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Alarms;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.People.Alarms;

/// <summary>Its owner says how far an alarm is, which stays open.</summary>
public sealed class ReportOnAlarm(VillageDb db, StaffWork work)
{
    public Task<Outcome<Result>> Run(Command command, CancellationToken ct) => work.Do<Result>(
        "alarm.note", command,
        async () =>
        {
            var alarm = await db.Alarms.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
            if (alarm is null) return new AlarmNotFound();
            var told = alarm.Report(work.Role, command.Note);
            return told.Refusal is { } refusal ? refusal : new Result(alarm.Id);
        },
        ct);

    /// <param name="Note">Shown beside the alarm until another one takes its place.</param>
    public sealed record Command(StaffActor By, long Id, string Note) : IStaffAct
    {
        // Whose alarm it is decides: each has an owner of its own.
        Duty IStaffAct.Duty => Duty.Look;

        string? IStaffAct.Document => $"{Id}";
    }

    public sealed record Result(long Id);
}
