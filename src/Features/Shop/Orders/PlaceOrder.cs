using VillageCloud.Data;
using VillageCloud.Data.Bulk;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>Buys a cart at exactly the total that the shopper saw: stock, order and payment number in one transaction.
/// </summary>
public sealed class PlaceOrder(VillageDb db, UnitOfWork work, TimeProvider clock)
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
        // Before the shelf: an order of theirs that commits in between has then moved the turn. Read after it, that
        // order would count among what they hold while its goods still stood on the shelf: a share of too much.
        var unpaid = await UnpaidOrdersQuery.Find(db, command.ShopperId, now, ct);
        var priced = await db.Price(command.Lines, ct);
        if (priced.Refusal is { } refusal) return refusal;
        var quote = priced.Value.Quote;
        if (quote.Total != command.ExpectedTotal) return new PriceChanged(quote.Total);

        if (unpaid.Orders.RefusalOf(priced.Value.Wanted, priced.Value.Terms) is { } tooMuch)
            return new Outcome<OrderView>(tooMuch);
        var order = new Order(
            db.Tenant.Id, command.ShopperId, Numbers.Order(now), quote, address.Value, now,
            now.AddMinutes(priced.Value.Terms.PaymentMinutes));
        Write(order, unpaid.Turn, now);
        return OrderView.From(order, [], shipment: null, priced.Value.Households);
    }

    /// <summary>Everybody who wants the same goods waits for their stock row, so it is taken as late as the schema
    /// lets it be: after the order, but before its lines. An inserted line takes a shared lock on its SKU, and two
    /// shoppers who both hold that lock could never both go on to update the stock.</summary>
    /// <remarks>If a shelf changed after it was read, the unit of work runs again, and pricing says what is wrong now.
    /// </remarks>
    private void Write(Order order, int turn, DateTimeOffset now)
    {
        // First, because the order takes a shared lock on its shopper: two that both held it could never go on.
        db.Writes.TakeTurn(order.ShopperId, turn);
        var id = db.Writes.Insert(order);
        db.Writes.Insert([new Payment(db.Tenant.Id, order, now)], GivenValue.Same(nameof(Payment.OrderId), id));
        // In ascending order, so that no two shoppers wait for each other.
        foreach (var line in order.Lines.OrderBy(line => line.SkuId.Value))
            db.Writes.TakeStock(line.SkuId, line.Quantity, line.UnitPrice);
        db.Writes.Insert(order.Lines, GivenValue.Same(nameof(OrderLine.OrderId), id));
    }
}
