using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>Asks WeChat once a day about orders whose money it hasn't told us to be released: a settlement push that is
/// lost for ever must not keep a household from its income.</summary>
public sealed class AskAboutShipments(
    VillageDb db, UnitOfWork work, IShippingReporter reporter, CompleteOrder complete, Worklist list,
    TimeProvider clock)
{
    internal const string Overdue = "shipping.settlement_overdue";

    private static readonly Worklist.List Shipments = new("shipping", "查询发货订单的结算");

    private const int MostAtOnce = 200;

    public sealed record Command;

    /// <returns>Done: the money is released, or the order needs no more asking. Left: to be asked again tomorrow; a
    /// parcel on its way is no trouble.</returns>
    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var postponed = await list.Postponed(Shipments, ct);
        var due = await (
            from shipment in db.Shipments.AsNoTracking()
            where shipment.NextQueryAt <= now
            join order in db.Orders on shipment.OrderId equals order.Id
            join payment in db.Payments on order.Id equals payment.OrderId
            where payment.TransactionId != null && !postponed.Contains(payment.OutTradeNo)
            orderby shipment.NextQueryAt
            select new Parcel(shipment.Id, payment.OutTradeNo, payment.TransactionId!, order.Status))
            .Take(MostAtOnce).ToListAsync(ct);
        return await list.WorkOff(Shipments, due, static parcel => parcel.OutTradeNo, parcel => Ask(parcel, ct), ct);
    }

    private async Task<string?> Ask(Parcel parcel, CancellationToken ct)
    {
        if (parcel.Status != OrderStatus.Shipped) return await Stop(parcel, ct);
        return await reporter.Find(parcel.TransactionId, ct) switch
        {
            GatewayResult<ShippingReport>.Ok({ State: WeChatOrderState.Done }) => await Complete(parcel, ct),
            GatewayResult<ShippingReport>.Ok({ State: WeChatOrderState.Refunded }) => await Stop(parcel, ct),
            GatewayResult<ShippingReport>.Ok => await AskAgain(parcel, Tally.AsExpected, ct),
            GatewayResult<ShippingReport>.Rejected(var code, _) => await AskAgain(parcel, code, ct),
            _ => await AskAgain(parcel, "unknown", ct),
        };
    }

    // WeChat doesn't say when it settled; a window that opens today is the later, for the shopper the better, one.
    private async Task<string?> Complete(Parcel parcel, CancellationToken ct)
    {
        var completed = await complete.Run(
            new(parcel.TransactionId, parcel.OutTradeNo, ConfirmedAt: null, SettledAt: clock.GetUtcNow()), ct);
        return completed.Refusal is { } refusal ? await AskAgain(parcel, refusal.Code, ct) : await Stop(parcel, ct);
    }

    private async Task<string?> Stop(Parcel parcel, CancellationToken ct) =>
        (await Change(parcel, Stop, ct)).Refusal?.Code;

    private static Outcome Stop(Shipment shipment)
    {
        shipment.StopAsking();
        return Outcome.Done;
    }

    private async Task<string> AskAgain(Parcel parcel, string problem, CancellationToken ct) =>
        (await Change(parcel, shipment => shipment.AskAgain(clock.GetUtcNow()), ct)).Refusal?.Code ?? problem;

    private Task<Outcome<long>> Change(Parcel parcel, Func<Shipment, Outcome> change, CancellationToken ct) =>
        work.Do<long>(
            async () =>
            {
                var shipment = await db.Shipments.SingleAsync(one => one.Id == parcel.ShipmentId, ct);
                if (change(shipment).Refusal is { } refusal) return refusal;
                var now = clock.GetUtcNow();
                // Nobody is asked any more: it is settled, or nothing is left of it.
                if (shipment.NextQueryAt is null) await db.EndAlarms([Overdue], parcel.OutTradeNo, now, ct);
                else if (shipment.IsSettlementOverdue(now)) await db.RaiseAlarm(NoteOf(parcel), now, ct);
                return shipment.Id;
            },
            ct);

    private static AlarmNote NoteOf(Parcel parcel) => new(
        Overdue, parcel.OutTradeNo, "发货超过 12 天，微信还没有结算这个订单，请到微信后台查看原因");

    private sealed record Parcel(long ShipmentId, string OutTradeNo, string TransactionId, OrderStatus Status)
    {
        public override string ToString() => OutTradeNo;
    }
}
