using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>Another parcel of an order that was shipped.</summary>
public sealed class AddParcel(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<ShipmentView>> Run(Command command, CancellationToken ct) =>
        work.Once("order.add-parcel", command, () => Add(command, ct), ct);

    private async Task<Outcome<ShipmentView>> Add(Command command, CancellationToken ct)
    {
        var label = ParcelLabel.Read(command.CarrierCode, command.TrackingNo);
        if (label.Refusal is { } unreadable) return unreadable;
        var now = clock.GetUtcNow();
        return await db.ChangeShipment(
            command.OrderNumber, now, shipment => shipment.Add(label.Value, !command.MoreFollow, command.By.Id, now),
            ct);
    }

    /// <param name="MoreFollow">Yet another one is sent later.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string OrderNumber, string CarrierCode, string TrackingNo,
        bool MoreFollow = false) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;

        string? IStaffAct.Document => OrderNumber;
    }
}
