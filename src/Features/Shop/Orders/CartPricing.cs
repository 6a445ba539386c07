using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Rules;

namespace VillageCloud.Features.Shop.Orders;

public sealed record CartLine(SkuId SkuId, int Quantity);

/// <param name="Terms">Of the village, as they were at that moment.</param>
/// <param name="Wanted">The pieces, beside what is on the shelf.</param>
/// <param name="Households">The names of those whose goods are in the cart.</param>
/// <param name="Turn">Of the shopper, and whether any order of theirs is unpaid: see <see cref="AskedShelf"/>.</param>
internal sealed record PricedCart(
    OrderQuote Quote, CooperativeTerms Terms, IReadOnlyList<WantedPieces> Wanted,
    IReadOnlyDictionary<HouseholdId, string> Households, int Turn, bool HasUnpaidLately);

/// <summary>What a cart costs right now: the one place that the quote and the order share.</summary>
internal static class CartPricing
{
    /// <summary>More of them is no cart, and each asks the shelf.</summary>
    private const int MostLines = 50;
    private const int MostOfOne = 999;

    public static async Task<Outcome<PricedCart>> Price(
        this VillageDb db, KnownRules rules, ShopperId shopper, IReadOnlyList<CartLine> cart, DateTimeOffset now,
        CancellationToken ct)
    {
        if (cart.Count == 0) return new CartEmpty();
        if (cart.Count > MostLines) return new CartTooLong(MostLines);
        var asked = await WareQuery.Find(db, shopper, [.. cart.Select(line => line.SkuId).Distinct()], now, ct);
        var wares = asked.Wares;
        if (wares.Count == 0) return new ProductNotFound();
        var book = await rules.Of(db, asked.Rules, ct);
        var today = BeijingTime.DayOf(now);
        var priced = new List<QuotedLine>(cart.Count);
        foreach (var line in cart)
        {
            if (!wares.TryGetValue(line.SkuId, out var ware)) return new ProductNotFound();
            if (!ware.IsOnSale) return new ProductOffShelf(ware.Title);
            if (line.Quantity is < 1 or > MostOfOne) return new QuantityInvalid(ware.Title);
            if (priced.Exists(earlier => earlier.SkuId == line.SkuId)) return new LineRepeated(ware.Title);
            if (line.Quantity > ware.Stock) return new OutOfStock(ware.Title);
            if (book.For(ware.Goods, today) is not { } rule) return new ProductWithoutRule(ware.Title);
            priced.Add(ware.Of(priced.Count + 1, line.Quantity, rule));
        }

        var terms = wares[priced[0].SkuId].Terms;
        return new PricedCart(
            OrderQuote.Of(priced, terms), terms,
            priced.ConvertAll(line => new WantedPieces(
                line.SkuId, line.Title, line.Quantity, wares[line.SkuId].Stock)),
            wares.Values.DistinctBy(ware => ware.HouseholdId)
                .ToDictionary(ware => ware.HouseholdId, ware => ware.HouseholdName),
            asked.Turn, asked.HasUnpaidLately);
    }
}
