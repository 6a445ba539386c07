using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;

namespace VillageCloud.Features.Reconciliation;

/// <summary>The differences that were found, newest day first.</summary>
public sealed class ListBreaks(VillageDb db)
{
    public async Task<IReadOnlyList<BreakView>> Run(Query query, CancellationToken ct)
    {
        var breaks = db.Breaks.AsNoTracking();
        if (query.Day is { } day) breaks = breaks.Where(one => one.Day == day);
        var found = await breaks.OrderByDescending(one => one.Day).ThenBy(one => one.Id).Take(query.Max)
            .ToListAsync(ct);
        return [.. found.Select(BreakView.Of)];
    }

    public sealed record Query(DateOnly? Day = null, int Max = 500);
}
