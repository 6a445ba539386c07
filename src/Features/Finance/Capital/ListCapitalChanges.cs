using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Capital;

/// <summary>How one household came to what it has in the capital, and what waits, the newest first.</summary>
public sealed class ListCapitalChanges(VillageDb db)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<Row>> Run(Query query, CancellationToken ct)
    {
        var found = await (
            from line in db.CapitalChangeLines.AsNoTracking()
            join change in db.CapitalChanges on line.ChangeId equals change.Id
            where line.HouseholdId == query.Id
            orderby change.Id descending
            select new { Line = line, change.Number, change.Day, change.Status, change.WrittenAt })
            .Take(Most).ToListAsync(ct);
        return
        [
            .. found.Select(one => new Row(
                one.Number, one.Day, one.Status, one.WrittenAt, one.Line.Before, one.Line.After)),
        ];
    }

    public sealed record Query(HouseholdId Id);

    /// <param name="Number">Of the change, by which it is found among what waits.</param>
    public sealed record Row(
        string Number, DateOnly Day, CapitalStatus Status, DateTimeOffset WrittenAt, CapitalHolding Before,
        CapitalHolding After);
}
