using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Features.Shop.AfterSales;

/// <summary>Asks for a refund of one line and reserves its amount. A second person decides, WeChat moves the money.
/// </summary>
public sealed class RequestRefund(VillageDb db, StaffWork work, RefundEffects effects, TimeProvider clock)
{
    private const int LongestReason = 80;

    /// <param name="Amount">Of what the line cost; the freight comes on top of it, when it goes back too.</param>
    /// <param name="Pieces">Of an unshipped order: so many are not sent.</param>
    /// <param name="WithFreight">Of a shipped order: the freight too.</param>
    /// <param name="TypedTotal">What the maker saw and typed: must be all that goes back. Null where nobody
    /// types.</param>
    public sealed record Command(
        IdempotencyKey Key, StaffActor By, string OrderNumber, int LineNumber, Money Amount, string Reason,
        int? Pieces = null, bool WithFreight = false, Money? TypedTotal = null) : IStaffCommand
    {
        Duty IStaffAct.Duty => Duty.Serve;

        string? IStaffAct.Document => OrderNumber;
    }

    public Task<Outcome<RefundView>> Run(Command command, CancellationToken ct) =>
        work.Once("refund.request", command, () => Request(command, ct), ct);

    /// <summary>The body that the preview runs too; works inside a unit of work.</summary>
    internal async Task<Outcome<RefundView>> Request(Command command, CancellationToken ct)
    {
        var reason = PersonText.Line(command.Reason, LongestReason);
        if (reason.Problem != TextProblem.None) return new RefundReasonInvalid();
        var sold = await db.FindSold(order => order.Number == command.OrderNumber, ct);
        if (sold is null) return new OrderNotFound();
        var line = sold.Order.Lines.FirstOrDefault(line => line.Number == command.LineNumber);
        if (line is null) return new OrderLineNotFound();
        var now = clock.GetUtcNow();
        if (sold.MayGoBack(await db.CountRefunds(sold.Order, ct), now).Refusal is { } tooLate) return tooLate;
        var wish = new RefundWish(command.Amount, command.Pieces, command.WithFreight);
        var reserved = sold.ReserveRefund(line, wish);
        if (reserved.Refusal is { } refusal) return refusal;
        var parts = reserved.Value;
        if (command.TypedTotal is { } typed && typed != parts.Total) return new TotalDiffers(parts.Total);

        var refund = new Refund(
            db.Tenant.Id, sold.Order.Id, sold.SaleOf(line)!.Id, Numbers.Refund(now), parts, reason.Text,
            command.By.Id, now);
        db.Refunds.Add(refund);
        return RefundView.From(refund, sold) with { Effect = await effects.Of(sold, line, parts, ct) };
    }
}
