using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Access;

/// <summary>操作记录: who did what, the newest first.</summary>
public sealed class ListTrail(VillageDb db, DutyCheck duties, TimeProvider clock)
{
    private static readonly Sort NewestFirst = new(nameof(TrailRow.At), Descending: true);

    private static readonly SortKeys<AuditRecord> Keys = new SortKeys<AuditRecord>()
        // They are numbered as they were done, and by their number neither engine has to put them in order.
        .With(nameof(TrailRow.At), record => record.Id);

    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        if ((await duties.Ask(query.By, Duty.SeeTrail, ct)).Refusal is { } denied) return denied;
        var trail = db.AuditTrail.AsNoTracking();
        if (query.Person is { } person) trail = trail.Where(record => record.StaffId == person);
        if (query.OnlyOperator) trail = trail.Where(record => record.StaffId == null);
        if (query.Verb is { } verb) trail = trail.Where(record => record.Verb == verb);
        if (query.From is { } from)
        {
            var first = BeijingTime.StartOf(from);
            trail = trail.Where(record => record.At >= first);
        }

        if (query.To is { } to)
        {
            var end = BeijingTime.StartOf(to.AddDays(1));
            trail = trail.Where(record => record.At < end);
        }

        var leavesOut = query.IsRecent && query.From is null && query.To is null;
        if (PersonText.Word(query.Search) is { } text)
        {
            // Whoever has a whole number means that document, and an index has it.
            var ofNumber = trail.Where(record => record.Document == text);
            var isNumber = await ofNumber.AnyAsync(ct);
            leavesOut &= !isNumber;
            trail = isNumber
                ? ofNumber
                : trail.Where(record => record.Document!.Contains(text) || record.Verb.Contains(text));
        }

        if (leavesOut)
        {
            var since = Recent.Since(clock.GetUtcNow());
            // Said by their number too, MariaDB reads these for a part of a document's number, and not all.
            var first = await db.AuditTrail.Where(record => record.At >= since)
                .MinAsync(record => (long?)record.Id, ct) ?? long.MaxValue;
            trail = trail.Where(record => record.At >= since && record.Id >= first);
        }

        var sorted = Keys.Order(trail, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await trail.CountAsync(ct);
        var rows = await (
            from record in sorted.Value.Skip(query.Page.Skip).Take(query.Page.Take)
            select new TrailRow(
                record.Id, record.At,
                db.Staff.Where(staff => staff.Id == record.StaffId).Select(staff => staff.Name).FirstOrDefault(),
                record.Verb, record.Document)).ToListAsync(ct);
        return new Result(new(rows, total), leavesOut);
    }

    /// <param name="From">The first and the last Beijing day.</param>
    /// <param name="Search">Part of the document's number; a whole number means that document and no other.</param>
    /// <param name="Verb">What was done.</param>
    /// <param name="OnlyOperator">What was done at the server.</param>
    /// <param name="IsRecent">Only what is <see cref="Recent"/>; whoever names days, or a whole number, sees all.
    /// </param>
    public sealed record Query(
        StaffActor By, PageQuery Page, StaffId? Person = null, DateOnly? From = null, DateOnly? To = null,
        string? Search = null, string? Verb = null, bool OnlyOperator = false, bool IsRecent = false);

    /// <param name="LeavesOut">Whether older acts would have been found too.</param>
    public sealed record Result(Page<TrailRow> Page, bool LeavesOut);

    /// <param name="Who">Null when the server's operator did it, at the command line.</param>
    public sealed record TrailRow(long Id, DateTimeOffset At, string? Who, string Verb, string? Document);
}
