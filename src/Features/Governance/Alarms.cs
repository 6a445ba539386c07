using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Governance;

namespace VillageCloud.Features.Governance;

/// <summary>What a person must look at, and about which number.</summary>
public sealed record AlarmNote(string Code, string Subject, string Sentence);

/// <summary>Alarms are rows of the same transaction; the same trouble raises one.</summary>
public static class Alarms
{
    public static async Task RaiseAlarm(this VillageDb db, AlarmNote note, DateTimeOffset now, CancellationToken ct)
    {
        var known = db.Alarms.Local.Any(alarm => alarm.Code == note.Code && alarm.Subject == note.Subject)
            || await db.Alarms.AnyAsync(alarm => alarm.Code == note.Code && alarm.Subject == note.Subject, ct);
        if (!known) db.Alarms.Add(new Alarm(db.Tenant.Id, note.Code, note.Subject, note.Sentence, now));
    }

    /// <summary>What these alarms told is over by itself.</summary>
    /// <param name="codes">All of one subject.</param>
    public static async Task EndAlarms(
        this VillageDb db, IReadOnlyCollection<string> codes, string subject, DateTimeOffset now, CancellationToken ct)
    {
        var open = await db.Alarms.Where(alarm => codes.Contains(alarm.Code) && alarm.Subject == subject)
            .ToListAsync(ct);
        db.Alarms.RemoveRange(open.Where(alarm => alarm.RaisedAt <= now));
    }
}
