using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>The shopper changes their mind before paying. Cancelling twice is as good as once; who paid meanwhile is
/// told so.</summary>
public sealed class CancelOrder(VillageDb db, CloseUnpaidOrder close)
{
    public sealed record Command(ShopperId ShopperId, string OrderNumber);

    public async Task<Outcome<OrderView>> Run(Command command, CancellationToken ct)
    {
        var order = await db.FindOrder(command.ShopperId, command.OrderNumber, ct);
        if (order is null) return new OrderNotFound();
        if (order.Status == OrderStatus.Closed) return order;
        if (order.Status != OrderStatus.AwaitingPayment) return new OrderNotInState(order.Number, order.Status);
        var closing = await close.Run(new(order.Number), ct);
        if (closing.Refusal is { } refusal) return refusal;
        var now = await db.FindOrder(command.ShopperId, command.OrderNumber, ct);
        return now switch
        {
            null => new OrderNotFound(),
            { Status: OrderStatus.Closed } => now,
            { Status: OrderStatus.AwaitingPayment } => new PaymentUnclear(),
            _ => new OrderNotInState(now.Number, now.Status),
        };
    }
}
