using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>The accounting periods, newest first.</summary>
public sealed class ListPeriods(VillageDb db)
{
    public async Task<IReadOnlyList<PeriodView>> Run(CancellationToken ct)
    {
        var periods = await db.Periods.AsNoTracking().OrderByDescending(period => period.FirstDay)
            .Select(period => new
            {
                Period = period,
                Entries = db.JournalEntries.Count(entry => entry.PeriodId == period.Id),
            }).ToListAsync(ct);
        return
        [
            .. periods.Select(item => new PeriodView(
                item.Period.Id, item.Period.FirstDay, item.Period.LastDay, item.Period.Title, item.Period.Status,
                item.Period.ClosedBy, item.Period.ClosedAt, item.Entries)),
        ];
    }

    public sealed record PeriodView(
        PeriodId Id, DateOnly FirstDay, DateOnly LastDay, string Title, PeriodStatus Status, StaffId? ClosedBy,
        DateTimeOffset? ClosedAt, int Entries);
}
