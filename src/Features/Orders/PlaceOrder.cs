using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
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
        var placed = await Once(command, ct);
        // A twin of this very request may have taken the last basket a moment ago: then its answer is ours too.
        if (placed.Refusal is OutOfStock) placed = await Once(command, ct);
        if (placed.Refusal is { } refusal) return refusal;
        return await db.FindOrder(command.ShopperId, placed.Value, ct) is { } view ? view : new OrderNotFound();
    }

    private Task<Outcome<string>> Once(Command command, CancellationToken ct) =>
        work.Once($"order.place:shopper-{command.ShopperId.Value}", command.Key, command, () => Place(command, ct), ct);

    private async Task<Outcome<string>> Place(Command command, CancellationToken ct)
    {
        if (DeliveryAddressCheck.FirstMissing(command.Address) is { } missing) return missing;
        var priced = await db.Price(command.Lines, ct);
        if (priced.Refusal is { } refusal) return refusal;
        var quote = priced.Value;
        if (quote.Total != command.ExpectedTotal) return new PriceChanged(quote.Total);
        if (await FirstOutOfStock(quote, ct) is { } gone) return gone;

        var now = clock.GetUtcNow();
        var minutes = await db.Cooperatives.Where(village => village.Id == db.Tenant.Id)
            .Select(village => village.Terms.PaymentMinutes).SingleAsync(ct);
        var order = new Order(
            db.Tenant.Id, command.ShopperId, Numbers.Order(now), quote, command.Address!, now,
            now.AddMinutes(minutes));
        db.Orders.Add(order);
        db.Payments.Add(new Payment(db.Tenant.Id, order, now));
        return order.Number;
    }

    // Before the rows that point to the SKUs, and in ascending order: an inserted line takes a shared lock on its SKU,
    // and two shoppers who both hold that lock could never both go on to update the stock.
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
