using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Fulfilment;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Fulfilment;

/// <summary>Records the parcel, and that WeChat has to be told of it.</summary>
public sealed class ShipOrder(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    private const int ShortestTrackingNo = 8;
    private const int LongestTrackingNo = 30;

    public sealed record Command(
        IdempotencyKey Key, StaffId By, string OrderNumber, string CarrierCode, string TrackingNo);

    public Task<Outcome<ShipmentView>> Run(Command command, CancellationToken ct) =>
        work.Once($"order.ship:staff-{command.By.Value}", command.Key, command, () => Ship(command, ct), ct);

    private async Task<Outcome<ShipmentView>> Ship(Command command, CancellationToken ct)
    {
        if (!Carriers.All.ContainsKey(command.CarrierCode)) return new CarrierUnknown(command.CarrierCode);
        if (!IsTrackingNo(command.TrackingNo)) return new TrackingNumberInvalid();
        var order = await db.Orders.Include(order => order.Lines)
            .SingleOrDefaultAsync(order => order.Number == command.OrderNumber, ct);
        if (order is null) return new OrderNotFound();
        if (order.Status == OrderStatus.Paid && order.Lines.All(line => line.Refundable.IsZero))
            return new NothingToShip();
        var now = clock.GetUtcNow();
        if (order.Ship(now).Refusal is { } refusal) return refusal;
        var shipment = new Shipment(
            db.Tenant.Id, order.Id, command.CarrierCode, command.TrackingNo, command.By, now);
        db.Shipments.Add(shipment);
        db.Outbox.Add(new(db.Tenant.Id, UploadShipping.MessageKind, order.Number, now));
        return ShipmentView.From(shipment, order.Number);
    }

    private static bool IsTrackingNo(string text) =>
        text is { Length: >= ShortestTrackingNo and <= LongestTrackingNo } && text.All(char.IsAsciiLetterOrDigit);
}
