using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Fulfilment;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Payments;
using VillageCloud.Features.Governance;
using VillageCloud.Features.Messaging;

namespace VillageCloud.Features.Fulfilment;

/// <summary>Tells WeChat of a parcel. Asks first what WeChat knows already: an upload that got through unheard must
/// not be repeated, because an order can be re-shipped only once (wechat.md A.8).</summary>
public sealed class UploadShipping(VillageDb db, UnitOfWork work, IShippingReporter reporter, TimeProvider clock)
    : IOutboxHandler
{
    public const string MessageKind = "shipping.upload";

    public string Kind => MessageKind;

    public async Task<Delivery> Deliver(string subject, CancellationToken ct)
    {
        var parcel = await Find(subject, ct);
        if (parcel is null) return new Delivery.TryAgain("no such shipment");
        if (parcel.Shipment.ReportedAt is not null) return new Delivery.Done();
        return await reporter.Find(parcel.TransactionId, ct) switch
        {
            GatewayResult<ShippingReport>.Ok(var known)
                when known.TrackingNumbers.Contains(parcel.Shipment.TrackingNo) => await Reported(parcel, ct),
            GatewayResult<ShippingReport>.Ok({ State: WeChatOrderState.ToShip }) => await Upload(parcel, ct),
            GatewayResult<ShippingReport>.Ok(var known) => await Complain(parcel, known.State.ToString(), ct),
            GatewayResult<ShippingReport>.Rejected(var code, _) => new Delivery.TryAgain(code),
            GatewayResult<ShippingReport>.Unknown(var reason) => new Delivery.TryAgain(reason),
            _ => new Delivery.TryAgain("no answer"),
        };
    }

    private async Task<Delivery> Upload(Parcel parcel, CancellationToken ct) =>
        await reporter.Upload(RequestFor(parcel), ct) switch
        {
            GatewayResult<Nothing>.Ok => await Reported(parcel, ct),
            GatewayResult<Nothing>.Unknown(var reason) => new Delivery.TryAgain(reason),
            // Not indexed yet, a concurrent write, or a hiccup: these pass by themselves.
            GatewayResult<Nothing>.Rejected("10060001" or "10060019" or "268485216" or "-1", var message) =>
                new Delivery.TryAgain(message),
            GatewayResult<Nothing>.Rejected(var code, _) => await Complain(parcel, code, ct),
            _ => new Delivery.TryAgain("no answer"),
        };

    private ShippingUpload RequestFor(Parcel parcel) => new(
        parcel.TransactionId, parcel.OpenId, parcel.Shipment.CarrierCode, parcel.Shipment.TrackingNo,
        string.Join("、", parcel.Order.Lines.OrderBy(line => line.Number).Select(line => line.Title)),
        Masked(parcel.Order.Address.Phone), clock.GetUtcNow());

    private static string Masked(string phone) => $"{phone[..3]}****{phone[^4..]}";

    private async Task<Delivery> Reported(Parcel parcel, CancellationToken ct)
    {
        var reported = await work.Do<long>(
            async () =>
            {
                var shipment = await db.Shipments.SingleAsync(shipment => shipment.Id == parcel.Shipment.Id, ct);
                shipment.Reported(clock.GetUtcNow());
                return shipment.Id;
            },
            ct);
        return reported.Refusal is { } refusal ? new Delivery.TryAgain(refusal.Code) : new Delivery.Done();
    }

    private async Task<Delivery> Complain(Parcel parcel, string problem, CancellationToken ct)
    {
        var raised = await work.Do<string>(
            async () =>
            {
                var note = new AlarmNote(
                    "shipping.rejected", parcel.Order.Number, $"微信没有接受发货信息（{problem}），请到微信后台核对这个订单");
                await db.RaiseAlarm(note, clock.GetUtcNow(), ct);
                return problem;
            },
            ct);
        return new Delivery.TryAgain(raised.Refusal?.Code ?? problem);
    }

    private async Task<Parcel?> Find(string number, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().Include(order => order.Lines)
            .SingleOrDefaultAsync(order => order.Number == number, ct);
        if (order is null) return null;
        var shipment = await db.Shipments.AsNoTracking().SingleOrDefaultAsync(one => one.OrderId == order.Id, ct);
        var transactionId = await db.Payments.Where(payment => payment.OrderId == order.Id)
            .Select(payment => payment.TransactionId).SingleOrDefaultAsync(ct);
        var openId = await db.Shoppers.Where(shopper => shopper.Id == order.ShopperId)
            .Select(shopper => shopper.OpenId).SingleAsync(ct);
        return shipment is null || transactionId is null ? null : new(order, shipment, transactionId, openId);
    }

    private sealed record Parcel(Order Order, Shipment Shipment, string TransactionId, string OpenId);
}
