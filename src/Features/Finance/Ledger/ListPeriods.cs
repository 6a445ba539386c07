using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>The accounting periods, newest first.</summary>
public sealed class ListPeriods(VillageDb db)
{
    public async Task<IReadOnlyList<PeriodView>> Run(CancellationToken ct)
    {
        var periods = await db.Periods.AsNoTracking().OrderByDescending(period => period.FirstDay).ToListAsync(ct);
        var entries = await Entries(periods, ct);
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        var asked = (await db.PostingRequests.AsNoTracking()
            .Where(one => one.Kind == PostingKind.PeriodClose && one.Status != PostingStatus.Declined)
            .ToListAsync(ct)).ToLookup(one => one.Reference, StringComparer.Ordinal);
        PostingRequest? Of(PeriodId id, PostingStatus status) =>
            asked[PostingRequest.NumberOf(id)].FirstOrDefault(one => one.Status == status);
        return
        [
            .. periods.Select(period => new PeriodView(
                period.Id, period.FirstDay, period.LastDay, period.Title, period.Status, period.ClosedBy,
                period.ClosedAt, entries.GetValueOrDefault(period.Id), period.ClosedBy is { } by ? names[by] : null,
                Of(period.Id, PostingStatus.Approved)?.People.Checker is { } second ? names[second] : null,
                Of(period.Id, PostingStatus.Requested)?.Id)),
        ];
    }

    /// <summary>Only which there are, newest first: to choose from.</summary>
    public async Task<IReadOnlyList<Month>> Months(CancellationToken ct) =>
        await db.Periods.AsNoTracking().OrderByDescending(period => period.FirstDay)
            .Select(period => new Month(period.Id, period.FirstDay)).ToListAsync(ct);

    // These periods are the village's own, and so are their entries: asked whose they are, each would be read.
    private Task<Dictionary<PeriodId, int>> Entries(List<AccountingPeriod> periods, CancellationToken ct)
    {
        var ids = periods.ConvertAll(period => period.Id);
        return db.JournalEntries.IgnoreQueryFilters().Where(entry => ids.Contains(entry.PeriodId))
            .GroupBy(entry => entry.PeriodId).Select(of => new { of.Key, Count = of.Count() })
            .ToDictionaryAsync(of => of.Key, of => of.Count, ct);
    }

    public sealed record Month(PeriodId Id, DateOnly FirstDay);

    /// <param name="SecondName">Who agreed to its closing.</param>
    /// <param name="Waits">The request to close it that a second person decides; null when nobody asked.</param>
    public sealed record PeriodView(
        PeriodId Id, DateOnly FirstDay, DateOnly LastDay, string Title, PeriodStatus Status, StaffId? ClosedBy,
        DateTimeOffset? ClosedAt, int Entries, string? ClosedByName, string? SecondName, PostingRequestId? Waits);
}
