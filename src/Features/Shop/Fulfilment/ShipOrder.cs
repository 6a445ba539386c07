using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>Records the first parcel, and that WeChat has to be told of it.</summary>
public sealed class ShipOrder(VillageDb db, StaffWork work, TimeProvider clock)
{
    /// <param name="MoreFollow">Another parcel of this order is sent later.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string OrderNumber, string CarrierCode, string TrackingNo,
        bool MoreFollow = false) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;

        string? IStaffAct.Document => OrderNumber;
    }

    public Task<Outcome<ShipmentView>> Run(Command command, CancellationToken ct) =>
        work.Once("order.ship", command, () => Ship(command, ct), ct);

    private async Task<Outcome<ShipmentView>> Ship(Command command, CancellationToken ct)
    {
        var label = ParcelLabel.Read(command.CarrierCode, command.TrackingNo);
        if (label.Refusal is { } unreadable) return unreadable;
        var order = await db.Orders.Include(order => order.Lines)
            .SingleOrDefaultAsync(order => order.Number == command.OrderNumber, ct);
        if (order is null) return new OrderNotFound();
        var isToShip = order.Status == OrderStatus.Paid && order.Lines.Any(line => line.PiecesLeft > 0);
        if (isToShip && await IsBeingRefunded(order, ct)) return new RefundUnderWay();
        var now = clock.GetUtcNow();
        if (order.Ship(now).Refusal is { } refusal) return refusal;
        var shipment = new Shipment(db.Tenant.Id, order.Id, label.Value, !command.MoreFollow, command.By.Id, now);
        db.Shipments.Add(shipment);
        db.TellOf(shipment, order.Number, now);
        return ShipmentView.From(shipment, order.Number);
    }

    /// <summary>While a refund decides whether pieces are sent, nobody knows what belongs into the parcel. Where WeChat
    /// can't give the money back by itself, the pieces stay here in any case.</summary>
    private Task<bool> IsBeingRefunded(Order order, CancellationToken ct) => db.Refunds.AnyAsync(
        refund => refund.OrderId == order.Id && refund.Pieces > 0
            && (refund.Status == RefundStatus.Requested || refund.Status == RefundStatus.Approved
                || refund.Status == RefundStatus.Accepted),
        ct);
}
