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
        var entries = db.JournalEntries.AsNoTracking();
        if (query.From is { } from)
        {
            var span = await PeriodSpan.Of(db, from, query.To, ct);
            if (span.Refusal is { } unknown) return unknown;
            var within = span.Value.Within;
            entries = entries.Where(entry => within.Contains(entry.PeriodId));
        }

        // On one line together: what one household did on another account is not asked for.
        var (code, household) = (query.Account, query.HouseholdId);
        if (code is not null || household is not null)
        {
            entries = entries.Where(entry => entry.Lines.Any(line =>
                (code == null || line.AccountCode == code) && (household == null || line.HouseholdId == household)));
        }

        var leavesOut = query.IsRecent && query.From is null;
        if (PersonText.Word(query.Search) is { } text)
        {
            // Whoever has a whole key means that entry, and an index has it.
            var ofKey = entries.Where(entry => entry.BusinessKey == text);
            var isKey = await ofKey.AnyAsync(ct);
            leavesOut &= !isKey;
            entries = isKey
                ? ofKey
                : entries.Where(entry => entry.BusinessKey.Contains(text) || entry.Summary.Contains(text));
        }

        if (leavesOut) entries = await SinceLately(entries, ct);
        var sorted = Keys.Order(entries, query.Page.Sort ?? NewestFirst);
        if (sorted.Refusal is { } refusal) return refusal;
        var total = await entries.CountAsync(ct);
        // Which they are, and then what is in them: sorted with their lines, SQLite reads all lines that there are.
        var ids = await sorted.Value.ThenByDescending(entry => entry.Id).Select(entry => entry.Id)
            .Skip(query.Page.Skip).Take(query.Page.Take).ToListAsync(ct);
        var known = await db.JournalEntries.AsNoTracking().Include(entry => entry.Lines)
            .Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, ct);
        var found = ids.ConvertAll(id => known[id]);
        var households = await db.Households.AsNoTracking().IgnoreAutoIncludes()
            .ToDictionaryAsync(household => household.Id, household => household.Name, ct);
        return new Result(new([.. found.Select(entry => ViewOf(entry, households))], total), leavesOut);
    }

    // Their months are named too: an index has what each holds.
    private async Task<IQueryable<JournalEntry>> SinceLately(IQueryable<JournalEntry> entries, CancellationToken ct)
    {
        var (first, since) = (Recent.FirstDay(clock.GetUtcNow()), Recent.Since(clock.GetUtcNow()));
        var months = await db.Periods.Where(period => period.LastDay >= first).Select(period => period.Id)
            .ToListAsync(ct);
        return entries.Where(entry => months.Contains(entry.PeriodId) && entry.EffectiveAt >= since);
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
