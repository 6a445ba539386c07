using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Settlement;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>What was split among the four parties, line by line, the newest first unless asked otherwise; a later
/// refund is a line of its own.</summary>
public sealed class ListSettledLines(VillageDb db)
{
    private static readonly Sort NewestFirst = new(nameof(SettledRow.At), Descending: true);

    private static readonly SortKeys<Found> Keys = new SortKeys<Found>()
        .With(nameof(SettledRow.At), row => row.Settled.At)
        .With(nameof(SettledRow.OrderNumber), row => row.Number)
        .With(nameof(SettledRow.Title), row => row.Title)
        .With(nameof(SettledRow.HouseholdName), row => row.Household)
        .With(nameof(SettledRow.Net), row => row.Settled.Net.Fen);

    public async Task<Outcome<Page<SettledRow>>> Run(Query query, CancellationToken ct)
    {
        var rows =
            from settled in db.LineSettlements.AsNoTracking()
            join line in db.OrderLines on settled.LineId equals line.Id
            join order in db.Orders on line.OrderId equals order.Id
            join household in db.Households on settled.HouseholdId equals household.Id
            select new Found
            {
                Settled = settled, Title = line.Title, Number = order.Number, Household = household.Name,
            };
        if (PersonText.Word(query.Search) is { } text)
        {
            rows = rows.Where(row => row.Number.Contains(text) || row.Title.Contains(text)
                || row.Household.Contains(text));
        }

        var sorted = Keys.Order(rows, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await rows.CountAsync(ct);
        var found = await sorted.Value.ThenByDescending(row => row.Settled.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        return new Page<SettledRow>(
            [.. found.Select(row => new SettledRow(
                row.Settled.At, row.Number, row.Title, row.Household, row.Settled.Net, row.Settled.Household,
                row.Settled.Fund, row.Settled.Platform, row.Settled.Cooperative, row.Settled.OutRefundNo))],
            total);
    }

    /// <param name="Search">Part of the order's number, of the product's name or of the household's.</param>
    public sealed record Query(PageQuery Page, string? Search = null);

    /// <param name="OutRefundNo">Of a refund after settlement: then the amounts are what it took back.</param>
    public sealed record SettledRow(
        DateTimeOffset At, string OrderNumber, string Title, string HouseholdName, Money Net, Money Household,
        Money Fund, Money Platform, Money Cooperative, string? OutRefundNo);

    private sealed class Found
    {
        public required LineSettlement Settled { get; init; }

        public required string Number { get; init; }

        public required string Title { get; init; }

        public required string Household { get; init; }
    }
}
