using VillageCloud.Features;
using VillageCloud.Features.Orders;

namespace VillageCloud.Benchmarks.Orders;

/// <summary>Somebody who takes orders; each worker has a place of its own at the desk.</summary>
internal interface IOrderDesk : IAsyncDisposable
{
    Task Place(int worker, Ware first, Ware second);
}

/// <summary>Ours: the feature itself, in a scope of its own for each order, as a request runs it.</summary>
internal sealed class ProductDesk(OrderTown town) : IOrderDesk
{
    public async Task Place(int worker, Ware first, Ware second)
    {
        var placed = await town.Village.Run((PlaceOrder feature) => feature.Run(
            new(
                IdempotencyKey.New(), town.Shoppers[worker], [new(new(first.SkuId), 1), new(new(second.SkuId), 1)],
                OrderTown.Address, town.TotalOfTwo),
            CancellationToken.None));
        _ = placed.OrThrow();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
