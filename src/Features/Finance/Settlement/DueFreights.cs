using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Alarms;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>Freight of orders none of whose lines can be complained about any more: it is the platform's, which paid
/// the carrier. A freight is known by the number of its order.</summary>
internal sealed class DueFreights(VillageDb db, Books books, Worklist list, TimeProvider clock) : Due
{
    public override Worklist.List List { get; } = new("freight", "结算订单运费");

    public override int Chunk => 200;

    public override async Task<Outcome<SettlementSum>> Settle(int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await Now(now, await list.Postponed(List, ct)).Take(most).ToListAsync(ct);
        if (due.Count == 0) return SettlementSum.Nothing;

        var period = await books.PeriodFor(now, ct);
        foreach (var order in due)
        {
            order.SettleFreight(now);
            books.Post(FreightSettled.Entry(order.Number, order.FreightNet), period, now);
        }

        return SettlementSum.Nothing with
        {
            Freights = due.Count, Freight = Money.Sum(due.Select(order => order.FreightNet)),
        };
    }

    public override async Task<string?> First(CancellationToken ct) =>
        await Now(clock.GetUtcNow(), await list.Postponed(List, ct)).Select(order => order.Number)
            .FirstOrDefaultAsync(ct);

    public override Task<bool> IsOpen(string number, CancellationToken ct) =>
        db.Orders.AnyAsync(order => order.Number == number && order.FreightSettledAt == null, ct);

    private IQueryable<Order> Now(DateTimeOffset now, IReadOnlyList<string> postponed) => db.Orders
        .Where(order => order.Status == OrderStatus.Completed && order.FreightSettledAt == null
            && order.Freight.Fen > order.FreightRefunded.Fen && order.FreightInFlight.Fen == 0
            && !postponed.Contains(order.Number)
            && order.Lines.All(line => line.WindowEndsAt <= now && line.OpenRefunds == 0))
        .OrderBy(order => order.Id);
}
