using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Payments;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>A payment makes its order paid and opens its sales. One that comes after the order was closed goes back
/// where it came from.</summary>
public sealed class OrderPaid(VillageDb db, TimeProvider clock) : IPaidFor
{
    /// <summary>Over when the money is back with whoever paid.</summary>
    internal const string Late = "payment.late";

    /// <remarks>Payment and order are read one after the other: whoever closes the order in between changes the payment
    /// too, by which this transaction loses and looks again.</remarks>
    public async Task<Outcome> Paid(Payment payment, DateTimeOffset paidAt, CancellationToken ct)
    {
        var order = await db.Orders.Include(order => order.Lines)
            .SingleAsync(order => order.Id == payment.OrderId, ct);
        if (order.Status != OrderStatus.AwaitingPayment)
            return await SendBack(order, payment, ct);

        if (order.Pay(paidAt).Refusal is { } refusal) return refusal;
        db.Sales.AddRange(SoldOrder.Open(order, paidAt));
        return Outcome.Done;
    }

    /// <summary>Its stock is gone, so all of it returns.</summary>
    private async Task<Outcome> SendBack(Order order, Payment payment, CancellationToken ct)
    {
        var reserved = order.ReserveLateRefund();
        // The same payment was told twice at once, and the other was quicker: this transaction loses by it.
        if (reserved.IsRefused) return Outcome.Done;
        var now = clock.GetUtcNow();
        var refund = new Refund(
            db.Tenant.Id, order.Id, saleId: null, Numbers.Refund(now), reserved.Value, RequestLateRefund.Reason,
            requestedBy: null, now);
        db.Refunds.Add(refund);
        db.Outbox.Add(new(db.Tenant.Id, SubmitRefund.MessageKind, refund.OutRefundNo, now));
        await db.RaiseAlarm(
            new(Late, payment.OutTradeNo, "订单关闭后才收到付款，系统已发起全额退款，请留意退款结果"), now, ct);
        return Outcome.Done;
    }
}
