using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Shop.Orders;

/// <summary>One order as staff see it, with the address that the parcel goes to. Whoever sends nothing sees
/// only that there is one.</summary>
public sealed class GetVillageOrder(VillageDb db, DutyCheck duties)
{
    public async Task<Outcome<OrderView>> Run(Query query, CancellationToken ct)
    {
        var found = await db.ViewsOf(db.Orders.Where(order => order.Number == query.Number), ct);
        if (found.SingleOrDefault() is not { } order) return new OrderNotFound();
        var asked = await duties.Ask(query.By, Duty.SeeContacts, ct);
        return asked.IsRefused ? order with { Address = order.Address.Masked() } : order;
    }

    public sealed record Query(StaffActor By, string Number);
}
