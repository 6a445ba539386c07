using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Benchmarks.Orders;

/// <summary>Somebody who takes orders; each worker has a place of its own at the desk.</summary>
internal interface IOrderDesk : IAsyncDisposable
{
    Task Place(int worker, Ware first, Ware second);
}

/// <summary>Ours: the feature itself, in a scope of its own for each order, as a request runs it. Everybody orders in
/// turn, because nobody may leave more than a few orders unpaid.</summary>
internal sealed class ProductDesk : IOrderDesk
{
    private readonly OrderTown town;
    private readonly IReadOnlyList<ShopperId> crowd;
    private int turn;

    private ProductDesk(OrderTown town, IReadOnlyList<ShopperId> crowd) => (this.town, this.crowd) = (town, crowd);

    /// <param name="people">Enough, when none of them orders more often than he may without paying.</param>
    public static async Task<ProductDesk> Open(OrderTown town, int people, CancellationToken ct) =>
        new(town, await town.Village.Look(db => OrderTown.Gather(db, people, ct)));

    public async Task Place(int worker, Ware first, Ware second)
    {
        var shopper = crowd[Interlocked.Increment(ref turn) % crowd.Count];
        var placed = await town.Village.Run((PlaceOrder feature) => feature.Run(
            new(
                IdempotencyKey.New(), shopper, [new(new(first.SkuId), 1), new(new(second.SkuId), 1)],
                OrderTown.Address, town.TotalOfTwo),
            CancellationToken.None));
        _ = placed.OrThrow();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
