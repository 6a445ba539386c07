using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>All orders of the village for its staff; the newest first unless asked otherwise.</summary>
public sealed class ListVillageOrders(VillageDb db)
{
    private static readonly Sort NewestFirst = new(nameof(OrderRow.PlacedAt), Descending: true);

    private static readonly SortKeys<Order> Keys = new SortKeys<Order>()
        .With(nameof(OrderRow.Number), order => order.Number)
        .With(nameof(OrderRow.Receiver), order => order.Address.Receiver)
        .With(nameof(OrderRow.Total), order => order.Total.Fen)
        .With(nameof(OrderRow.Status), order => order.Status)
        .With(nameof(OrderRow.PlacedAt), order => order.PlacedAt);

    public async Task<Outcome<Page<OrderRow>>> Run(Query query, CancellationToken ct)
    {
        var orders = db.Orders.AsNoTracking();
        if (query.Status is { } status) orders = orders.Where(order => order.Status == status);
        if (PersonText.Word(query.Search) is { } text)
        {
            orders = orders.Where(order => order.Number.Contains(text) || order.Address.Receiver.Contains(text)
                || order.Lines.Any(line => line.Title.Contains(text)));
        }

        var sorted = Keys.Order(orders, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await orders.CountAsync(ct);
        var found = await sorted.Value.ThenByDescending(order => order.Id).Include(order => order.Lines)
            .Skip(query.Page.Skip).Take(query.Page.Take).AsSplitQuery().ToListAsync(ct);
        var ids = found.ConvertAll(order => order.Id);
        var refused = await db.Shipments.AsNoTracking()
            .Where(shipment => ids.Contains(shipment.OrderId) && shipment.RefusedAs != null)
            .Select(shipment => shipment.OrderId).ToListAsync(ct);
        return new Page<OrderRow>([.. found.Select(order => OrderRow.From(order, refused.Contains(order.Id)))], total);
    }

    /// <param name="Search">Part of the number, of a product's name or of the receiver's.</param>
    public sealed record Query(PageQuery Page, OrderStatus? Status = null, string? Search = null);

    /// <param name="HasShippingTrouble">WeChat doesn't take its shipping information.</param>
    public sealed record OrderRow(
        string Number, string Goods, string Receiver, Money Total, Money Refunded, OrderStatus Status,
        DateTimeOffset PlacedAt, bool HasShippingTrouble)
    {
        internal static OrderRow From(Order order, bool hasShippingTrouble) => new(
            order.Number,
            string.Join("、", order.Lines.OrderBy(line => line.Number).Select(line => $"{line.Title} ×{line.Quantity}")),
            order.Address.Receiver, order.Total,
            order.Refunded,
            order.Status, order.PlacedAt, hasShippingTrouble && order.Status == OrderStatus.Shipped);
    }
}
