using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Statements;

/// <summary>Months that a statement is about, from the first to the last.</summary>
internal sealed record PeriodSpan(DateOnly First, DateOnly Last, IReadOnlyList<PeriodId> Within, string Title)
{
    /// <param name="to">The same as the first when absent.</param>
    public static async Task<Outcome<PeriodSpan>> Of(VillageDb db, PeriodId from, PeriodId? to, CancellationToken ct)
    {
        var ends = await db.Periods.AsNoTracking().Where(one => one.Id == from || one.Id == (to ?? from))
            .ToListAsync(ct);
        var first = ends.SingleOrDefault(one => one.Id == from);
        var last = ends.SingleOrDefault(one => one.Id == (to ?? from));
        if (first is null || last is null) return new PeriodNotFound();
        if (last.FirstDay < first.FirstDay) (first, last) = (last, first);
        var within = await db.Periods.AsNoTracking()
            .Where(one => one.FirstDay >= first.FirstDay && one.LastDay <= last.LastDay)
            .OrderBy(one => one.FirstDay).Select(one => one.Id).ToListAsync(ct);
        var title = $"{first.FirstDay:yyyy-MM-dd} 至 {last.LastDay:yyyy-MM-dd}";
        return new PeriodSpan(first.FirstDay, last.LastDay, within, title);
    }
}
