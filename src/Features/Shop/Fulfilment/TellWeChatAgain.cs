using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>WeChat didn't take the shipping information, and a person has looked: what stands here is right and goes to
/// WeChat at once, in place of what it has.</summary>
public sealed class TellWeChatAgain(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    public Task<Outcome<ShipmentView>> Run(Command command, CancellationToken ct) => work.Once(
        $"order.tell-again:staff-{command.By.Value}", command.Key, command,
        () => db.ChangeShipment(
            command.OrderNumber, clock.GetUtcNow(), static shipment => shipment.TellAgain(), ct), ct);

    public sealed record Command(IdempotencyKey Key, StaffId By, string OrderNumber);
}
