using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Shop.Orders;

namespace VillageCloud.Features.Shop.Fulfilment;

internal static class ShipmentChange
{
    /// <summary>Changes what is on the way, and has WeChat told. Works inside a unit of work.</summary>
    public static async Task<Outcome<ShipmentView>> ChangeShipment(
        this VillageDb db, string orderNumber, DateTimeOffset now, Func<Shipment, Outcome> change, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().Where(one => one.Number == orderNumber)
            .Select(one => new { one.Id, one.Status }).SingleOrDefaultAsync(ct);
        if (order is null) return new OrderNotFound();
        if (order.Status == OrderStatus.Paid) return new NotShippedYet();
        if (order.Status != OrderStatus.Shipped) return new OrderNotInState(orderNumber, order.Status);
        var shipment = await db.Shipments.Include(one => one.Parcels).SingleAsync(one => one.OrderId == order.Id, ct);
        if (change(shipment).Refusal is { } refusal) return refusal;
        db.TellOf(shipment, orderNumber, now);
        return ShipmentView.From(shipment, orderNumber);
    }

    /// <summary>One message a revision: what a worker is delivering right now says nothing of the next.</summary>
    public static void TellOf(this VillageDb db, Shipment shipment, string orderNumber, DateTimeOffset now) =>
        db.Outbox.Add(new(
            db.Tenant.Id, UploadShipping.MessageKind,
            shipment.Revision == 1 ? orderNumber : $"{orderNumber}#{shipment.Revision}", now));
}
