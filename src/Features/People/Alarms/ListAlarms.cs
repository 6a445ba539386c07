using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Alarms;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Alarms;

/// <summary>The alarms, open ones first, then the newest.</summary>
public sealed class ListAlarms(VillageDb db)
{
    private static readonly SortKeys<Alarm> Keys = new SortKeys<Alarm>()
        .With(nameof(AlarmView.RaisedAt), alarm => alarm.RaisedAt)
        .With(nameof(AlarmView.Owner), alarm => alarm.Owner)
        .With(nameof(AlarmView.Subject), alarm => alarm.Subject);

    public async Task<Outcome<Page<AlarmView>>> Run(Query query, CancellationToken ct)
    {
        var alarms = (query.ToDo is { } me ? db.ToDoOf(me.Who, me.Role) : db.Alarms).AsNoTracking();
        if (query.OnlyOpen) alarms = alarms.Where(alarm => alarm.ClosedAt == null);
        if (query.Owner is { } owner) alarms = alarms.Where(alarm => alarm.Owner == owner);
        if (query.Assignee is { } person) alarms = alarms.Where(alarm => alarm.Assignee == person);
        if (query.OnlyUnassigned) alarms = alarms.Where(alarm => alarm.Assignee == null);
        if (PersonText.Word(query.Search) is { } text)
            alarms = alarms.Where(alarm => alarm.Subject.Contains(text) || alarm.Sentence.Contains(text));
        var sorted = query.Page.Sort is { } sort
            ? Keys.Order(alarms, sort)
            : new(alarms.OrderBy(alarm => alarm.ClosedAt != null).ThenByDescending(alarm => alarm.RaisedAt));
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await alarms.CountAsync(ct);
        var rows = await (
            from alarm in sorted.Value.ThenByDescending(alarm => alarm.Id)
                .Skip(query.Page.Skip).Take(query.Page.Take)
            select new AlarmView(
                alarm.Id, alarm.Code, alarm.Subject, alarm.Sentence, alarm.RaisedAt, alarm.Owner, alarm.ClosedAt,
                db.Staff.Where(staff => staff.Id == alarm.ClosedBy).Select(staff => staff.Name).FirstOrDefault(),
                alarm.Note, alarm.Assignee,
                db.Staff.Where(staff => staff.Id == alarm.Assignee).Select(staff => staff.Name).FirstOrDefault()))
            .ToListAsync(ct);
        return new Page<AlarmView>(rows, total);
    }

    /// <param name="Search">Part of the number or of the sentence.</param>
    /// <param name="Assignee">Only what this person looks after.</param>
    /// <param name="OnlyUnassigned">Only what nobody has taken yet.</param>
    /// <param name="ToDo">Only what is open and theirs to do something about.</param>
    public sealed record Query(
        PageQuery Page, bool OnlyOpen = true, string? Search = null, StaffRole? Owner = null, StaffId? Assignee = null,
        bool OnlyUnassigned = false, Hands? ToDo = null);

    public readonly record struct Hands(StaffId Who, StaffRole Role);

    /// <param name="ClosedBy">The name; null while it is open, and when it came to an end by itself.</param>
    /// <param name="Note">How far it is; of a closed one, what was done.</param>
    public sealed record AlarmView(
        long Id, string Code, string Subject, string Sentence, DateTimeOffset RaisedAt, StaffRole Owner,
        DateTimeOffset? ClosedAt, string? ClosedBy, string? Note, StaffId? Assignee, string? AssigneeName);
}
