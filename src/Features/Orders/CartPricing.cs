using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Catalog;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Orders;

public sealed record CartLine(SkuId SkuId, int Quantity);

/// <summary>What a cart costs right now: the one place that the quote and the order share.</summary>
internal static class CartPricing
{
    private const int MostOfOne = 999;
    private const int LongestTitle = 128;

    public static async Task<Outcome<OrderQuote>> Price(
        this VillageDb db, IReadOnlyList<CartLine> cart, CancellationToken ct)
    {
        if (cart.Count == 0) return new CartEmpty();
        var wares = await Wares(db, [.. cart.Select(line => line.SkuId).Distinct()], ct);
        var priced = new List<QuotedLine>(cart.Count);
        foreach (var line in cart)
        {
            if (!wares.TryGetValue(line.SkuId, out var ware)) return new ProductNotFound();
            if (!ware.IsOnSale) return new ProductOffShelf(ware.Title);
            if (line.Quantity is < 1 or > MostOfOne) return new QuantityInvalid(ware.Title);
            if (priced.Exists(earlier => earlier.SkuId == line.SkuId)) return new LineRepeated(ware.Title);
            if (line.Quantity > ware.Stock) return new OutOfStock(ware.Title);
            priced.Add(ware.Of(priced.Count + 1, line.Quantity));
        }

        var village = await db.Cooperatives.AsNoTracking().SingleAsync(village => village.Id == db.Tenant.Id, ct);
        return OrderQuote.Of(priced, village.Terms);
    }

    private static async Task<Dictionary<SkuId, Ware>> Wares(
        VillageDb db, List<SkuId> ids, CancellationToken ct)
    {
        var rows = await db.Skus.AsNoTracking().Where(sku => ids.Contains(sku.Id))
            .Join(db.Products, sku => sku.ProductId, product => product.Id, (sku, product) => new { sku, product })
            .Join(db.Households, pair => pair.product.HouseholdId, household => household.Id, (pair, household) =>
                new { pair.sku, pair.product, household.IsMember })
            .ToListAsync(ct);
        return rows.ToDictionary(row => row.sku.Id, row => new Ware(row.sku, row.product, row.IsMember));
    }

    private sealed record Ware(Sku Sku, Product Product, bool IsMember)
    {
        public bool IsOnSale => Product.IsOnSale;

        public int Stock => Sku.Stock;

        public string Title { get; } = Clipped($"{Product.Name} {Sku.Name}".Trim());

        public QuotedLine Of(int number, int quantity) => new(
            number, Sku.Id, Product.HouseholdId, Product.RevenueRuleId, IsMember, Title, quantity, Sku.Price,
            Product.AfterSalesHours);

        private static string Clipped(string title) => title.Length <= LongestTitle ? title : title[..LongestTitle];
    }
}
