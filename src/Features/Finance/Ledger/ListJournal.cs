using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>The journal as it was posted, the newest entry first unless asked otherwise.</summary>
public sealed class ListJournal(VillageDb db, TimeProvider clock)
{
    private static readonly Sort NewestFirst = new(nameof(EntryView.Id), Descending: true);

    private static readonly SortKeys<JournalEntry> Keys = new SortKeys<JournalEntry>()
        .With(nameof(EntryView.Id), entry => entry.Id)
        .With(nameof(EntryView.At), entry => entry.EffectiveAt)
        .With(nameof(EntryView.BusinessKey), entry => entry.BusinessKey)
        .With(nameof(EntryView.Amount), entry => entry.Amount.Fen);

    public async Task<Outcome<Result>> Run(Query query, CancellationToken ct)
    {
        var sort = query.Page.Sort ?? NewestFirst;
        if (Keys.Order(db.JournalEntries, sort).Refusal is { } refusal) return refusal;
        IReadOnlyList<PeriodId>? months = null;
        if (query.From is { } from)
        {
            var span = await PeriodSpan.Of(db, from, query.To, ct);
            if (span.Refusal is { } unknown) return unknown;
            months = span.Value.Within;
        }

        var text = PersonText.Word(query.Search);
        // Whoever has a whole key means that entry, and an index has it.
        var isKey = text is not null && await Of(months).AnyAsync(entry => entry.BusinessKey == text, ct);
        var leavesOut = query.IsRecent && months is null && !isKey;
        var entries = leavesOut ? await Lately(ct) : Of(months);
        var stretch = entries;
        if (!isKey && (leavesOut || months is not null))
        {
            var ends = await EntryStretch.Of(entries, ct);
            if (ends is null) return new Result(new([], 0), leavesOut);
            stretch = entries.Where(entry => !(entry.Id < ends.First) && !(entry.Id > ends.Last));
        }

        // Counted in the index of months, unless each is looked into for a word.
        var all = Narrowed(text is null ? entries : stretch, query, text, isKey);
        var rows = await RowsOf(Narrowed(stretch, query, text, isKey), query.Page, sort, ct);
        return new Result(new(rows, await query.Page.TotalOf(rows, all, ct)), leavesOut);
    }

    private IQueryable<JournalEntry> Of(IReadOnlyList<PeriodId>? months) => months is null
        ? db.JournalEntries.AsNoTracking()
        : db.JournalEntries.AsNoTracking().Where(entry => months.Contains(entry.PeriodId));

    // Their months are named too: an index has what each holds.
    private async Task<IQueryable<JournalEntry>> Lately(CancellationToken ct)
    {
        var (first, since) = (Recent.FirstDay(clock.GetUtcNow()), Recent.Since(clock.GetUtcNow()));
        var months = await db.Periods.Where(period => period.LastDay >= first).Select(period => period.Id)
            .ToListAsync(ct);
        return Of(months).Where(entry => entry.EffectiveAt >= since);
    }

    private IQueryable<JournalEntry> Narrowed(
        IQueryable<JournalEntry> entries, Query query, string? text, bool isKey)
    {
        var (code, household) = (query.Account, query.HouseholdId);
        // On one line together: what one household did on another account is not asked for.
        if (household is not null)
        {
            entries = entries.Where(entry => db.JournalLines
                .Where(line => line.HouseholdId == household && (code == null || line.AccountCode == code))
                .Select(line => line.EntryId).Contains(entry.Id));
        }
        else if (code is not null)
        {
            // Each entry is looked into: asked whether there is any, MariaDB first reads all that moved the account.
            entries = entries.Where(entry => db.JournalLines
                .Where(line => line.EntryId == entry.Id && line.AccountCode == code)
                .Select(line => line.Sequence).FirstOrDefault() > 0);
        }

        return (text, isKey) switch
        {
            (null, _) => entries,
            (_, true) => entries.Where(entry => entry.BusinessKey == text),
            _ => entries.Where(entry => entry.BusinessKey.Contains(text) || entry.Summary.Contains(text)),
        };
    }

    private async Task<IReadOnlyList<EntryView>> RowsOf(
        IQueryable<JournalEntry> entries, PageQuery page, Sort sort, CancellationToken ct)
    {
        // Which they are, and then what is in them: sorted with their lines, SQLite reads all lines that there are.
        var ids = await Keys.Order(entries, sort).OrThrow().ThenByDescending(entry => entry.Id)
            .Select(entry => entry.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        var known = await db.JournalEntries.AsNoTracking().Include(entry => entry.Lines)
            .Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, ct);
        var whose = known.Values.SelectMany(entry => entry.Lines).Select(line => line.HouseholdId)
            .OfType<HouseholdId>().Distinct().ToList();
        var households = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .Where(household => whose.Contains(household.Id))
            .ToDictionaryAsync(household => household.Id, household => household.Name, ct);
        return [.. ids.Select(id => ViewOf(known[id], households))];
    }

    private static EntryView ViewOf(JournalEntry entry, Dictionary<HouseholdId, string> households) => new(
        entry.Id.Value, entry.BusinessKey, entry.EffectiveAt, entry.Summary, entry.Amount,
        [.. entry.Lines.OrderBy(line => line.Sequence).Select(line => new LineView(
            line.AccountCode, Domain.Finance.Ledger.Account.WithCode(line.AccountCode).Name,
            line.HouseholdId is { } id ? households[id] : null,
            line.Amount > Money.Zero ? line.Amount : Money.Zero,
            line.Amount < Money.Zero ? -line.Amount : Money.Zero))]);

    /// <param name="Search">A whole business key, or part of one or of the summary.</param>
    /// <param name="From">The first month; all of them when absent.</param>
    /// <param name="To">The last month; the same as the first when absent.</param>
    /// <param name="Account">The code of an account that it moves.</param>
    /// <param name="HouseholdId">Of whom it has a line.</param>
    /// <param name="IsRecent">Only what is <see cref="Recent"/>; whoever names months, or a whole key, sees all.
    /// </param>
    public sealed record Query(
        PageQuery Page, string? Search = null, PeriodId? From = null, PeriodId? To = null, string? Account = null,
        HouseholdId? HouseholdId = null, bool IsRecent = false);

    /// <param name="LeavesOut">Whether older entries would have been found too.</param>
    public sealed record Result(Page<EntryView> Page, bool LeavesOut);

    /// <param name="Amount">The sum of the debits, which is that of the credits.</param>
    public sealed record EntryView(
        long Id, string BusinessKey, DateTimeOffset At, string Summary, Money Amount, IReadOnlyList<LineView> Lines);

    public sealed record LineView(string Code, string Account, string? Household, Money Debit, Money Credit);
}
