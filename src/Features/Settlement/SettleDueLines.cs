using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Bulk;
using VillageCloud.Domain.Ledger;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Settlement;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Ledger;

namespace VillageCloud.Features.Settlement;

/// <summary>Splits every line whose after-sales window is over, and gives the freight of finished orders to the
/// platform. Safe to run twice or by two workers: the unique keys of posting and entry let one of them win.
/// </summary>
public sealed class SettleDueLines(VillageDb db, UnitOfWork work, Books books, TimeProvider clock)
{
    // What one transaction takes: few enough to stay small in memory and quick to repeat, many enough that the commit
    // doesn't count.
    private const int Chunk = 10_000;
    private const int FreightChunk = 200;

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var lines = 0;
        var net = Money.Zero;
        while (lines < command.Max)
        {
            var most = Math.Min(Chunk, command.Max - lines);
            var chunk = await work.Do(() => SettleChunk(most, ct), ct);
            if (chunk.IsRefused) return chunk.Map(Result.Of);
            lines += chunk.Value.Lines;
            net += chunk.Value.Net;
            if (chunk.Value.Lines < most) break;
        }

        for (var left = command.Max; left > 0;)
        {
            var freights = await work.Do(() => SettleFreights(Math.Min(FreightChunk, left), ct), ct);
            if (freights.Refusal is { } refusal) return refusal;
            if (freights.Value.Freights < FreightChunk) break;
            left -= freights.Value.Freights;
        }

        return new Result(lines, net);
    }

    /// <summary>What is due, in one go: the body that a preview rolls back and a hand on the button keeps. Works inside
    /// a unit of work.</summary>
    internal async Task<Outcome<SettlementSum>> SettleInOneGo(int max, CancellationToken ct)
    {
        var lines = await SettleChunk(max, ct);
        if (lines.IsRefused) return lines;
        var freights = await SettleFreights(max, ct);
        return freights.Map(more => lines.Value + more);
    }

    private async Task<Outcome<SettlementSum>> SettleChunk(int max, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await (
            from line in db.OrderLines.AsNoTracking()
            join order in db.Orders on line.OrderId equals order.Id
            where order.Status == OrderStatus.Completed && line.SettledAt == null && line.WindowEndsAt <= now
                && line.OpenRefunds == 0
            orderby line.WindowEndsAt, line.Id
            select new DueLine(line, order.Number)).Take(max).ToListAsync(ct);
        if (due.Count == 0) return SettlementSum.Nothing;

        var rules = await db.RevenueRules.AsNoTracking().ToDictionaryAsync(rule => rule.Id, rule => rule.Weights, ct);
        var period = await books.PeriodFor(now, ct);
        var parts = due.Aggregate(PartyAmounts.Zero, (sum, item) =>
            sum + item.Line.Settle(rules[item.Line.RevenueRuleId], now));

        // Refunded whole inside the window: nothing to share, and an entry without amounts doesn't exist.
        db.OrderLines.UpdateRange(due.Where(item => item.Line.Net.IsZero).Select(item => item.Line));
        var shared = due.Where(item => !item.Line.Net.IsZero).ToList();
        await db.InsertPostings(shared.ConvertAll(item => PostingOf(item.Line, period, now)), now, ct);
        await books.PostAll(shared.ConvertAll(item => EntryOf(item, period, now)), ct);
        return SettlementSum.Nothing with { Lines = due.Count, Parts = parts };
    }

    private static LineSettlement PostingOf(OrderLine line, AccountingPeriod period, DateTimeOffset now) =>
        new(line, period.Id, line.Net, line.Posted, outRefundNo: null, now);

    private JournalEntry EntryOf(DueLine item, AccountingPeriod period, DateTimeOffset now)
    {
        var (line, parts) = (item.Line, item.Line.Posted);
        return books.EntryOf(
            $"settle:{line.Id.Value}:{line.SettlementGeneration}", period, now,
            $"结算 {item.OrderNumber} 第 {line.Number} 行",
            [
                JournalLine.Debit(Account.PendingSales, line.Net, orderLine: line.Id),
                JournalLine.Credit(Account.GoodsPayable, parts.Household, line.HouseholdId, line.Id),
                JournalLine.Credit(Account.Fund, parts.Fund, orderLine: line.Id),
                JournalLine.Credit(Account.PlatformIncome, parts.Platform, orderLine: line.Id),
                JournalLine.Credit(Account.CooperativeIncome, parts.Cooperative, orderLine: line.Id),
            ]);
    }

    private async Task<Outcome<SettlementSum>> SettleFreights(int max, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Orders
            .Where(order => order.Status == OrderStatus.Completed && order.FreightSettledAt == null
                && order.Freight.Fen > order.FreightRefunded.Fen && order.FreightInFlight.Fen == 0
                && order.Lines.All(line => line.WindowEndsAt <= now && line.OpenRefunds == 0))
            .OrderBy(order => order.Id).Take(max).ToListAsync(ct);
        if (due.Count == 0) return SettlementSum.Nothing;

        var period = await books.PeriodFor(now, ct);
        foreach (var order in due)
        {
            order.SettleFreight(now);
            books.Post(
                $"freight:{order.Number}", period, now, $"运费 {order.Number}",
                [
                    JournalLine.Debit(Account.PendingSales, order.FreightNet),
                    JournalLine.Credit(Account.PlatformIncome, order.FreightNet),
                ]);
        }

        return SettlementSum.Nothing with
        {
            Freights = due.Count, Freight = Money.Sum(due.Select(order => order.FreightNet)),
        };
    }

    private sealed record DueLine(OrderLine Line, string OrderNumber);

    /// <param name="Max">At most so many lines a run; the next run goes on.</param>
    public sealed record Command(int Max = 100_000);

    /// <param name="Net">What was split among the four parties, without freight.</param>
    public sealed record Result(int Lines, Money Net)
    {
        internal static Result Of(SettlementSum sum) => new(sum.Lines, sum.Net);
    }
}
