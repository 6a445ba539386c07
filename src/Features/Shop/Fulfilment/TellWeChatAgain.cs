using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>WeChat didn't take the shipping information, and a person has looked: what stands here is right and goes to
/// WeChat at once, in place of what it has.</summary>
public sealed class TellWeChatAgain(VillageDb db, StaffWork work, TimeProvider clock)
{
    public Task<Outcome<ShipmentView>> Run(Command command, CancellationToken ct) => work.Once(
        "order.tell-again", command,
        () => db.ChangeShipment(
            command.OrderNumber, clock.GetUtcNow(), static shipment => shipment.TellAgain(), ct), ct);

    public sealed record Command(IdempotencyKey Key, StaffActor By, string OrderNumber) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;

        string? IStaffAct.Document => OrderNumber;
    }
}
