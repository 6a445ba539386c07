using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>The settlement desk: what is due, what is held and why, what was settled, sale by sale; with the sums of
/// exactly what is asked for, of each state beside it, and when the next ones fall due.</summary>
public sealed class ListSales(VillageDb db, TimeProvider clock)
{
    private static readonly Sort NewestFirst = new(nameof(DeskSale.At), Descending: true);

    private static readonly SortKeys<Found> Keys = new SortKeys<Found>()
        .With(nameof(DeskSale.At), row => row.Sale.SettledAt ?? row.Sale.DueAt ?? row.Sale.OpenedAt)
        .With(nameof(DeskSale.OrderNumber), row => row.Sale.Document)
        .With(nameof(DeskSale.Title), row => row.Sale.Title)
        .With(nameof(DeskSale.HouseholdName), row => row.HouseholdName)
        .With(nameof(DeskSale.Paid), row => row.Sale.Paid.Fen)
        .With(nameof(DeskSale.Net), row =>
            row.Sale.Paid.Fen - row.Sale.RefundedBeforeSettlement.Fen - row.Sale.RefundedAfterSettlement.Fen);

    public Task<Outcome<SalesDesk>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => List(query, clock.GetUtcNow(), ct), ct);

    private async Task<Outcome<SalesDesk>> List(Query query, DateTimeOffset now, CancellationToken ct)
    {
        var all = Wanted(query);
        var sums = await db.SumsOf(all, now, ct);
        var sales = query.State is { } state ? all.In(state, now) : all;
        var rows =
            from sale in sales
            join maker in db.Households.IgnoreAutoIncludes() on sale.HouseholdId equals maker.Id into makers
            from household in makers.DefaultIfEmpty()
            select new Found
            {
                Sale = sale, HouseholdNumber = (int?)household.Number, HouseholdName = household.Name,
            };
        var sorted = Keys.Order(rows, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var found = await sorted.Value.ThenByDescending(row => row.Sale.Id).Skip(query.Page.Skip)
            .Take(query.Page.Take).ToListAsync(ct);
        var total = query.State is { } one ? sums.GetValueOrDefault(one, SaleSums.Nothing) : SaleSums.Of(sums.Values);
        return new SalesDesk(
            new(await RowsOf(found, now, ct), total.Sales), total, sums, await db.NextDue(now, ct));
    }

    private IQueryable<Sale> Wanted(Query query)
    {
        var sales = db.Sales.AsNoTracking();
        if (query.Household is { } household) sales = sales.Where(sale => sale.HouseholdId == household);
        if (query.From is { } from)
        {
            var first = BeijingTime.StartOf(from);
            sales = sales.Where(sale => (sale.SettledAt ?? sale.DueAt) >= first);
        }

        if (query.To is { } to)
        {
            var end = BeijingTime.StartOf(to.AddDays(1));
            sales = sales.Where(sale => (sale.SettledAt ?? sale.DueAt) < end);
        }

        if (PersonText.Word(query.Search) is { } text)
        {
            sales = sales.Where(sale => sale.Document.Contains(text) || sale.Title.Contains(text)
                || db.Households.Any(maker => maker.Id == sale.HouseholdId && maker.Name.Contains(text)));
        }

        return sales;
    }

    private async Task<IReadOnlyList<DeskSale>> RowsOf(List<Found> found, DateTimeOffset now, CancellationToken ct)
    {
        if (found.Count == 0) return [];
        var shares = new SaleShares(db);
        var splits = await shares.Splits(ct);
        var posted = await shares.PostedOf(
            [.. found.Where(row => row.Sale.IsSettled).Select(row => row.Sale.Id)], ct);
        var holds = await db.HoldsOf(
            [.. found.Where(row => row.Sale.StateAt(now) == SaleState.Held).Select(row => row.Sale.Id)], ct);
        return [.. found.Select(row => RowOf(row, holds[row.Sale.Id].LastOrDefault(), now))];

        DeskSale RowOf(Found row, HoldView? hold, DateTimeOffset moment) => new(
            row.Sale.Id, row.Sale.Document, row.Sale.Item, row.Sale.Kind, row.Sale.Title, row.Sale.Quantity,
            row.HouseholdNumber, row.HouseholdName, row.Sale.Paid, row.Sale.Refunded, row.Sale.Net,
            row.Sale.StateAt(moment), row.Sale.SettledAt ?? row.Sale.DueAt ?? row.Sale.OpenedAt, row.Sale.DueAt,
            row.Sale.SettledAt,
            NamedShares.Of(posted.GetValueOrDefault(row.Sale.Id) ?? splits(row.Sale).Split(row.Sale.Net)), hold);
    }

    /// <param name="From">The first Beijing day: on which it was settled, or else on which its window ends.</param>
    /// <param name="To">The last one.</param>
    /// <param name="Search">Part of the order's number, of the product's name or of the household's.</param>
    public sealed record Query(
        PageQuery Page, SaleState? State = null, DateOnly? From = null, DateOnly? To = null,
        HouseholdId? Household = null, string? Search = null);

    private sealed class Found
    {
        public required Sale Sale { get; init; }

        /// <summary>Null for freight.</summary>
        public required int? HouseholdNumber { get; init; }

        public required string? HouseholdName { get; init; }
    }
}

/// <param name="Shown">The sums of exactly what is asked for, over all pages.</param>
/// <param name="ByState">The same for each state that has any, whichever is asked for: the desk's tabs.</param>
/// <param name="Next">Null when nothing waits for its day.</param>
public sealed record SalesDesk(
    Page<DeskSale> Page, SaleSums Shown, IReadOnlyDictionary<SaleState, SaleSums> ByState, NextDue? Next);

/// <summary>One sale on the desk.</summary>
/// <param name="Item">Its place in the order; 0 for the freight.</param>
/// <param name="HouseholdName">Null for freight.</param>
/// <param name="At">When it was settled, or else when its window ends, or else when it was paid.</param>
/// <param name="Shares">Who has got what of it, or would get it by what is left now.</param>
/// <param name="Hold">Of one that is held now.</param>
public sealed record DeskSale(
    SaleId Id, string OrderNumber, int Item, SaleKind Kind, string Title, int Quantity, int? HouseholdNumber,
    string? HouseholdName, Money Paid, Money Refunded, Money Net, SaleState State, DateTimeOffset At,
    DateTimeOffset? DueAt, DateTimeOffset? SettledAt, NamedShares Shares, HoldView? Hold);
