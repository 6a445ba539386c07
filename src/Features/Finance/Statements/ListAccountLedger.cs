using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Statements;

/// <summary>明细账: the lines of one account, of a month and of a household where that is asked, oldest first, each with
/// the balance after it. Counted, summed and cut by the database.</summary>
public sealed class ListAccountLedger(VillageDb db)
{
    public Task<Outcome<View>> Run(Query query, CancellationToken ct) => db.AtOneMoment(() => Read(query, ct), ct);

    private async Task<Outcome<View>> Read(Query query, CancellationToken ct)
    {
        var codes = CodesOf(query.Code);
        if (codes.Count == 0) return new AccountUnknown();
        var opening = 0L;
        var kept = db.AccountBalances.Where(balance => codes.Contains(balance.AccountCode));
        if (query.HouseholdId is { } whose) kept = kept.Where(balance => balance.HouseholdId == whose);
        PeriodSpan? span = null;
        if (query.From is { } from)
        {
            var found = await PeriodSpan.Of(db, from, query.To, ct);
            if (found.Refusal is { } refusal) return refusal;
            span = found.Value;
            // Of a part there is no balance before: what is shown adds up from nothing.
            opening = query.Part != LedgerPart.All ? 0 : await (
                from balance in kept
                join period in db.Periods on balance.PeriodId equals period.Id
                where period.LastDay < span.First
                select balance.Debit.Fen - balance.Credit.Fen).SumAsync(ct);
        }

        var lines = Lines(query, codes, span?.Within, await PlansOf(query, span?.Within, ct));
        var before = lines.Take(query.Page.Skip);
        var sums = await lines.GroupBy(static _ => 1).Select(all => new
        {
            Count = all.Count(),
            Debit = all.Sum(line => line.Fen > 0 ? line.Fen : 0),
            Credit = all.Sum(line => line.Fen < 0 ? -line.Fen : 0),
        }).FirstOrDefaultAsync(ct);
        var running = opening + (query.Page.Skip == 0 ? 0 : await before.SumAsync(line => line.Fen, ct));
        var rows = new List<Row>();
        foreach (var line in await lines.Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct))
        {
            running = checked(running + line.Fen);
            rows.Add(new(
                line.EntryId.Value, line.Kind, line.Key, line.At, line.Summary, line.Household,
                new(Math.Max(line.Fen, 0)), new(Math.Max(-line.Fen, 0)), new(running)));
        }

        var (debit, credit) = (sums?.Debit ?? 0, sums?.Credit ?? 0);
        return new View(
            query.Code, NameOf(codes), new(opening), new(debit), new(credit), new(opening + debit - credit),
            new(rows, sums?.Count ?? 0));
    }

    /// <summary>The account, or those under a heading: 114 is 114.01 and 114.02 together.</summary>
    private static List<string> CodesOf(string code) => [.. Account.All.Select(one => one.Code)
        .Where(one => one == code || one.StartsWith($"{code}.", StringComparison.Ordinal))];

    private static string NameOf(List<string> codes) =>
        codes.Count == 1 ? Account.WithCode(codes[0]).Name : Account.WithCode(codes[0]).Name.Split('-')[0];

    /// <summary>Subjects of the plans of these months, where only those are asked for.</summary>
    private async Task<IReadOnlyList<string>?> PlansOf(
        Query query, IReadOnlyList<PeriodId>? within, CancellationToken ct)
    {
        if (query.Part != LedgerPart.PlansOfMonths || within is null) return null;
        var plans = await db.DividendPlans.Where(plan => within.Contains(plan.PeriodId)).Select(plan => plan.Id)
            .ToListAsync(ct);
        return plans.ConvertAll(plan => BusinessKey.PlanAllocated(plan).Subject);
    }

    /// <param name="plans">Where they are named, the months are theirs: a plan is booked after its months are over.
    /// </param>
    private IQueryable<Line> Lines(
        Query query, List<string> codes, IReadOnlyList<PeriodId>? within, IReadOnlyList<string>? plans)
    {
        var lines = db.JournalLines.AsNoTracking().Where(line => codes.Contains(line.AccountCode));
        if (query.HouseholdId is { } whose) lines = lines.Where(line => line.HouseholdId == whose);
        var entries = db.JournalEntries.AsNoTracking();
        if (plans is not null) entries = entries.Where(entry => plans.Contains(entry.Subject));
        else if (within is not null) entries = entries.Where(entry => within.Contains(entry.PeriodId));
        if (query.Part == LedgerPart.BeforeClosing)
            entries = entries.Where(entry => entry.Kind != EntryKind.PeriodClosed);
        else if (query.Part is LedgerPart.Plans or LedgerPart.PlansOfMonths)
            entries = entries.Where(entry => entry.Kind == EntryKind.PlanAllocated);
        // Its month is looked up and not joined: beginning with the months, MariaDB reads all that they hold.
        // A late posting lies in a later period than its day: by what is in the books first.
        return
            from line in lines
            join entry in entries on line.EntryId equals entry.Id
            let month = db.Periods.Where(one => one.Id == entry.PeriodId).Select(one => one.FirstDay).First()
            orderby month, entry.EffectiveAt, entry.Id, line.Sequence
            select new Line
            {
                EntryId = entry.Id, Kind = entry.Kind, Key = entry.BusinessKey, At = entry.EffectiveAt,
                Summary = entry.Summary, Fen = line.Amount.Fen,
                Household = db.Households.IgnoreAutoIncludes().Where(one => one.Id == line.HouseholdId)
                    .Select(one => one.Name).FirstOrDefault(),
            };
    }

    /// <param name="Code">Of an account of the chart, or of a heading above several.</param>
    /// <param name="From">The first month; all of them when absent.</param>
    /// <param name="To">The last month; the same as the first when absent.</param>
    /// <param name="Part">Only what a line of a statement adds up.</param>
    public sealed record Query(
        PageQuery Page, string Code, PeriodId? From = null, PeriodId? To = null, HouseholdId? HouseholdId = null,
        LedgerPart Part = LedgerPart.All);

    /// <param name="Opening">Debits less credits before the first month.</param>
    /// <param name="Debit">Of all pages.</param>
    public sealed record View(
        string Code, string Name, Money Opening, Money Debit, Money Credit, Money Closing, Page<Row> Page);

    /// <param name="Balance">Debits less credits after this line.</param>
    public sealed record Row(
        long EntryId, EntryKind Kind, string BusinessKey, DateTimeOffset At, string Summary, string? Household,
        Money Debit, Money Credit, Money Balance);

    private sealed class Line
    {
        public JournalEntryId EntryId { get; init; }

        public EntryKind Kind { get; init; }

        public string Key { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public string Summary { get; init; } = "";

        public long Fen { get; init; }

        public string? Household { get; init; }
    }
}

/// <summary>Which entries of an account: the lines of 盈余及盈余分配表 and 成员账户 don't add up all of them.</summary>
public enum LedgerPart
{
    All,

    /// <summary>Without what emptied the account when its month was closed.</summary>
    BeforeClosing,

    /// <summary>Only what plans of dividends moved.</summary>
    Plans,

    /// <summary>Only what the plans of these months moved, whenever that was booked.</summary>
    PlansOfMonths,
}

public sealed record AccountUnknown() : Refusal("ledger.account_unknown", "没有这个科目，请从科目表里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}
