using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>What was split among its parties, sale by sale, the newest first unless asked otherwise; a later
/// refund is a line of its own. Freight is split among nobody.</summary>
public sealed class ListSettledSales(VillageDb db)
{
    private static readonly Sort NewestFirst = new(nameof(SettledRow.At), Descending: true);

    private static readonly SortKeys<Found> Keys = new SortKeys<Found>()
        .With(nameof(SettledRow.At), row => row.Posting.At)
        .With(nameof(SettledRow.OrderNumber), row => row.Number)
        .With(nameof(SettledRow.Title), row => row.Title)
        .With(nameof(SettledRow.HouseholdName), row => row.Household)
        .With(nameof(SettledRow.Net), row => row.Posting.Net.Fen);

    public async Task<Outcome<Page<SettledRow>>> Run(Query query, CancellationToken ct)
    {
        var rows =
            from posting in db.SalePostings.AsNoTracking()
            join sale in db.Sales on posting.SaleId equals sale.Id
            join household in db.Households on posting.HouseholdId equals household.Id
            select new Found
            {
                Posting = posting, Title = sale.Title, Number = sale.Document, Household = household.Name,
            };
        if (PersonText.Word(query.Search) is { } text)
        {
            rows = rows.Where(row => row.Number.Contains(text) || row.Title.Contains(text)
                || row.Household.Contains(text));
        }

        var sorted = Keys.Order(rows, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await rows.CountAsync(ct);
        var found = await sorted.Value.ThenByDescending(row => row.Posting.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        var ids = found.ConvertAll(row => row.Posting.Id);
        var shares = await new SaleShares(db).Of(db.SalePostings.Where(posting => ids.Contains(posting.Id)), ct);
        return new Page<SettledRow>([.. found.Select(row => RowOf(row, shares[row.Posting.Id]))], total);
    }

    private static SettledRow RowOf(Found row, PartyShares shares) => new(
        row.Posting.At, row.Number, row.Title, row.Household, row.Posting.Net, shares, row.Posting.OutRefundNo);

    /// <param name="Search">Part of the order's number, of the product's name or of the household's.</param>
    public sealed record Query(PageQuery Page, string? Search = null);

    /// <param name="OutRefundNo">Of a refund after settlement: then the amounts are what it took back.</param>
    public sealed record SettledRow(
        DateTimeOffset At, string OrderNumber, string Title, string HouseholdName, Money Net, PartyShares Shares,
        string? OutRefundNo);

    private sealed class Found
    {
        public required SalePosting Posting { get; init; }

        public required string Title { get; init; }

        public required string Number { get; init; }

        public required string Household { get; init; }
    }
}
