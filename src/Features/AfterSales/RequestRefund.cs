using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.AfterSales;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.AfterSales;

/// <summary>Asks for a refund of one line and reserves its amount. A second person decides, WeChat moves the money.
/// </summary>
public sealed class RequestRefund(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    private const int LongestReason = 80;

    public sealed record Command(
        IdempotencyKey Key, StaffId By, string OrderNumber, int LineNumber, Money Amount, string Reason);

    public Task<Outcome<RefundView>> Run(Command command, CancellationToken ct) =>
        work.Once($"refund.request:staff-{command.By.Value}", command.Key, command, () => Request(command, ct), ct);

    /// <summary>The body that the preview runs too; works inside a unit of work.</summary>
    internal async Task<Outcome<RefundView>> Request(Command command, CancellationToken ct)
    {
        if (command.Amount <= Money.Zero) return new RefundAmountInvalid();
        var reason = PersonText.Line(command.Reason, LongestReason);
        if (reason.Problem != TextProblem.None) return new RefundReasonInvalid();
        var order = await db.Orders.Include(order => order.Lines)
            .SingleOrDefaultAsync(order => order.Number == command.OrderNumber, ct);
        if (order is null) return new OrderNotFound();
        if (order.Status is not (OrderStatus.Paid or OrderStatus.Shipped or OrderStatus.Completed))
            return new OrderNotInState(order.Number, order.Status);
        var line = order.Lines.FirstOrDefault(line => line.Number == command.LineNumber);
        if (line is null) return new OrderLineNotFound();
        if (line.ReserveRefund(command.Amount).Refusal is { } refusal) return refusal;

        var now = clock.GetUtcNow();
        var refund = new Refund(
            db.Tenant.Id, order.Id, line.Id, Numbers.Refund(now), command.Amount, reason.Text, command.By, now);
        db.Refunds.Add(refund);
        return RefundView.From(refund, order);
    }
}
