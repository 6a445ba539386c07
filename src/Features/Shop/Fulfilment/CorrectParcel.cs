using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>Another label in place of a wrong one. WeChat takes that once for an order.</summary>
public sealed class CorrectParcel(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<ShipmentView>> Run(Command command, CancellationToken ct) => work.Once(
        "order.correct-parcel", command, () => Correct(command, ct), ct);

    private async Task<Outcome<ShipmentView>> Correct(Command command, CancellationToken ct)
    {
        var label = ParcelLabel.Read(command.CarrierCode, command.TrackingNo);
        if (label.Refusal is { } unreadable) return unreadable;
        var now = clock.GetUtcNow();
        return await db.ChangeShipment(
            command.OrderNumber, now, shipment => shipment.Correct(command.Parcel, label.Value, command.By.Id, now),
            ct);
    }

    /// <param name="Parcel">Its number within the order.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string OrderNumber, int Parcel, string CarrierCode, string TrackingNo)
        : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;

        string? IStaffAct.Document => OrderNumber;
    }
}
