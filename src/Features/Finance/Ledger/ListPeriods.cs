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
        var periods = await db.Periods.AsNoTracking().OrderByDescending(period => period.FirstDay)
            .Select(period => new
            {
                Period = period,
                Entries = db.JournalEntries.Count(entry => entry.PeriodId == period.Id),
            }).ToListAsync(ct);
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        var asked = (await db.PostingRequests.AsNoTracking()
            .Where(one => one.Kind == PostingKind.PeriodClose && one.Status != PostingStatus.Declined)
            .ToListAsync(ct)).ToLookup(one => one.Reference, StringComparer.Ordinal);
        PostingRequest? Of(PeriodId id, PostingStatus status) =>
            asked[PostingRequest.NumberOf(id)].FirstOrDefault(one => one.Status == status);
        return
        [
            .. periods.Select(item => new PeriodView(
                item.Period.Id, item.Period.FirstDay, item.Period.LastDay, item.Period.Title, item.Period.Status,
                item.Period.ClosedBy, item.Period.ClosedAt, item.Entries,
                item.Period.ClosedBy is { } by ? names[by] : null,
                Of(item.Period.Id, PostingStatus.Approved)?.People.Checker is { } second ? names[second] : null,
                Of(item.Period.Id, PostingStatus.Requested)?.Id)),
        ];
    }

    /// <param name="SecondName">Who agreed to its closing.</param>
    /// <param name="Waits">The request to close it that a second person decides; null when nobody asked.</param>
    public sealed record PeriodView(
        PeriodId Id, DateOnly FirstDay, DateOnly LastDay, string Title, PeriodStatus Status, StaffId? ClosedBy,
        DateTimeOffset? ClosedAt, int Entries, string? ClosedByName, string? SecondName, PostingRequestId? Waits);
}
