using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>No more parcels follow: WeChat may wait for the receipt.</summary>
public sealed class FinishShipment(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<ShipmentView>> Run(Command command, CancellationToken ct) => work.Once(
        "order.finish-shipment", command,
        () => db.ChangeShipment(command.OrderNumber, clock.GetUtcNow(), static shipment => shipment.Finish(), ct), ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, string OrderNumber) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;

        string? IStaffAct.Document => OrderNumber;
    }
}
