using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>Tells WeChat of an order's parcels. Asks first what WeChat knows: an upload that got through unheard
/// must not be repeated, because an order can be re-shipped only once (wechat §2.4). What WeChat has instead of ours
/// is replaced only when a person wants it.</summary>
public sealed class UploadShipping(VillageDb db, UnitOfWork work, IShippingReporter reporter, TimeProvider clock)
    : IOutboxHandler
{
    public const string MessageKind = "shipping.upload";

    internal const string AlarmCode = "shipping.rejected";

    private const string NotKnown = "10060001";
    private const string ReshipUsed = "10060003";

    /// <summary>WeChat knows a payment a minute after it, at the latest an hour after it.</summary>
    private static readonly TimeSpan Indexed = TimeSpan.FromHours(1);

    public string Kind => MessageKind;

    public async Task<Delivery> Deliver(string subject, CancellationToken ct)
    {
        var sending = await Find(subject.Split('#')[0], ct);
        if (sending is null) return new Delivery.TryAgain("no such shipment");
        if (sending.Order.Status == OrderStatus.Closed) return await NothingIsSent(sending.Order.Number, ct);
        if (sending.Shipment.IsReported) return new Delivery.Done();
        return await reporter.Find(sending.TransactionId, ct) switch
        {
            GatewayResult<ShippingReport>.Ok(var known) when known.Says(sending.Shipment) =>
                await Reported(sending, known.Uploads, ct),
            GatewayResult<ShippingReport>.Ok({ State: WeChatOrderState.ToShip } known) =>
                await Upload(sending, known, ct),
            GatewayResult<ShippingReport>.Ok({ State: WeChatOrderState.Shipped } known) =>
                await Replace(sending, known, ct),
            GatewayResult<ShippingReport>.Ok({ State: WeChatOrderState.Refunded } known) =>
                await Complain(sending, "10060004", known, ct),
            // The shopper has it: nobody asks for labels any more.
            GatewayResult<ShippingReport>.Ok(var known) => await Reported(sending, known.Uploads, ct),
            GatewayResult<ShippingReport>.Rejected(NotKnown, _) when IsLate(sending) =>
                await Complain(sending, NotKnown, known: null, ct),
            GatewayResult<ShippingReport>.Rejected(var code, _) => new Delivery.TryAgain(code),
            GatewayResult<ShippingReport>.Unknown(var reason) => new Delivery.TryAgain(reason),
            _ => new Delivery.TryAgain("no answer"),
        };
    }

    /// <summary>All of it went back to the shopper: WeChat asks for no labels, and nobody has to mend them.</summary>
    private async Task<Delivery> NothingIsSent(string number, CancellationToken ct)
    {
        (await work.Do<bool>(
            async () =>
            {
                await db.EndAlarms([AlarmCode], number, clock.GetUtcNow(), ct);
                return true;
            },
            ct)).WithoutValue().OrThrow();
        return new Delivery.Done();
    }

    private bool IsLate(Sending sending) => clock.GetUtcNow() - sending.Shipment.ShippedAt > Indexed;

    private Task<Delivery> Replace(Sending sending, ShippingReport known, CancellationToken ct)
    {
        if (known.Uploads >= Shipment.MostUploads) return Complain(sending, ReshipUsed, known, ct);
        return sending.Shipment.MayReplace
            ? Upload(sending, known, ct)
            : Complain(sending, Shipment.DiffersAtWeChat, known, ct);
    }

    private async Task<Delivery> Upload(Sending sending, ShippingReport known, CancellationToken ct) =>
        await reporter.Upload(RequestFor(sending, known), ct) switch
        {
            GatewayResult<Nothing>.Ok =>
                await Reported(sending, known.Uploads + (sending.Shipment.IsAllSent ? 1 : 0), ct),
            GatewayResult<Nothing>.Unknown(var reason) => new Delivery.TryAgain(reason),
            // Not indexed yet, a concurrent write, within the same moment as the one before, or a hiccup: these pass.
            GatewayResult<Nothing>.Rejected(
                "10060001" or "10060013" or "10060019" or "10060023" or "268485216" or "-1", var message) =>
                new Delivery.TryAgain(message),
            GatewayResult<Nothing>.Rejected(var code, _) => await Complain(sending, code, known, ct),
            _ => new Delivery.TryAgain("no answer"),
        };

    private ShippingUpload RequestFor(Sending sending, ShippingReport known) => new(
        sending.TransactionId, sending.OpenId, [.. sending.Shipment.Current.Select(static one => one.Label)],
        sending.Shipment.IsAllSent, IsSplit(sending.Shipment, known),
        string.Join(
            "、",
            sending.Order.Lines.Where(line => line.Quantity > line.PiecesReturned).OrderBy(line => line.Number)
                .Select(line => line.Title)),
        sending.Order.Address.Phone.MaskedPhone(), clock.GetUtcNow());

    private static bool IsSplit(Shipment shipment, ShippingReport known) =>
        !shipment.IsAllSent || shipment.Current.Count > 1 || known is { IsFinished: false, Parcels.Count: > 0 };

    private async Task<Delivery> Reported(Sending sending, int uploads, CancellationToken ct)
    {
        var reported = await work.Do<long>(
            async () =>
            {
                var now = clock.GetUtcNow();
                var shipment = await db.Shipments.SingleAsync(shipment => shipment.Id == sending.Shipment.Id, ct);
                shipment.Reported(sending.Shipment.Revision, uploads, now);
                if (shipment.IsReported) await db.EndAlarms([AlarmCode], sending.Order.Number, now, ct);
                return shipment.Id;
            },
            ct);
        return reported.Refusal is { } refusal ? new Delivery.TryAgain(refusal.Code) : new Delivery.Done();
    }

    /// <summary>Said on the order, with what mends it, and told to a person; tried again meanwhile.</summary>
    private async Task<Delivery> Complain(
        Sending sending, string problem, ShippingReport? known, CancellationToken ct)
    {
        var raised = await work.Do<string>(
            async () =>
            {
                var now = clock.GetUtcNow();
                var shipment = await db.Shipments.SingleAsync(shipment => shipment.Id == sending.Shipment.Id, ct);
                shipment.Refused(problem, known, now);
                var words = ShippingTrouble.WordsFor(problem, shipment.NumbersAtWeChat);
                await db.RaiseAlarm(new(AlarmCode, sending.Order.Number, $"{words}。请打开这个订单处理"), now, ct);
                return problem;
            },
            ct);
        return new Delivery.TryAgain(raised.Refusal?.Code ?? problem);
    }

    private async Task<Sending?> Find(string number, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().Include(order => order.Lines)
            .SingleOrDefaultAsync(order => order.Number == number, ct);
        if (order is null) return null;
        var shipment = await db.Shipments.AsNoTracking().Include(one => one.Parcels)
            .SingleOrDefaultAsync(one => one.OrderId == order.Id, ct);
        var transactionId = await db.Payments.Where(payment => payment.OrderId == order.Id)
            .Select(payment => payment.TransactionId).SingleOrDefaultAsync(ct);
        var openId = await db.Shoppers.Where(shopper => shopper.Id == order.ShopperId)
            .Select(shopper => shopper.OpenId).SingleAsync(ct);
        return shipment is null || transactionId is null ? null : new(order, shipment, transactionId, openId);
    }

    private sealed record Sending(Order Order, Shipment Shipment, string TransactionId, string OpenId);
}
