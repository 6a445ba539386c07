using VillageCloud.Data.Bulk;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Data.Shop;

/// <summary>All that a placed order writes, in the order in which shoppers don't wait for each other in a circle.
/// </summary>
public static class OrderWrites
{
    /// <summary>Everybody who wants the same goods waits for their stock row, so it is taken as late as the schema
    /// lets it be: after the order, but before its lines. An inserted line takes a shared lock on its SKU, and two
    /// shoppers who both hold that lock could never both go on to update the stock.</summary>
    /// <param name="turn">At which the shopper's orders were counted.</param>
    /// <remarks>If a shelf changed after it was read, the unit of work runs again, and pricing says what is wrong now.
    /// </remarks>
    public static void Place(this Writes writes, Order order, Payment payment, int turn)
    {
        // First, because the order takes a shared lock on its shopper: two that both held it could never go on.
        writes.TakeTurn(order.ShopperId, turn);
        var id = writes.InsertNew(order);
        writes.Insert([payment], GivenValue.Same(nameof(Payment.OrderId), id));
        // In ascending order, so that no two shoppers wait for each other.
        writes.TakeStock([.. order.Lines.OrderBy(line => line.SkuId.Value).Select(line => (
            StockMovement.Sold(
                order.CooperativeId, new(line.SkuId, line.Quantity), order.Number, order.PlacedAt),
            line.UnitPrice))]);
        writes.Insert(order.Lines, GivenValue.Same(nameof(OrderLine.OrderId), id));
    }
}
