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
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Settlement;

/// <summary>Splits every line whose after-sales window is over, and gives the freight of finished orders to the
/// platform. Safe to run twice or by two workers: the unique keys of posting and entry let one of them win.
/// </summary>
public sealed class SettleDueLines(
    VillageDb db, UnitOfWork work, Books books, Worklist list, TimeProvider clock)
{
    private static readonly Worklist.List Lines = new("settlement", "结算订单行");
    private static readonly Worklist.List Freights = Lines with { Thing = "结算订单运费" };

    // What one transaction takes: few enough to stay small in memory and quick to repeat, many enough that the commit
    // doesn't count.
    private const int Chunk = 10_000;
    private const int FreightChunk = 200;

    // More than that isn't the trouble of single lines.
    private const int MostProblems = 20;

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        var problems = new List<string>();
        var lines = await InChunks(Lines, SettleChunk, FirstLine, new(Chunk, command.Max), problems, ct);
        if (lines.IsRefused) return lines.Map(Result.Of);
        var freights = await InChunks(
            Freights, SettleFreights, FirstFreight, new(FreightChunk, command.Max), problems, ct);
        if (freights.Refusal is { } refusal) return refusal;
        await ForgetSettled(ct);
        return Result.Of(lines.Value) with { Problems = problems };
    }

    /// <summary>Chunk by chunk. One that runs into trouble is halved until what is wrong stands alone: that one is
    /// counted and postponed, and the rest goes on.</summary>
    private async Task<Outcome<SettlementSum>> InChunks(
        Worklist.List name, Func<int, CancellationToken, Task<Outcome<SettlementSum>>> settle,
        Func<CancellationToken, Task<string?>> first, Portions portions, List<string> problems, CancellationToken ct)
    {
        var sum = SettlementSum.Nothing;
        var size = portions.Chunk;
        for (var left = portions.Max; left > 0;)
        {
            var most = Math.Min(size, left);
            var chunk = new Outcome<SettlementSum>(SettlementSum.Nothing);
            var trouble = await Tally.ProblemOf(
                async () =>
                {
                    chunk = await work.Do(() => settle(most, ct), ct);
                    return null;
                },
                ct);
            if (chunk.IsRefused) return chunk;
            if (trouble is not null && most > 1) size = most / 2;
            else if (trouble is not null)
            {
                if (await first(ct) is not { } number) break;
                await list.Note(name, number, trouble, ct);
                problems.Add($"{number}: {trouble}");
                if (problems.Count >= MostProblems) break;
                size = portions.Chunk;
            }
            else
            {
                var settled = chunk.Value.Lines + chunk.Value.Freights;
                sum += chunk.Value;
                left -= settled;
                if (settled < most) break;
            }
        }

        return sum;
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
        var due = await DueLines(now, await PostponedLines(ct)).Take(max).ToListAsync(ct);
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

    private IQueryable<DueLine> DueLines(DateTimeOffset now, OrderLineId[] postponed)
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

    private IQueryable<Order> DueFreights(DateTimeOffset now, IReadOnlyList<string> postponed) => db.Orders
        .Where(order => order.Status == OrderStatus.Completed && order.FreightSettledAt == null
            && order.Freight.Fen > order.FreightRefunded.Fen && order.FreightInFlight.Fen == 0
            && !postponed.Contains(order.Number)
            && order.Lines.All(line => line.WindowEndsAt <= now && line.OpenRefunds == 0))
        .OrderBy(order => order.Id);

    /// <summary>A line's trouble is known by its id, a freight's by the number of its order.</summary>
    private async Task<OrderLineId[]> PostponedLines(CancellationToken ct) =>
        [.. (await list.Postponed(Lines, ct)).Where(static one => long.TryParse(one, out _))
            .Select(static one => new OrderLineId(long.Parse(one, CultureInfo.InvariantCulture)))];

    private async Task ForgetSettled(CancellationToken ct)
    {
        foreach (var number in await list.Troubled(Lines, ct))
        {
            var isOpen = long.TryParse(number, CultureInfo.InvariantCulture, out var id)
                ? await db.OrderLines.AnyAsync(line => line.Id == new OrderLineId(id) && line.SettledAt == null, ct)
                : await db.Orders.AnyAsync(order => order.Number == number && order.FreightSettledAt == null, ct);
            if (!isOpen) await list.Forget(Lines, number, ct);
        }
    }

    private async Task<string?> FirstLine(CancellationToken ct) =>
        await DueLines(clock.GetUtcNow(), await PostponedLines(ct)).FirstOrDefaultAsync(ct) is { } due
            ? due.Line.Id.Value.ToString(CultureInfo.InvariantCulture)
            : null;

    private async Task<string?> FirstFreight(CancellationToken ct) =>
        await DueFreights(clock.GetUtcNow(), await list.Postponed(Freights, ct)).Select(order => order.Number)
            .FirstOrDefaultAsync(ct);

    private static LineSettlement PostingOf(OrderLine line, AccountingPeriod period, DateTimeOffset now) =>
        new(line, period.Id, line.Net, line.Posted, outRefundNo: null, now);

    private JournalEntry EntryOf(DueLine item, AccountingPeriod period, DateTimeOffset now)
    {
        var line = item.Line;
        return books.EntryOf(
            SaleSettled.Entry(
                new(line.Id, line.Number, line.HouseholdId), line.SettlementGeneration, item.OrderNumber, line.Posted),
            period, now);
    }

    private async Task<Outcome<SettlementSum>> SettleFreights(int max, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await DueFreights(now, await list.Postponed(Freights, ct)).Take(max).ToListAsync(ct);
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

    private sealed record DueLine(OrderLine Line, string OrderNumber);

    private sealed record Portions(int Chunk, int Max);

    /// <param name="Max">At most so many lines a run; the next run goes on.</param>
    public sealed record Command(int Max = 100_000);

    /// <param name="Net">What was split among the four parties, without freight.</param>
    public sealed record Result(int Lines, Money Net)
    {
        /// <summary>What was left for next time, and why.</summary>
        public IReadOnlyList<string> Problems { get; init; } = [];

        internal static Result Of(SettlementSum sum) => new(sum.Lines, sum.Net);
    }
}
