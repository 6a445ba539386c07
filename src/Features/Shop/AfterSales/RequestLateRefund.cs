using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>Asks once more for what was paid after its order was closed: the system sends that back by itself, and
/// WeChat may close that refund without paying.</summary>
public sealed class RequestLateRefund(VillageDb db, StaffWork work, TimeProvider clock)
{
    /// <summary>For the shopper, who hears it from WeChat.</summary>
    public const string Reason = "订单已关闭，款项原路退回";

    public Task<Outcome<RefundView>> Run(Command command, CancellationToken ct) =>
        work.Once("refund.request_late", command, () => Request(command, ct), ct);

    private async Task<Outcome<RefundView>> Request(Command command, CancellationToken ct)
    {
        var sold = await db.FindSold(order => order.Number == command.OrderNumber, ct);
        if (sold is null) return new OrderNotFound();
        var (order, now) = (sold.Order, clock.GetUtcNow());
        if (!await db.Payments.AnyAsync(one => one.OrderId == order.Id && one.Status == PaymentStatus.Succeeded, ct))
            return new NothingLateToReturn();
        var reserved = order.ReserveLateRefund();
        if (reserved.Refusal is { } refusal) return refusal;
        if (command.TypedTotal != reserved.Value.Total) return new TotalDiffers(reserved.Value.Total);
        var refund = new Refund(
            db.Tenant.Id, order.Id, saleId: null, Numbers.Refund(now), reserved.Value, Reason, command.By.Id, now);
        db.Refunds.Add(refund);
        return RefundView.From(refund, sold);
    }

    /// <param name="TypedTotal">What the maker saw and typed: must be all that was paid.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string OrderNumber, Money TypedTotal) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;

        string? IStaffAct.Document => OrderNumber;
    }
}
