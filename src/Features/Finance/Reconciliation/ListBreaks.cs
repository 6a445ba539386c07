using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Reconciliation;

/// <summary>The differences that were found, newest day first unless asked otherwise.</summary>
public sealed class ListBreaks(VillageDb db)
{
    private static readonly Sort NewestFirst = new(nameof(BreakView.Day), Descending: true);

    private static readonly SortKeys<Break> Keys = new SortKeys<Break>()
        .With(nameof(BreakView.Day), one => one.Day)
        .With(nameof(BreakView.Subject), one => one.Subject)
        .With(nameof(BreakView.Status), one => one.Status);

    public async Task<Outcome<Page<BreakView>>> Run(Query query, CancellationToken ct)
    {
        var breaks = db.Breaks.AsNoTracking();
        if (query.Day is { } day) breaks = breaks.Where(one => one.Day == day);
        if (query.Search?.Trim() is { Length: > 0 } text)
            breaks = breaks.Where(one => one.Subject.Contains(text) || one.Sentence.Contains(text));
        var sorted = Keys.Order(breaks, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await breaks.CountAsync(ct);
        var found = await sorted.Value.ThenBy(one => one.Id).Skip(query.Page.Skip).Take(query.Page.Take)
            .ToListAsync(ct);
        return new Page<BreakView>([.. found.Select(BreakView.Of)], total);
    }

    /// <param name="Search">Part of the number or of the sentence.</param>
    public sealed record Query(PageQuery Page, DateOnly? Day = null, string? Search = null);
}
