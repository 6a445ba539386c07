using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Rules;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>A SKU with everything that pricing it asks for.</summary>
/// <param name="Goods">What decides by which rule a sale of it is split.</param>
internal sealed record Ware(
    SkuId SkuId, string Variant, Money Price, int Stock, string Product, bool IsOnSale, RuledGoods Goods,
    int AfterSalesHours, HouseholdId HouseholdId, string HouseholdName, bool IsMember, CooperativeTerms Terms)
{
    private const int LongestTitle = 128;

    public string Title { get; } = $"{Product} {Variant}".Trim().AtMost(LongestTitle);

    public QuotedLine Of(int number, int quantity, RevenueRuleId rule) => new(
        number, SkuId, HouseholdId, rule, IsMember, Title, quantity, Price, AfterSalesHours);
}

/// <param name="Turn">Changes with each order of the shopper: who decides on their orders must be the next.</param>
/// <param name="HasUnpaidLately">Whether they placed one in the last day that isn't paid, or was cancelled.</param>
/// <param name="Rules">How many versions of rules the village has: see <see cref="KnownRules"/>.</param>
internal sealed record AskedShelf(
    IReadOnlyDictionary<SkuId, Ware> Wares, int Turn, bool HasUnpaidLately, int Rules);

/// <summary>What a cart asks of the shelf and of its shopper, in one statement: a shopper waits for each question, and
/// so does everybody behind them.</summary>
/// <remarks>
/// Compiled, because translating it anew costs more than answering it. A compiled query has a fixed number of
/// parameters: a small cart fills the places that it doesn't need with its last SKU, a large one asks again.
/// It says the village of each table itself: a filter is a question inside the question to a server, a condition is
/// none.
/// </remarks>
internal static class WareQuery
{
    private const int Places = 6;

    // One for each engine's model: a compiled query belongs to the model that it was compiled for.
    private static readonly ConcurrentDictionary<IModel, Query> Compiled = new();

    private delegate IAsyncEnumerable<Row> Query(
        VillageDb db, CooperativeId village, ShopperId shopper, DateTimeOffset since, SkuId a, SkuId b, SkuId c,
        SkuId d, SkuId e, SkuId f);

    public static async Task<AskedShelf> Find(
        VillageDb db, ShopperId shopper, IReadOnlyList<SkuId> ids, DateTimeOffset now, CancellationToken ct)
    {
        var query = Compiled.GetOrAdd(db.Model, static _ => Compile());
        var found = new Dictionary<SkuId, Ware>(ids.Count);
        Row? first = null;
        for (var from = 0; from < ids.Count; from += Places)
        {
            var rows = query(
                db, db.Tenant.Id, shopper, now - UnpaidOrdersQuery.Longest, Id(from), Id(from + 1), Id(from + 2),
                Id(from + 3), Id(from + 4), Id(from + 5));
            await foreach (var row in rows.WithCancellation(ct))
            {
                // The earliest is the safest: an order that comes between two questions has moved it.
                first ??= row;
                found.Add(row.Ware.SkuId, row.Ware);
            }
        }

        return new(found, first?.Turn ?? 0, first?.HasUnpaidLately ?? false, first?.Rules ?? 0);

        SkuId Id(int place) => ids[Math.Min(place, ids.Count - 1)];
    }

    private static Query Compile() => new(EF.CompileAsyncQuery(
        (VillageDb db, CooperativeId home, ShopperId buyer, DateTimeOffset since, SkuId a, SkuId b, SkuId c, SkuId d,
            SkuId e, SkuId f) =>
            from sku in db.Skus.AsNoTracking().IgnoreQueryFilters().TagWith(AskedOften.Tag)
            join product in db.Products on sku.ProductId equals product.Id
            join category in db.Categories on product.CategoryId equals category.Id
            join household in db.Households on product.HouseholdId equals household.Id
            join village in db.Cooperatives on sku.CooperativeId equals village.Id
            from shopper in db.Shoppers
            where sku.CooperativeId == home && new[] { a, b, c, d, e, f }.Contains(sku.Id)
                && product.CooperativeId == home && category.CooperativeId == home
                && household.CooperativeId == home && shopper.CooperativeId == home && shopper.Id == buyer
            select new Row(
                new Ware(
                    sku.Id, sku.Name, sku.Price, sku.Stock, product.Name, product.IsOnSale,
                    new RuledGoods(
                        product.Id, product.ArtisanId, category.Id, category.ParentId, category.Parent!.ParentId),
                    product.AfterSalesHours, household.Id, household.Name, household.IsMember, village.Terms),
                shopper.OrderTurn,
                db.Orders.Any(order => order.CooperativeId == home && order.ShopperId == buyer
                    && order.PlacedAt >= since && order.PaidAt == null),
                db.RevenueRules.Count(rule => rule.CooperativeId == home))));

    private sealed record Row(Ware Ware, int Turn, bool HasUnpaidLately, int Rules);
}
