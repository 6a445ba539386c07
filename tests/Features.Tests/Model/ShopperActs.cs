using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Features.Tests.Model;

/// <summary>Buying, paying, or not paying.</summary>
internal sealed class ShopperActs(Play play)
{
    private const int MostLines = 3;
    private const int MostPieces = 3;

    public IEnumerable<Act> All =>
    [
        new(14, "buy", () => Buy(play.Chance.Next(4) > 0)), new(4, "pay", Pay),
        new(2, "prepare", async () => await Prepare()), new(3, "pay late", PayLate), new(3, "cancel", Cancel),
    ];

    public async Task<bool> Buy(bool isPaid)
    {
        var buyer = play.OneOf(play.Cast.Buyers);
        var cart = play.Chance.GetItems([.. play.Cast.Wares], play.Chance.Next(1, MostLines + 1)).Distinct()
            .Select(sku => new CartLine(sku, play.Chance.Next(1, MostPieces + 1))).ToList();
        var quote = await play.Village.Run((QuoteOrder feature) =>
            feature.Run(new(buyer.Id, cart, Cast.Home), default));
        if (quote.IsRefused) return false;
        var key = IdempotencyKey.New();
        var placed = await play.Ask(
            $"{buyer.Name} orders {cart.Count} lines", (PlaceOrder feature, CancellationToken ct) =>
                feature.Run(new(key, buyer.Id, cart, Cast.Home, quote.Value.Total), ct));
        if (!isPaid || placed is not { IsRefused: false } order) return true;
        return !await Prepare(new(order.Value.Number, buyer)) || await PayWith(play.Memory.Tickets[^1]);
    }

    private async Task<bool> Pay() =>
        await Prepare(await Waiting(inTime: true)) && await PayWith(play.Memory.Tickets[^1]);

    /// <summary>A shopper who opened the cashier some time ago.</summary>
    private async Task<bool> PayLate()
    {
        if (play.Memory.Tickets.Count == 0) return false;
        return await PayWith(play.OneOf(play.Memory.Tickets));
    }

    /// <summary>Whoever has paid shows no ticket again.</summary>
    private async Task<bool> PayWith((Buyer Buyer, string Number, ClientPayment Ticket) open)
    {
        var (buyer, number, ticket) = open;
        _ = play.Memory.Tickets.RemoveAll(one => one.Number == number);
        return await play.AtThePhone(
            $"{buyer.Name} pays {number[^4..]}", "user/request-payment",
            new
            {
                @as = buyer.Name, appId = ticket.AppId, timeStamp = ticket.TimeStamp, nonceStr = ticket.NonceStr,
                package = ticket.Package, signType = ticket.SignType, paySign = ticket.PaySign,
            });
    }

    private async Task<bool> Prepare() => await Prepare(await Waiting(inTime: !play.OneIn(4)));

    private async Task<bool> Prepare(Waits? order)
    {
        if (order is null) return false;
        var prepared = await play.Ask(
            $"prepare {order.Number[^4..]}",
            (PreparePayment feature, CancellationToken ct) => feature.Run(new(order.Buyer.Id, order.Number), ct));
        if (prepared is not { IsRefused: false } ticket) return false;
        play.Memory.Tickets.Add((order.Buyer, order.Number, ticket.Value));
        return true;
    }

    private async Task<bool> Cancel()
    {
        if (await Waiting(inTime: false) is not { } order) return false;
        _ = await play.Ask(
            $"cancel {order.Number[^4..]}",
            (CancelOrder feature, CancellationToken ct) => feature.Run(new(order.Buyer.Id, order.Number), ct));
        return true;
    }

    private async Task<Waits?> Waiting(bool inTime)
    {
        var since = inTime ? play.WeChatsNow : DateTimeOffset.UnixEpoch;
        var order = await play.Pick(db => db.Orders.AsNoTracking()
            .Where(one => one.Status == OrderStatus.AwaitingPayment && one.PayBefore > since).OrderBy(one => one.Id)
            .Select(one => new { one.Number, one.ShopperId }));
        return order is null
            ? null
            : new(order.Number, play.Cast.Buyers.Single(buyer => buyer.Id == order.ShopperId));
    }

    private sealed record Waits(string Number, Buyer Buyer);
}
