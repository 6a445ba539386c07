using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.People.Households;

/// <summary>What became of one household, the newest first.</summary>
public sealed class ListHouseholdEvents(VillageDb db)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<Row>> Run(Query query, CancellationToken ct) => await (
        from one in db.HouseholdEvents.AsNoTracking()
        join staff in db.Staff on one.By equals staff.Id
        where one.HouseholdId == query.Id
        orderby one.Id descending
        select new Row(one.Kind, one.Day, one.Text, staff.Name, one.At)).Take(Most).ToListAsync(ct);

    public sealed record Query(HouseholdId Id);

    /// <param name="Day">On which it happened.</param>
    /// <param name="By">Who wrote it down, or agreed to it.</param>
    public sealed record Row(HouseholdEventKind Kind, DateOnly Day, string Text, string By, DateTimeOffset At);
}
