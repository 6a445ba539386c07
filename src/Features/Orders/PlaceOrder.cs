using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Bulk;
using VillageCloud.Domain.Catalog;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Payments;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Orders;

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
        if (DeliveryAddressCheck.FirstMissing(command.Address) is { } missing) return missing;
        var priced = await db.Price(command.Lines, ct);
        if (priced.Refusal is { } refusal) return refusal;
        var quote = priced.Value.Quote;
        if (quote.Total != command.ExpectedTotal) return new PriceChanged(quote.Total);

        var now = clock.GetUtcNow();
        var order = new Order(
            db.Tenant.Id, command.ShopperId, Numbers.Order(now), quote, command.Address!, now,
            now.AddMinutes(priced.Value.Terms.PaymentMinutes));
        if (await Write(order, quote, now, ct) is { } gone) return gone;
        return OrderView.From(order, [], shipment: null, priced.Value.Households);
    }

    /// <summary>Everybody who wants the same goods waits for their stock row, so it is taken as late as the schema
    /// lets it be: after the order, but before its lines. An inserted line takes a shared lock on its SKU, and two
    /// shoppers who both hold that lock could never both go on to update the stock.</summary>
    private async Task<OutOfStock?> Write(Order order, OrderQuote quote, DateTimeOffset now, CancellationToken ct)
    {
        var id = GivenValue.Same(nameof(OrderLine.OrderId), await db.InsertRow(order, ct));
        await db.InsertRows([new Payment(db.Tenant.Id, order, now)], ct, id);
        if (await FirstOutOfStock(quote, ct) is { } gone) return gone;
        await db.InsertRows(order.Lines, ct, id);
        return null;
    }

    // In ascending order, so that no two shoppers wait for each other.
    private async Task<OutOfStock?> FirstOutOfStock(OrderQuote quote, CancellationToken ct)
    {
        foreach (var line in quote.Lines.OrderBy(line => line.SkuId.Value))
        {
            var taken = await db.Skus.Where(sku => sku.Id == line.SkuId && sku.Stock >= line.Quantity)
                .ExecuteUpdateAsync(set => set.SetProperty(sku => sku.Stock, sku => sku.Stock - line.Quantity), ct);
            if (taken == 0) return new OutOfStock(line.Title);
        }

        return null;
    }
}
