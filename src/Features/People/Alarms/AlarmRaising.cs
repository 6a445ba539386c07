using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Alarms;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Alarms;

/// <summary>What a person must look at, and about which number.</summary>
public sealed record AlarmNote(string Code, string Subject, string Sentence);

/// <summary>Alarms are rows of the same transaction; the same trouble raises one while it lasts.</summary>
public static class AlarmRaising
{
    private const int LongestSubject = 64;

    /// <summary>For so long an owner's word that it is done counts: what is found again afterwards is told
    /// again.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromDays(7);

    public static async Task RaiseAlarm(this VillageDb db, AlarmNote note, DateTimeOffset now, CancellationToken ct)
    {
        var (subject, sentence) = (note.Subject.AtMost(LongestSubject), note.Sentence.AtMost(Alarm.LongestSentence));
        var since = now - Believed;
        var known = db.Alarms.Local.Any(alarm => alarm.Code == note.Code && alarm.Subject == subject
                && alarm.ClosedAt is null)
            || await db.Alarms.AnyAsync(alarm => alarm.Code == note.Code && alarm.Subject == subject
                && (alarm.ClosedAt == null || (alarm.ClosedBy != null && alarm.ClosedAt > since)), ct);
        if (!known) db.Alarms.Add(new Alarm(db.Tenant.Id, note.Code, subject, sentence, now));
    }

    /// <summary>What these alarms told is over by itself.</summary>
    /// <param name="codes">All of one subject.</param>
    public static async Task EndAlarms(
        this VillageDb db, IReadOnlyCollection<string> codes, string subject, DateTimeOffset now, CancellationToken ct)
    {
        var cut = subject.AtMost(LongestSubject);
        var open = await db.Alarms
            .Where(alarm => codes.Contains(alarm.Code) && alarm.Subject == cut && alarm.ClosedAt == null)
            .ToListAsync(ct);
        foreach (var alarm in open) alarm.End(now);
    }
}
