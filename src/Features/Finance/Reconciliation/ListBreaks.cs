using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>The differences that were found, newest day first unless asked otherwise, and how many there are in each
/// state.</summary>
public sealed class ListBreaks(VillageDb db, TimeProvider clock)
{
    private static readonly Sort NewestFirst = new(nameof(BreakView.Day), Descending: true);

    private static readonly SortKeys<Break> Keys = new SortKeys<Break>()
        .With(nameof(BreakView.Day), one => one.Day)
        .With(nameof(BreakView.AgeDays), one => one.FoundAt)
        .With(nameof(BreakView.Subject), one => one.Subject)
        .With(nameof(BreakView.Class), one => one.Class)
        .With(nameof(BreakView.Source), one => one.Source)
        .With(nameof(BreakView.Status), one => one.Status);

    public async Task<Outcome<Page<BreakView>>> Run(Query query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var breaks = Found(query, now);
        if (query.Status is { } status) breaks = breaks.Where(one => one.Status == status);
        var sorted = Keys.Order(breaks, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await breaks.CountAsync(ct);
        var found = await sorted.Value.ThenBy(one => one.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .Select(one => new
            {
                Break = one,
                Owner = db.Staff.Where(staff => staff.Id == one.Owner).Select(staff => staff.Name).FirstOrDefault(),
            }).ToListAsync(ct);
        return new Page<BreakView>([.. found.Select(one => BreakView.Of(one.Break, one.Owner, now))], total);
    }

    /// <summary>Of all that the query finds, its state aside: one number a tab.</summary>
    public async Task<IReadOnlyDictionary<BreakStatus, int>> Count(Query query, CancellationToken ct)
    {
        var counts = await Found(query, clock.GetUtcNow()).GroupBy(one => one.Status)
            .Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(one => one.Key, ct);
        return Enum.GetValues<BreakStatus>().ToDictionary(
            status => status, status => counts.TryGetValue(status, out var one) ? one.Count : 0);
    }

    private IQueryable<Break> Found(Query query, DateTimeOffset now)
    {
        var breaks = db.Breaks.AsNoTracking();
        if (query.Day is { } day) breaks = breaks.Where(one => one.Day == day);
        if (query.From is { } from) breaks = breaks.Where(one => one.Day >= from);
        if (query.To is { } to) breaks = breaks.Where(one => one.Day <= to);
        if (query.Class is { } kind) breaks = breaks.Where(one => one.Class == kind);
        if (query.Source is { } source) breaks = breaks.Where(one => one.Source == source);
        if (query.Owner is { } owner) breaks = breaks.Where(one => one.Owner == owner);
        if (query.OnlyUnowned) breaks = breaks.Where(one => one.Owner == null);
        if (query.OnlyUnfinished) breaks = breaks.Where(one => one.Status != BreakStatus.Closed);
        if (query.OlderThanDays is { } days)
        {
            var before = BeijingTime.StartOf(BeijingTime.DayOf(now).AddDays(1 - days));
            breaks = breaks.Where(one => one.FoundAt < before);
        }

        if (PersonText.Word(query.Search) is { } text)
            breaks = breaks.Where(one => one.Subject.Contains(text) || one.Sentence.Contains(text));
        return breaks;
    }

    /// <param name="Search">Part of the number or of the sentence.</param>
    /// <param name="OlderThanDays">Found at least so many Beijing days ago.</param>
    /// <param name="From">The first and the last day on which they lie.</param>
    public sealed record Query(
        PageQuery Page, DateOnly? Day = null, string? Search = null, BreakStatus? Status = null,
        BreakClass? Class = null, BreakSource? Source = null, StaffId? Owner = null, bool OnlyUnowned = false,
        bool OnlyUnfinished = false, int? OlderThanDays = null, DateOnly? From = null, DateOnly? To = null);
}
