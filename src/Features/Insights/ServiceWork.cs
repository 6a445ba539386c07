using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Reminders;
using VillageCloud.Features.People.Alarms;

namespace VillageCloud.Features.Insights;

/// <summary>What is to be shipped, mended or called about.</summary>
internal sealed class ServiceWork(VillageDb db, ListCalls calls, ListFailedCalls failed)
{
    private const int FirstFew = 5;

    public async Task Add(WorkPiles piles, StaffActor by, CancellationToken ct)
    {
        await piles.Put(
            WorkKind.ShipOrders, Duty.Serve,
            db.Orders.Where(order => order.Status == OrderStatus.Paid && order.PaidAt != null)
                .Select(order => new WorkFound
                {
                    Subject = order.Number, Since = order.PaidAt!.Value, Fen = order.Total.Fen,
                }),
            number => number is null ? "console/orders?status=Paid" : $"console/orders?open={number}", ct);
        await piles.Put(
            WorkKind.MendShipping, Duty.Serve,
            from shipment in db.Shipments
            join order in db.Orders on shipment.OrderId equals order.Id
            where shipment.RefusedAs != null && shipment.RefusedAt != null && order.Status == OrderStatus.Shipped
            select new WorkFound { Subject = order.Number, Since = shipment.RefusedAt!.Value },
            number => number is null ? "console/orders?status=Shipped" : $"console/orders?open={number}", ct);
        var unreached = await calls.Run(new(by, new(Size: FirstFew)), ct);
        List<WorkFound> toCall =
        [
            .. unreached.Rows.Select(row =>
                new WorkFound
                {
                    Subject = row.Name, Since = row.ConfirmBefore - Payout.ConfirmWindow, Fen = row.Amount.Fen,
                }),
        ];
        Put(piles, WorkKind.CallHouseholds, unreached.Total, toCall, "console/calls");
        var back = await failed.Run(new(by, new(Size: FirstFew)), ct);
        Put(
            piles, WorkKind.CallAboutFailed, back.Total,
            [.. back.Rows.Select(row => new WorkFound { Subject = row.Name, Since = row.Since, Fen = row.Amount.Fen })],
            "console/calls?show=failed");
    }

    /// <summary>The nearest deadline, or who has waited longest, comes first in either list. What they come to together
    /// is told where all are shown.</summary>
    private static void Put(WorkPiles piles, WorkKind kind, int total, List<WorkFound> first, string link)
    {
        if (first.Count > 0) piles.Put(kind, Duty.Serve, total, first[0].Since, fen: null, first, _ => link);
    }
}

/// <summary>Alarms whose owner is whoever has the role.</summary>
internal sealed class AlarmWork(VillageDb db)
{
    /// <summary>What a colleague of the same duty looks after is theirs, as long as they can.</summary>
    public Task Add(WorkPiles piles, StaffId me, StaffRole role, CancellationToken ct) => piles.Put(
        WorkKind.CloseAlarms, Duty.Look,
        db.ToDoOf(me, role).Select(alarm => new WorkFound { Subject = alarm.Subject, Since = alarm.RaisedAt }),
        _ => "console/alarms?hands=todo", ct);
}
