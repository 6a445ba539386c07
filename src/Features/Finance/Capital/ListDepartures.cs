using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Capital;

/// <summary>That a member leaves or left, what goes back to them and whether it was paid, the newest first.</summary>
public sealed class ListDepartures(VillageDb db)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<Row>> Run(Query query, CancellationToken ct)
    {
        var found = await db.Departures.AsNoTracking().Where(one => one.HouseholdId == query.Id)
            .OrderByDescending(one => one.Id).Take(Most).ToListAsync(ct);
        return
        [
            .. found.Select(one => new Row(
                one.Number, one.Day, one.Reason, one.Status, one.WrittenAt, one.Before, one.BorneLoss, one.ToReturn,
                one.ReturnDay, one.Evidence)),
        ];
    }

    public sealed record Query(HouseholdId Id);

    /// <param name="Number">Of the departure, by which it is found among what waits.</param>
    /// <param name="ToReturn">What is owed to them for what they had.</param>
    public sealed record Row(
        string Number, DateOnly Day, string Reason, DepartureStatus Status, DateTimeOffset WrittenAt,
        CapitalHolding Before, Money BorneLoss, Money ToReturn, DateOnly? ReturnDay, string? Evidence);
}
