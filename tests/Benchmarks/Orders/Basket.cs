namespace VillageCloud.Benchmarks.Orders;

/// <summary>Which two wares the next shopper takes. Seeded, so that both sides of a pair sell the same way.</summary>
/// <param name="isHot">Everybody wants the last ware of the shelf, with something else beside it. It has the highest
/// number, so that whoever takes stock in ascending order takes it last.</param>
internal sealed class Basket(IReadOnlyList<Ware> wares, bool isHot, int seed)
{
    private readonly Random chance = new(seed);

    public (Ware First, Ware Second) Next()
    {
        var second = isHot ? wares.Count - 1 : chance.Next(wares.Count);
        var first = chance.Next(wares.Count - 1);
        // Two different wares, the lower number first.
        if (first >= second && !isHot) first++;
        return first < second ? (wares[first], wares[second]) : (wares[second], wares[first]);
    }
}
