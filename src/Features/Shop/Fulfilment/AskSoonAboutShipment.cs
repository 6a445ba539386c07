using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Shop.Fulfilment;

/// <summary>Somebody who may be WeChat says that an order's money was released. That changes nothing here but when we
/// ask WeChat itself, and that at most once an hour.</summary>
public sealed class AskSoonAboutShipment(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    public sealed record Command(string TransactionId, string OutTradeNo);

    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        var moved = await work.Do<int>(
            async () =>
            {
                var shipments = await (
                    from payment in db.Payments
                    where payment.OutTradeNo == command.OutTradeNo && payment.TransactionId == command.TransactionId
                    join shipment in db.Shipments on payment.OrderId equals shipment.OrderId
                    select shipment).ToListAsync(ct);
                foreach (var shipment in shipments) shipment.AskSooner(clock.GetUtcNow());
                return shipments.Count;
            },
            ct);
        return moved.WithoutValue();
    }
}
