using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Bulk;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Recipes;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Settlement;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Alarms;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>Lines whose after-sales window is over, with no refund open: each is split among its parties. A line is
/// known by its id.</summary>
internal sealed class DueLines(VillageDb db, Books books, Worklist list, TimeProvider clock) : Due
{
    public override Worklist.List List { get; } = new("settlement", "结算订单行");

    // Few enough to stay small in memory and quick to repeat, many enough that the commit doesn't count.
    public override int Chunk => 10_000;

    public override async Task<Outcome<SettlementSum>> Settle(int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await Now(now, await Postponed(ct)).Take(most).ToListAsync(ct);
        if (due.Count == 0) return SettlementSum.Nothing;

        var rules = await db.RevenueRules.AsNoTracking().ToDictionaryAsync(rule => rule.Id, ct);
        var period = await books.PeriodFor(now, ct);
        var split = due.ConvertAll(item => new Split(item, item.Line.Settle(rules[item.Line.RevenueRuleId], now)));
        var parts = split.Aggregate(PartyShares.Zero, static (sum, one) => sum + one.Shares);

        // Refunded whole inside the window: nothing to share, and an entry without amounts doesn't exist.
        db.OrderLines.UpdateRange(due.Where(item => item.Line.Net.IsZero).Select(item => item.Line));
        var shared = split.Where(one => !one.Item.Line.Net.IsZero).ToList();
        await db.InsertPostings(shared.ConvertAll(one => PostingOf(one, period, now)), now, ct);
        await books.PostAll(shared.ConvertAll(one => EntryOf(one, period, now)), ct);
        return SettlementSum.Nothing with { Lines = due.Count, Parts = parts };
    }

    public override async Task<string?> First(CancellationToken ct) =>
        await Now(clock.GetUtcNow(), await Postponed(ct)).FirstOrDefaultAsync(ct) is { } due
            ? due.Line.Id.Value.ToString(CultureInfo.InvariantCulture)
            : null;

    public override Task<bool> IsOpen(string number, CancellationToken ct)
    {
        var id = new OrderLineId(long.Parse(number, CultureInfo.InvariantCulture));
        return db.OrderLines.AnyAsync(line => line.Id == id && line.SettledAt == null, ct);
    }

    private IQueryable<DueLine> Now(DateTimeOffset now, OrderLineId[] postponed)
    {
        var lines = db.OrderLines.AsNoTracking();
        if (postponed.Length > 0) lines = lines.Where(line => !postponed.Contains(line.Id));
        return
            from line in lines
            join order in db.Orders on line.OrderId equals order.Id
            where order.Status == OrderStatus.Completed && line.SettledAt == null && line.WindowEndsAt <= now
                && line.OpenRefunds == 0
            orderby line.WindowEndsAt, line.Id
            select new DueLine(line, order.Number);
    }

    private async Task<OrderLineId[]> Postponed(CancellationToken ct) =>
        [.. (await list.Postponed(List, ct)).Select(static one =>
            new OrderLineId(long.Parse(one, CultureInfo.InvariantCulture)))];

    private static LineSettlement PostingOf(Split split, AccountingPeriod period, DateTimeOffset now) =>
        new(split.Item.Line, period.Id, split.Item.Line.Net, split.Shares, outRefundNo: null, now);

    private JournalEntry EntryOf(Split split, AccountingPeriod period, DateTimeOffset now)
    {
        var line = split.Item.Line;
        var sold = new Sold(line.Id, line.Number, line.HouseholdId);
        return books.EntryOf(
            SaleSettled.Entry(sold, line.SettlementGeneration, split.Item.OrderNumber, split.Shares), period, now);
    }

    private sealed record DueLine(OrderLine Line, string OrderNumber);

    private sealed record Split(DueLine Item, PartyShares Shares);
}
