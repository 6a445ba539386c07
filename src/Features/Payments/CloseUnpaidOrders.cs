using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Governance;

namespace VillageCloud.Features.Payments;

/// <summary>Closes the orders whose time to pay is over, one by one. What WeChat gives no clear word about for hours
/// keeps its goods from the shelf, so a person is called.</summary>
public sealed class CloseUnpaidOrders(VillageDb db, UnitOfWork work, CloseUnpaidOrder close, TimeProvider clock)
{
    private const int MostAtOnce = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    public sealed record Command;

    /// <returns>Done: closed, or found paid after all. Left: WeChat didn't say; next time.</returns>
    public async Task<Tally> Run(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // The youngest first: what stays unclear must not stand before what can be closed.
        var overdue = await db.Orders.AsNoTracking()
            .Where(order => order.Status == OrderStatus.AwaitingPayment && order.PayBefore <= now)
            .OrderByDescending(order => order.PayBefore).Take(MostAtOnce)
            .Select(order => new Overdue(order.Number, order.PayBefore)).ToListAsync(ct);
        return await Tally.Of(overdue, order => Close(order, ct));
    }

    private async Task<string?> Close(Overdue order, CancellationToken ct)
    {
        var closing = await close.Run(new(order.Number), ct);
        var problem = closing.Refusal?.Code
            ?? (closing.Value == CloseUnpaidOrder.Result.Unclear ? "unclear" : null);
        if (problem is not null && clock.GetUtcNow() - order.PayBefore >= Patience)
            (await CallAPerson(order.Number, problem, ct)).OrThrow();
        return problem;
    }

    private Task<Outcome<string>> CallAPerson(string number, string problem, CancellationToken ct) => work.Do<string>(
        async () =>
        {
            var note = new AlarmNote(
                "payment.unclear", number, "付款时间已过两小时，微信一直没有说清这笔订单付没付，货还没有放回货架，请到商户平台核对");
            await db.RaiseAlarm(note, clock.GetUtcNow(), ct);
            return problem;
        },
        ct);

    private sealed record Overdue(string Number, DateTimeOffset PayBefore)
    {
        public override string ToString() => Number;
    }
}
