using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>No more parcels follow: WeChat may wait for the receipt.</summary>
public sealed class FinishShipment(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    public Task<Outcome<ShipmentView>> Run(Command command, CancellationToken ct) => work.Once(
        $"order.finish-shipment:staff-{command.By.Value}", command.Key, command,
        () => db.ChangeShipment(command.OrderNumber, clock.GetUtcNow(), static shipment => shipment.Finish(), ct), ct);

    public sealed record Command(IdempotencyKey Key, StaffId By, string OrderNumber);
}
