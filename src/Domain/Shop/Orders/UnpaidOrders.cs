using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Domain.Shop.Orders;

/// <summary>What a shopper has ordered and not paid. It takes goods from everybody else for half an hour, so it has a
/// limit: nobody empties the shop without paying.</summary>
/// <param name="Waiting">Orders that can still be paid.</param>
/// <param name="InTheLastHour">Those, and what was cancelled or ran out in that hour.</param>
/// <param name="Held">Pieces of each SKU that they keep off the shelf.</param>
public sealed record UnpaidOrders(int Waiting, int InTheLastHour, IReadOnlyDictionary<SkuId, int> Held)
{
    private const int WholeBp = 10_000;

    public static UnpaidOrders None { get; } = new(0, 0, new Dictionary<SkuId, int>());

    /// <summary>Null when this cart may be added to them.</summary>
    public Refusal? RefusalOf(IReadOnlyList<WantedPieces> cart, CooperativeTerms terms)
    {
        if (Waiting >= terms.UnpaidOrders) return new TooManyUnpaid(Waiting);
        if (InTheLastHour >= terms.UnpaidOrdersAnHour) return new TooManyUnpaidAnHour();
        if (Held.Keys.Union(cart.Select(wanted => wanted.SkuId)).Count() > terms.UnpaidKinds)
            return new TooManyKindsHeld(terms.UnpaidKinds);
        foreach (var wanted in cart)
        {
            var held = Held.GetValueOrDefault(wanted.SkuId);
            var most = Most(wanted.OnShelf + held, terms);
            if (held + wanted.Pieces > most) return new TooManyPiecesHeld(wanted.Title, most);
        }

        return null;
    }

    /// <summary>A share of what there is, but always enough for a small purchase.</summary>
    private static int Most(int pieces, CooperativeTerms terms) => Math.Max(
        terms.UnpaidPieces, (int)(((long)pieces * terms.UnpaidShareBp + WholeBp - 1) / WholeBp));
}

/// <param name="OnShelf">Pieces that are there for everybody.</param>
public readonly record struct WantedPieces(SkuId SkuId, string Title, int Pieces, int OnShelf);
