using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Repayments;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Payouts;

namespace VillageCloud.Features.Finance.Repayments;

/// <summary>What a household owes the village, and what it brought of it, the newest first.</summary>
public sealed class ListRepayments(VillageDb db, Books books)
{
    private const int Most = 20;

    public Task<View> Run(Query query, CancellationToken ct) => db.AtOneMoment(() => Read(query, ct), ct);

    private async Task<View> Read(Query query, CancellationToken ct)
    {
        var position = await db.PositionOf(books, query.Id, ct);
        var found = await db.Repayments.AsNoTracking().Where(one => one.HouseholdId == query.Id)
            .OrderByDescending(one => one.Id).Take(Most).ToListAsync(ct);
        return new View(
            position.Owes, position.Clawback,
            [
                .. found.Select(one => new Row(
                    one.Number, one.Day, one.Amount, one.Evidence, one.Status, one.WrittenAt, one.ReversalNote)),
            ]);
    }

    public sealed record Query(HouseholdId Id);

    /// <param name="Owes">What is left when a dividend that is too small to be paid counts against it.</param>
    /// <param name="Clawback">All that may be paid back: what the goods money is below zero.</param>
    public sealed record View(Money Owes, Money Clawback, IReadOnlyList<Row> Rows);

    /// <param name="Number">Of the repayment, by which it is found among what waits.</param>
    public sealed record Row(
        string Number, DateOnly Day, Money Amount, string Evidence, RepaymentStatus Status,
        DateTimeOffset WrittenAt, string? ReversalNote);
}
