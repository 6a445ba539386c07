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
        var lines = await db.AccountBalances.GroupBy(balance => balance.PeriodId)
            .Select(of => new { of.Key, Lines = of.Sum(balance => balance.LineCount) })
            .ToDictionaryAsync(of => of.Key, of => of.Lines, ct);
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
                period.ClosedAt, lines.GetValueOrDefault(period.Id), period.ClosedBy is { } by ? names[by] : null,
                Of(period.Id, PostingStatus.Approved)?.People.Checker is { } second ? names[second] : null,
                Of(period.Id, PostingStatus.Requested)?.Id)),
        ];
    }

    /// <summary>Only which there are, newest first: to choose from.</summary>
    public async Task<IReadOnlyList<Month>> Months(CancellationToken ct) =>
        await db.Periods.AsNoTracking().OrderByDescending(period => period.FirstDay)
            .Select(period => new Month(period.Id, period.FirstDay)).ToListAsync(ct);

    public sealed record Month(PeriodId Id, DateOnly FirstDay);

    /// <param name="Lines">Of all its entries.</param>
    /// <param name="SecondName">Who agreed to its closing.</param>
    /// <param name="Waits">The request to close it that a second person decides; null when nobody asked.</param>
    public sealed record PeriodView(
        PeriodId Id, DateOnly FirstDay, DateOnly LastDay, string Title, PeriodStatus Status, StaffId? ClosedBy,
        DateTimeOffset? ClosedAt, int Lines, string? ClosedByName, string? SecondName, PostingRequestId? Waits);
}
