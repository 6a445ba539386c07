using VillageCloud.Data;
using VillageCloud.Data.Shop;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Rules;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>Buys a cart at exactly the total that the shopper saw: stock, order and payment number in one transaction.
/// </summary>
public sealed class PlaceOrder(VillageDb db, UnitOfWork work, KnownRules rules, TimeProvider clock)
{
    public sealed record Command(
        IdempotencyKey Key, ShopperId ShopperId, IReadOnlyList<CartLine> Lines, DeliveryAddress? Address,
        Money ExpectedTotal);

    public async Task<Outcome<OrderView>> Run(Command command, CancellationToken ct)
    {
        OrderView? made = null;
        var placed = await work.Once(
            $"order.place:shopper-{command.ShopperId.Value}", command.Key, command,
            async () =>
            {
                var order = await Place(command, ct);
                made = order.IsRefused ? null : order.Value;
                return order.Map(static view => view.Number);
            },
            ct);
        if (placed.Refusal is { } refusal) return refusal;
        // A replay tells of the order that was made then, as it stands now.
        if (made?.Number == placed.Value) return made;
        return await db.FindOrder(command.ShopperId, placed.Value, ct) is { } view ? view : new OrderNotFound();
    }

    private async Task<Outcome<OrderView>> Place(Command command, CancellationToken ct)
    {
        var address = DeliveryAddressCheck.Read(command.Address);
        if (address.Refusal is { } unreachable) return unreachable;
        var now = clock.GetUtcNow();
        var priced = await db.Price(rules, command.ShopperId, command.Lines, now, ct);
        if (priced.Refusal is { } refusal) return refusal;
        var cart = priced.Value;
        if (cart.Quote.Total != command.ExpectedTotal) return new PriceChanged(cart.Quote.Total);

        // Asked after the shelf: an order of theirs that comes between is counted, and it has moved the turn, so that
        // this one isn't let in by what was on the shelf before.
        var unpaid = cart.HasUnpaidLately
            ? await UnpaidOrdersQuery.Find(db, command.ShopperId, now, ct) : UnpaidOrders.None;
        if (unpaid.RefusalOf(cart.Wanted, cart.Terms) is { } tooMuch) return new Outcome<OrderView>(tooMuch);
        var order = new Order(
            db.Tenant.Id, command.ShopperId, Numbers.Order(now), cart.Quote, address.Value, now,
            now.AddMinutes(cart.Terms.PaymentMinutes));
        db.Writes.Place(order, new(db.Tenant.Id, order.Number, order.ShopperId, order.Total, now), cart.Turn);
        return OrderView.From(new(order, sales: []), [], shipment: null, cart.Households);
    }
}
