using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Ledger;
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
        PeriodSpan? span = null;
        if (query.From is { } from)
        {
            var found = await PeriodSpan.Of(db, from, query.To, ct);
            if (found.Refusal is { } refusal) return refusal;
            span = found.Value;
        }

        return query.Part == LedgerPart.All
            ? await Whole(query, codes, span, ct)
            : await PartOf(query, codes, span?.Within, ct);
    }

    // What each month brought is kept beside the journal: only the months that the page shows are read line by line.
    private async Task<View> Whole(Query query, List<string> codes, PeriodSpan? span, CancellationToken ct)
    {
        var opening = 0L;
        var (skip, take) = (query.Page.Skip, query.Page.Take);
        var (count, debit, credit) = (0, 0L, 0L);
        var rows = new List<Row>();
        foreach (var month in await Months(query, codes, ct))
        {
            if (span is not null && month.FirstDay < span.First) opening += month.Debit - month.Credit;
            if (span is not null && !span.Within.Contains(month.Id)) continue;
            if (skip < month.Lines && take > rows.Count)
            {
                var lines = (await LinesOf(month.Id, query, codes, ct))
                    .OrderBy(line => line.At).ThenBy(line => line.EntryId).ThenBy(line => line.Sequence);
                rows.AddRange(await RowsOf(lines, skip, take - rows.Count, checked(opening + debit - credit), ct));
            }

            skip = Math.Max(0, skip - month.Lines);
            (count, debit, credit) = checked((count + month.Lines, debit + month.Debit, credit + month.Credit));
        }

        return ViewOf(query, codes, opening, debit, credit, new(rows, count));
    }

    // Of a part there is no balance before: what is shown adds up from nothing.
    private async Task<View> PartOf(
        Query query, List<string> codes, IReadOnlyList<PeriodId>? within, CancellationToken ct)
    {
        var lines = Lines(query, codes, within, await PlansOf(query, within, ct));
        var sums = await Amounts(lines).GroupBy(static _ => 1).Select(all => new
        {
            Count = all.Count(),
            Debit = all.Sum(fen => fen > 0 ? fen : 0),
            Credit = all.Sum(fen => fen < 0 ? -fen : 0),
        }).FirstOrDefaultAsync(ct);
        // A late posting lies in a later period than its day: by what is in the books first.
        var sorted = lines
            .OrderBy(line => db.Periods.Where(one => one.Id == line.PeriodId).Select(one => one.FirstDay).First())
            .ThenBy(line => line.At).ThenBy(line => line.EntryId).ThenBy(line => line.Sequence);
        var rows = await RowsOf(sorted, query.Page.Skip, query.Page.Take, before: 0, ct);
        return ViewOf(query, codes, 0, sums?.Debit ?? 0, sums?.Credit ?? 0, new(rows, sums?.Count ?? 0));
    }

    private static View ViewOf(
        Query query, List<string> codes, long opening, long debit, long credit, Page<Row> page) => new(
        query.Code, NameOf(codes), new(opening), new(debit), new(credit), new(checked(opening + debit - credit)), page);

    /// <summary>What the account held of each month, the oldest first.</summary>
    private async Task<List<Month>> Months(Query query, List<string> codes, CancellationToken ct)
    {
        var periods = await db.Periods.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.FirstDay, ct);
        var kept = query.HouseholdId is { } whose
            ? await db.HouseholdBalances
                .Where(balance => codes.Contains(balance.AccountCode) && balance.HouseholdId == whose)
                .Select(balance => new { balance.PeriodId, balance.LineCount, balance.Debit, balance.Credit })
                .ToListAsync(ct)
            : await db.AccountBalances.Where(balance => codes.Contains(balance.AccountCode))
                .Select(balance => new { balance.PeriodId, balance.LineCount, balance.Debit, balance.Credit })
                .ToListAsync(ct);
        return
        [
            .. from balance in kept
            group balance by balance.PeriodId
            into month
            orderby periods[month.Key]
            select new Month(
                month.Key, periods[month.Key], month.Sum(one => one.LineCount), month.Sum(one => one.Debit.Fen),
                month.Sum(one => one.Credit.Fen)),
        ];
    }

    /// <summary>A page of them. Their places are found first, and then what they say: sorted with all that they say,
    /// it is all read.</summary>
    /// <param name="before">The balance before the first of all of them.</param>
    private async Task<IReadOnlyList<Row>> RowsOf(
        IQueryable<Line> sorted, int skip, int take, long before, CancellationToken ct)
    {
        var running = checked(before + (skip == 0 ? 0 : await Amounts(sorted.Take(skip)).SumAsync(ct)));
        var places = await sorted.Skip(skip).Take(take).Select(line => new { line.EntryId, line.Sequence })
            .ToListAsync(ct);
        var ids = places.Select(place => place.EntryId).Distinct().ToList();
        var entries = await db.JournalEntries.AsNoTracking().Include(entry => entry.Lines)
            .Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, ct);
        var found = places.ConvertAll(place =>
            (Entry: entries[place.EntryId], Line: entries[place.EntryId].Lines.Single(one =>
                one.Sequence == place.Sequence)));
        var whose = found.Select(one => one.Line.HouseholdId).OfType<HouseholdId>().Distinct().ToList();
        var names = await db.Households.AsNoTracking().IgnoreAutoIncludes().Where(one => whose.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, ct);
        return found.ConvertAll(one =>
        {
            var fen = one.Line.Amount.Fen;
            running = checked(running + fen);
            return new Row(
                one.Entry.Id.Value, one.Entry.Kind, one.Entry.BusinessKey, one.Entry.EffectiveAt, one.Entry.Summary,
                one.Line.HouseholdId is { } id ? names[id] : null, new(Math.Max(fen, 0)), new(Math.Max(-fen, 0)),
                new(running));
        });
    }

    private async Task<IQueryable<Line>> LinesOf(
        PeriodId month, Query query, List<string> codes, CancellationToken ct)
    {
        var ends = (await EntryStretch.Of(db.JournalEntries.Where(entry => entry.PeriodId == month), ct))!;
        return Lines(query, codes, [month], plans: null)
            .Where(line => !(line.EntryId < ends.First) && !(line.EntryId > ends.Last));
    }

    private IQueryable<long> Amounts(IQueryable<Line> lines) =>
        from line in lines
        join amount in db.JournalLines on new { line.EntryId, line.Sequence }
            equals new { amount.EntryId, amount.Sequence }
        select amount.Amount.Fen;

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
        return
            from line in lines
            join entry in entries on line.EntryId equals entry.Id
            select new Line
            {
                EntryId = line.EntryId, Sequence = line.Sequence, PeriodId = entry.PeriodId, At = entry.EffectiveAt,
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

    /// <param name="Lines">How many.</param>
    private sealed record Month(PeriodId Id, DateOnly FirstDay, int Lines, long Debit, long Credit);

    /// <summary>Where a line lies.</summary>
    private sealed class Line
    {
        public JournalEntryId EntryId { get; init; }

        public int Sequence { get; init; }

        public PeriodId PeriodId { get; init; }

        public DateTimeOffset At { get; init; }
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
