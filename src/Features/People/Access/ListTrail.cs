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
        .With(nameof(TrailRow.At), record => record.At);

    /// <summary>The same order, for those that are read one by one: acts are numbered as they were done.</summary>
    private static readonly SortKeys<AuditRecord> OfScanned = new SortKeys<AuditRecord>()
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
            var end = BeijingTime.EndOf(to);
            trail = trail.Where(record => record.At < end);
        }

        var text = PersonText.Word(query.Search);
        // Whoever has a whole number means that document, and an index has it.
        var isNumber = text is not null && await trail.AnyAsync(record => record.Document == text, ct);
        var leavesOut = query is { IsRecent: true, From: null, To: null } && !isNumber;
        var since = leavesOut ? Recent.Since(clock.GetUtcNow())
            : query.From is { } day ? BeijingTime.StartOf(day) : (DateTimeOffset?)null;
        if (leavesOut) trail = trail.Where(record => record.At >= since);
        var isScanned = text is not null && !isNumber;
        if (isNumber) trail = trail.Where(record => record.Document == text);
        else if (isScanned) trail = await Having(trail, text!, since, ct);
        var sorted = (isScanned ? OfScanned : Keys).Order(trail, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var rows = await (
            from record in sorted.Value.ThenByDescending(record => record.Id)
                .Skip(query.Page.Skip).Take(query.Page.Take)
            select new TrailRow(
                record.Id, record.At,
                db.Staff.Where(staff => staff.Id == record.StaffId).Select(staff => staff.Name).FirstOrDefault(),
                record.Verb, record.Document)).ToListAsync(ct);
        return new Result(new(rows, await query.Page.TotalOf(rows, trail, ct)), leavesOut);
    }

    // No index has a part of a number. Said by their own numbers too since when, MariaDB reads these acts and not all.
    private async Task<IQueryable<AuditRecord>> Having(
        IQueryable<AuditRecord> trail, string text, DateTimeOffset? since, CancellationToken ct)
    {
        var having = trail.Where(record => record.Document!.Contains(text) || record.Verb.Contains(text));
        if (since is null) return having;
        var first = await db.AuditTrail.Where(record => record.At >= since)
            .MinAsync(record => (long?)record.Id, ct) ?? long.MaxValue;
        return having.Where(record => record.Id >= first);
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
