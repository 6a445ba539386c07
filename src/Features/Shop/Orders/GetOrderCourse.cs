using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>What happened to an order, and who of the village did it, the oldest first: for staff, who ask each other.
/// </summary>
public sealed class GetOrderCourse(VillageDb db)
{
    public Task<Outcome<IReadOnlyList<OrderStep>>> Run(Query query, CancellationToken ct) =>
        db.AtOneMoment(() => Read(query, ct), ct);

    private async Task<Outcome<IReadOnlyList<OrderStep>>> Read(Query query, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(one => one.Number == query.Number, ct);
        if (order is null) return new OrderNotFound();
        var names = await db.Staff.AsNoTracking().ToDictionaryAsync(staff => staff.Id, staff => staff.Name, ct);
        var sales = await db.Sales.AsNoTracking().Where(sale => sale.Document == order.Number)
            .OrderBy(sale => sale.Item).ToListAsync(ct);
        var ids = sales.ConvertAll(sale => sale.Id);
        var shipment = await db.Shipments.AsNoTracking().Include(one => one.Parcels)
            .SingleOrDefaultAsync(one => one.OrderId == order.Id, ct);
        var refunds = await db.Refunds.AsNoTracking().Where(refund => refund.OrderId == order.Id).ToListAsync(ct);
        var holds = await db.SaleHolds.AsNoTracking().Where(hold => ids.Contains(hold.SaleId)).ToListAsync(ct);
        string? Name(StaffId? by) => by is { } id ? names[id] : null;
        List<OrderStep> steps =
        [
            .. OfOrder(order),
            .. shipment is null ? [] : OfShipment(shipment, Name),
            .. refunds.SelectMany(refund => OfRefund(refund, Name)),
            .. holds.SelectMany(hold => OfHold(hold, sales.First(sale => sale.Id == hold.SaleId), Name)),
            .. sales.Where(sale => sale.IsSettled).GroupBy(sale => sale.SettledAt!.Value).Select(group => new OrderStep(
                group.Key, OrderEvent.Settled, Who: null, string.Join("、", group.Select(sale => sale.Title)),
                Money.Sum(group.Select(sale => sale.Paid - sale.RefundedBeforeSettlement)))),
        ];
        // WeChat's clock has whole seconds, so what it tells of one second is put in its natural order.
        return steps.OrderBy(step => step.At.ToUnixTimeSeconds()).ThenBy(step => step.Event).ThenBy(step => step.At)
            .ToList();
    }

    private static IEnumerable<OrderStep> OfOrder(Order order) => Told(
        (OrderEvent.Placed, order.PlacedAt, null, "", order.Total),
        (OrderEvent.Paid, order.PaidAt, null, "", order.Total),
        (OrderEvent.Received, order.CompletedAt, null, "", null),
        (OrderEvent.Closed, order.ClosedAt, null, "", null));

    private static IEnumerable<OrderStep> OfShipment(Shipment shipment, Func<StaffId?, string?> name) =>
        shipment.Parcels.SelectMany(parcel => Told(
            (OrderEvent.ParcelSent, parcel.SentAt, name(parcel.SentBy), Label(parcel), null),
            (OrderEvent.ParcelWithdrawn, parcel.WithdrawnAt, name(parcel.WithdrawnBy), Label(parcel), null)));

    private static IEnumerable<OrderStep> OfRefund(Refund refund, Func<StaffId?, string?> name) => Told(
        (OrderEvent.RefundAsked, refund.People.MadeAt, name(refund.People.Maker), refund.Reason, refund.Amount),
        (OrderEvent.RefundApproved, refund.People.CheckedAt, name(refund.People.Checker), "", refund.Amount),
        (refund.People.IsSentBack ? OrderEvent.RefundDeclined : OrderEvent.RefundTakenBack, refund.People.DeclinedAt,
            name(refund.People.Decliner), refund.People.DeclineReason ?? "", refund.Amount),
        (OrderEvent.Refunded, refund.SucceededAt, null, "", refund.Amount));

    private static IEnumerable<OrderStep> OfHold(SaleHold hold, Sale sale, Func<StaffId?, string?> name) => Told(
        (OrderEvent.Held, hold.At, name(hold.By), $"{sale.Title}：{hold.Reason}", sale.Net),
        (OrderEvent.Released, hold.ReleasedAt, name(hold.ReleasedBy),
            hold.ReleaseNote.Length == 0 ? sale.Title : $"{sale.Title}：{hold.ReleaseNote}", sale.Net));

    private static string Label(Parcel parcel) => $"{Carriers.NameOf(parcel.CarrierCode)} {parcel.TrackingNo}";

    private static IEnumerable<OrderStep> Told(
        params (OrderEvent Event, DateTimeOffset? At, string? Who, string Note, Money? Amount)[] steps) => steps
        .Where(step => step.At is not null)
        .Select(step => new OrderStep(step.At!.Value, step.Event, step.Who, step.Note, step.Amount));

    public sealed record Query(string Number);
}

/// <summary>In the order in which they happen where all is told of one moment.</summary>
public enum OrderEvent
{
    Placed,
    Paid,
    ParcelSent,

    /// <summary>Its label was wrong.</summary>
    ParcelWithdrawn,

    /// <summary>WeChat released the money.</summary>
    Received,
    RefundAsked,

    /// <summary>A second person said no.</summary>
    RefundDeclined,

    /// <summary>By who asked for it.</summary>
    RefundTakenBack,
    RefundApproved,
    Refunded,
    Held,
    Released,
    Settled,
    Closed,
}

/// <param name="Who">Of the staff; null for what the shopper, WeChat or a job did.</param>
/// <param name="Note">The label of a parcel, the reason of a refund or a hold; empty where there is none.</param>
/// <param name="Amount">Null where no money is meant.</param>
public sealed record OrderStep(DateTimeOffset At, OrderEvent Event, string? Who, string Note, Money? Amount);
