using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Orders;

/// <summary>All orders of the village for its staff, the newest first.</summary>
public sealed class ListVillageOrders(VillageDb db)
{
    public async Task<Page<OrderRow>> Run(Query query, CancellationToken ct)
    {
        var orders = db.Orders.AsNoTracking();
        if (query.Status is { } status) orders = orders.Where(order => order.Status == status);
        if (query.Search?.Trim() is { Length: > 0 } text)
        {
            orders = orders.Where(order => order.Number.Contains(text) || order.Address.Receiver.Contains(text)
                || order.Lines.Any(line => line.Title.Contains(text)));
        }

        var total = await orders.CountAsync(ct);
        var found = await orders.Include(order => order.Lines)
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take).AsSplitQuery().ToListAsync(ct);
        return new([.. found.Select(OrderRow.From)], total);
    }

    /// <param name="Search">Part of the number, of a product's name or of the receiver's.</param>
    public sealed record Query(PageQuery Page, OrderStatus? Status = null, string? Search = null);

    public sealed record OrderRow(
        string Number, string Goods, string Receiver, Money Total, Money Refunded, OrderStatus Status,
        DateTimeOffset PlacedAt)
    {
        internal static OrderRow From(Order order) => new(
            order.Number,
            string.Join("、", order.Lines.OrderBy(line => line.Number).Select(line => $"{line.Title} ×{line.Quantity}")),
            order.Address.Receiver, order.Total,
            Money.Sum(order.Lines.Select(line => line.RefundedBeforeSettlement + line.RefundedAfterSettlement)),
            order.Status, order.PlacedAt);
    }
}
