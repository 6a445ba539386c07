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

    private static readonly SortKeys<Sale> Keys = new SortKeys<Sale>()
        .With(nameof(DeskSale.At), sale => sale.SettledAt ?? sale.DueAt ?? sale.OpenedAt)
        .With(nameof(DeskSale.OrderNumber), sale => sale.Document)
        .With(nameof(DeskSale.Title), sale => sale.Title)
        .With(nameof(DeskSale.Paid), sale => sale.Paid.Fen)
        .With(nameof(DeskSale.Net), sale =>
            sale.Paid.Fen - sale.RefundedBeforeSettlement.Fen - sale.RefundedAfterSettlement.Fen);

    private static readonly SortKeys<Row> ByHousehold = new SortKeys<Row>()
        .With(nameof(DeskSale.HouseholdName), row => row.HouseholdName);

    public Task<Outcome<SalesDesk>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => List(query, clock.GetUtcNow(), ct), ct);

    private async Task<Outcome<SalesDesk>> List(Query query, DateTimeOffset now, CancellationToken ct)
    {
        var wanted = await Wanted(query, now, ct);
        // Each by itself: the states of both are others, and each has its stretch of an index.
        var sums = new Dictionary<SaleState, SaleSums>(await db.SumsOf(wanted.Open, now, ct));
        foreach (var (state, sum) in await db.SumsOf(wanted.Settled, now, ct)) sums.Add(state, sum);
        var sales = query.State switch
        {
            null => wanted.Both,
            SaleState.Settled => wanted.Settled,
            { } state => wanted.Open.In(state, now),
        };
        var sorted = InOrder(sales, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var ids = await sorted.Value.Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        var known = await Rows(db.Sales.AsNoTracking().Where(sale => ids.Contains(sale.Id)))
            .ToDictionaryAsync(row => row.Sale.Id, ct);
        var total = query.State is { } one ? sums.GetValueOrDefault(one, SaleSums.Nothing) : SaleSums.Of(sums.Values);
        return new SalesDesk(
            new(await RowsOf(ids.ConvertAll(id => known[id]), now, ct), total.Sales), total, sums,
            await db.NextDue(now, ct), wanted.LeavesOut);
    }

    // A household is read of the rows of one page, unless its name is what they are in the order of.
    private Outcome<IQueryable<SaleId>> InOrder(IQueryable<Sale> sales, Sort sort) =>
        sort.By == nameof(DeskSale.HouseholdName)
            ? ByHousehold.Order(Rows(sales), sort).Map(rows =>
                rows.ThenByDescending(row => row.Sale.Id).Select(row => row.Sale.Id))
            : Keys.Order(sales, sort).Map(rows => rows.ThenByDescending(sale => sale.Id).Select(sale => sale.Id));

    private IQueryable<Row> Rows(IQueryable<Sale> sales) =>
        from sale in sales
        join maker in db.Households.IgnoreAutoIncludes() on sale.HouseholdId equals maker.Id into makers
        from household in makers.DefaultIfEmpty()
        select new Row
        {
            Sale = sale, HouseholdNumber = (int?)household.Number, HouseholdName = household.Name,
        };

    /// <summary>By everything that narrows the list, but for the tab: those that wait, and those that are settled.
    /// </summary>
    private async Task<Found> Wanted(Query query, DateTimeOffset now, CancellationToken ct)
    {
        var sales = db.Sales.AsNoTracking();
        if (query.Household is { } household) sales = sales.Where(sale => sale.HouseholdId == household);
        var isNumber = false;
        if (PersonText.Word(query.Search) is { } text)
        {
            var ofNumber = sales.Where(sale => sale.Document == text);
            isNumber = await ofNumber.AnyAsync(ct);
            var makers = db.Households.Where(maker => maker.Name.Contains(text))
                .Select(maker => (HouseholdId?)maker.Id);
            sales = isNumber ? ofNumber : sales.Where(sale => sale.Document.Contains(text)
                || sale.Title.Contains(text) || makers.Contains(sale.HouseholdId));
        }

        var isOfDays = query.From is not null || query.To is not null;
        var leavesOut = query.IsRecent && !isNumber && !isOfDays;
        var (first, end) = Span(query, leavesOut, now);
        if (leavesOut && query.Household is null)
            sales = (await SaleStretch.Of(Open(db.Sales), Settled(db.Sales), ct)).Among(sales);
        return new(
            Open(sales), Settled(sales),
            sales.Where(sale => (sale.SettledAt >= first && sale.SettledAt < end)
                || (sale.SettledAt == null && (!isOfDays || (sale.DueAt >= first && sale.DueAt < end)))),
            leavesOut);

        IQueryable<Sale> Open(IQueryable<Sale> among) => among.Where(sale => sale.SettledAt == null
            && (!isOfDays || (sale.DueAt >= first && sale.DueAt < end)));

        IQueryable<Sale> Settled(IQueryable<Sale> among) =>
            among.Where(sale => sale.SettledAt >= first && sale.SettledAt < end);
    }

    // Both ends are always said, so that either engine takes the stretch for a short one.
    private static (DateTimeOffset First, DateTimeOffset End) Span(Query query, bool leavesOut, DateTimeOffset now)
    {
        var today = BeijingTime.DayOf(now);
        var first = query.From ?? (leavesOut ? Recent.FirstDay(now) : DateOnly.MinValue);
        return (BeijingTime.StartOf(first), BeijingTime.EndOf(query.To ?? today.AddYears(1)));
    }

    private async Task<IReadOnlyList<DeskSale>> RowsOf(List<Row> found, DateTimeOffset now, CancellationToken ct)
    {
        if (found.Count == 0) return [];
        var shares = new SaleShares(db);
        var splits = await shares.Splits(ct);
        var posted = await shares.PostedOf(
            [.. found.Where(row => row.Sale.IsSettled).Select(row => row.Sale.Id)], ct);
        var holds = await db.HoldsOf(
            [.. found.Where(row => row.Sale.StateAt(now) == SaleState.Held).Select(row => row.Sale.Id)], ct);
        return [.. found.Select(row => RowOf(row, holds[row.Sale.Id].LastOrDefault(), now))];

        DeskSale RowOf(Row row, HoldView? hold, DateTimeOffset moment) => new(
            row.Sale.Id, row.Sale.Document, row.Sale.Item, row.Sale.Kind, row.Sale.Title, row.Sale.Quantity,
            row.HouseholdNumber, row.HouseholdName, row.Sale.Paid, row.Sale.Refunded, row.Sale.Net,
            row.Sale.StateAt(moment), row.Sale.SettledAt ?? row.Sale.DueAt ?? row.Sale.OpenedAt, row.Sale.DueAt,
            row.Sale.SettledAt,
            NamedShares.Of(posted.GetValueOrDefault(row.Sale.Id) ?? splits(row.Sale).Split(row.Sale.Net)), hold);
    }

    /// <param name="From">The first Beijing day: on which it was settled, or else on which its window ends.</param>
    /// <param name="To">The last one.</param>
    /// <param name="Search">Part of the order's number, of the product's name or of the household's; a whole number
    /// means that order and no other.</param>
    /// <param name="IsRecent">Of what is settled only what is <see cref="Recent"/>; whoever names days, or a whole
    /// number, sees all.</param>
    public sealed record Query(
        PageQuery Page, SaleState? State = null, DateOnly? From = null, DateOnly? To = null,
        HouseholdId? Household = null, string? Search = null, bool IsRecent = false);

    private sealed record Found(
        IQueryable<Sale> Open, IQueryable<Sale> Settled, IQueryable<Sale> Both, bool LeavesOut);

    private sealed class Row
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
/// <param name="LeavesOut">Whether older sales that are settled would have been found too.</param>
public sealed record SalesDesk(
    Page<DeskSale> Page, SaleSums Shown, IReadOnlyDictionary<SaleState, SaleSums> ByState, NextDue? Next,
    bool LeavesOut);

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
