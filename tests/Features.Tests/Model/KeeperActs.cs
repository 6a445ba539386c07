using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Shop.Fulfilment;

namespace VillageCloud.Features.Tests.Model;

/// <summary>The store keeper sends parcels, corrects them, and fills the shelf.</summary>
internal sealed class KeeperActs(Play play)
{
    private const string Carrier = "SF";

    public IEnumerable<Act> All =>
    [
        new(10, "ship", Ship), new(2, "add a parcel", Add), new(2, "correct a parcel", Correct),
        new(2, "finish a shipment", Finish), new(1, "tell again", TellAgain), new(1, "restock", Restock),
    ];

    public async Task<bool> Ship()
    {
        if (await Order(OrderStatus.Paid) is not { } number) return false;
        var (key, label, more) = (IdempotencyKey.New(), play.Memory.NewLabel(), play.OneIn(5));
        _ = await play.Ask($"ship {number[^4..]}", (ShipOrder feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Keeper, number, Carrier, label, more), ct));
        return true;
    }

    private async Task<bool> Add()
    {
        if (await Order(OrderStatus.Shipped) is not { } number) return false;
        var (key, label, more) = (IdempotencyKey.New(), play.Memory.NewLabel(), play.OneIn(3));
        _ = await play.Ask($"add a parcel to {number[^4..]}", (AddParcel feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Keeper, number, Carrier, label, more), ct));
        return true;
    }

    private async Task<bool> Correct()
    {
        if (await Order(OrderStatus.Shipped) is not { } number) return false;
        var (key, label) = (IdempotencyKey.New(), play.Memory.NewLabel());
        _ = await play.Ask($"correct a parcel of {number[^4..]}", (CorrectParcel feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Keeper, number, 1, Carrier, label), ct));
        return true;
    }

    private async Task<bool> Finish()
    {
        if (await Order(OrderStatus.Shipped) is not { } number) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask($"finish the shipment of {number[^4..]}", (FinishShipment feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Keeper, number), ct));
        return true;
    }

    private async Task<bool> TellAgain()
    {
        if (await Order(OrderStatus.Shipped) is not { } number) return false;
        var key = IdempotencyKey.New();
        _ = await play.Ask($"tell WeChat again of {number[^4..]}", (TellWeChatAgain feature, CancellationToken ct) =>
            feature.Run(new(key, play.Cast.Keeper, number), ct));
        return true;
    }

    private async Task<bool> Restock()
    {
        var sku = play.OneOf(play.Cast.Wares);
        var price = await play.Look(db => db.Skus.Where(one => one.Id == sku).Select(one => one.Price).SingleAsync());
        var (key, change) = (IdempotencyKey.New(), play.Chance.Next(-20, 20));
        var adjusted = await play.Ask(
            $"stock {change}",
            (AdjustSku feature, CancellationToken ct) =>
                feature.Run(new(key, play.Cast.Keeper, sku, price, change), ct),
            mustKnow: true);
        if (adjusted is { IsRefused: false }) play.Memory.Pieces[sku] += change;
        return true;
    }

    private Task<string?> Order(OrderStatus status) => play.Pick(db => db.Orders
        .Where(one => one.Status == status).OrderBy(one => one.Id).Select(one => one.Number));
}
