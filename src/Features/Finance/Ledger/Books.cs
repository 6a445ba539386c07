using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Bulk;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>The one way to write to the journal, and to read balances from it. Works inside a unit of work.</summary>
public sealed class Books(VillageDb db, TimeProvider clock)
{
    /// <summary>Whoever keeps books anew may still have papers of the year before.</summary>
    private const int YearsBeforeTheFirst = 1;

    /// <summary>Adds a balanced entry to the period that is open at <paramref name="effectiveAt"/>. The business key is
    /// unique: posting the same fact twice fails the transaction.</summary>
    public async Task<JournalEntry> Post(Booking booking, DateTimeOffset effectiveAt, CancellationToken ct) =>
        Post(booking, await PeriodFor(effectiveAt, ct), effectiveAt);

    /// <summary>As above, into a period that <see cref="PeriodFor"/> gave in this very transaction: many entries of one
    /// moment ask and lock once.</summary>
    public JournalEntry Post(Booking booking, AccountingPeriod period, DateTimeOffset effectiveAt)
    {
        var entry = EntryOf(booking, period, effectiveAt);
        db.JournalEntries.Add(entry);
        return entry;
    }

    /// <summary>An entry that is not posted yet: many of one moment go to <see cref="PostAll"/> together.</summary>
    public JournalEntry EntryOf(Booking booking, AccountingPeriod period, DateTimeOffset effectiveAt) =>
        new(db.Tenant.Id, booking.Key, period.Id, effectiveAt, booking.Summary, booking.Lines);

    /// <returns>Their ids, in the same order.</returns>
    public Task<IReadOnlyList<long>> PostAll(IReadOnlyList<JournalEntry> entries, CancellationToken ct) =>
        db.InsertEntries(entries, ct);

    /// <summary>Takes a posted entry back by its exact negation. A second reversal fails on the unique key.</summary>
    public async Task<JournalEntry> Reverse(Reversal reversal, DateTimeOffset effectiveAt, CancellationToken ct)
    {
        var key = reversal.Target.ToString();
        var target = await db.JournalEntries.Include(entry => entry.Lines)
            .SingleAsync(entry => entry.BusinessKey == key, ct);
        var period = await PeriodFor(effectiveAt, ct);
        var entry = target.Reverse(reversal.Key, period.Id, effectiveAt, reversal.Summary);
        db.JournalEntries.Add(entry);
        return entry;
    }

    public Task<bool> IsPosted(BusinessKey key, CancellationToken ct)
    {
        var text = key.ToString();
        return db.JournalEntries.AnyAsync(entry => entry.BusinessKey == text, ct);
    }

    /// <summary>Debits minus credits; for a per-household account of one household, or of all together.</summary>
    public async Task<Money> Balance(Account account, CancellationToken ct, HouseholdId? household = null)
    {
        var kept = household is { } one
            ? db.HouseholdBalances
                .Where(balance => balance.AccountCode == account.Code && balance.HouseholdId == one)
                .SumAsync(balance => balance.Debit.Fen - balance.Credit.Fen, ct)
            : db.AccountBalances.Where(balance => balance.AccountCode == account.Code)
                .SumAsync(balance => balance.Debit.Fen - balance.Credit.Fen, ct);
        var unsent = db.Writes.UnsentOf(account).Where(change => household is null || change.Key == household);
        return new Money(await kept) + Money.Sum(unsent.Select(change => change.Value));
    }

    /// <summary>Debits minus credits of all that happened before that moment.</summary>
    /// <remarks>Balances are kept by period and the moment lies within one, so what happened since is taken off again;
    /// in one statement: what is booked between two of them would count on one side only.</remarks>
    public async Task<Money> BalanceAt(Account account, DateTimeOffset moment, CancellationToken ct)
    {
        var since =
            from line in db.JournalLines
            join entry in db.JournalEntries on line.EntryId equals entry.Id
            where line.AccountCode == account.Code && entry.EffectiveAt >= moment
            select -line.Amount.Fen;
        var fen = await db.AccountBalances.Where(balance => balance.AccountCode == account.Code)
            .Select(balance => balance.Debit.Fen - balance.Credit.Fen).Concat(since).SumAsync(ct);
        return new Money(fen) + Money.Sum(db.Writes.UnsentOf(account).Select(change => change.Value));
    }

    /// <summary>Debits minus credits of every household that ever had a line on the account.</summary>
    public async Task<IReadOnlyDictionary<HouseholdId, Money>> BalancesByHousehold(
        Account account, CancellationToken ct)
    {
        Invariant.Holds(account.PerHousehold, $"{account.Code} asks for a household");
        var balances = await db.HouseholdBalances.Where(balance => balance.AccountCode == account.Code)
            .GroupBy(balance => balance.HouseholdId)
            .Select(group => new { group.Key, Fen = group.Sum(balance => balance.Debit.Fen - balance.Credit.Fen) })
            .ToDictionaryAsync(sum => sum.Key, sum => new Money(sum.Fen), ct);
        foreach (var (household, change) in db.Writes.UnsentOf(account))
            balances[household] = balances.GetValueOrDefault(household) + change;
        return balances;
    }

    /// <summary>The month of that Beijing day, or the first open one after it when it is closed already; made on
    /// demand. Locked against closing until the transaction ends.</summary>
    public async Task<AccountingPeriod> PeriodFor(DateTimeOffset effectiveAt, CancellationToken ct)
    {
        var day = BeijingTime.DayOf(effectiveAt);
        while (true)
        {
            var period = await MonthOf(day, ct);
            await db.HoldShared(period.Id, ct); // Closing waits for it.
            if (await IsOpen(period.Id, ct)) return period;
            day = period.LastDay.AddDays(1);
        }
    }

    /// <summary>The month of that day and no other: what a person dates is refused where the month is signed off.
    /// Locked against closing until the transaction ends.</summary>
    public async Task<Outcome<AccountingPeriod>> OwnPeriod(DateOnly day, CancellationToken ct)
    {
        if (await RefuseDay(day, ct) is { } refused) return refused;
        var period = await MonthOf(day, ct);
        await db.HoldShared(period.Id, ct); // Closing waits for it.
        return await IsOpen(period.Id, ct) ? period : new PeriodSignedOff(period.Title);
    }

    /// <summary>Why nobody may date anything on that day: its month is signed off, or lies so far before all others
    /// that the year was mistyped. What is only asked for makes no month: it may be declined.</summary>
    public async Task<Refusal?> RefuseDay(DateOnly day, CancellationToken ct)
    {
        var known = await db.Periods.AsNoTracking()
            .FirstOrDefaultAsync(period => period.FirstDay <= day && period.LastDay >= day, ct);
        if (known is not null) return known.Status == PeriodStatus.Open ? null : new PeriodSignedOff(known.Title);
        var first = await db.Periods.MinAsync(period => (DateOnly?)period.FirstDay, ct)
            ?? BeijingTime.DayOf(clock.GetUtcNow());
        var earliest = first.AddYears(-YearsBeforeTheFirst);
        return day < earliest ? new DayBeforeBooks(earliest) : null;
    }

    private async Task<AccountingPeriod> MonthOf(DateOnly day, CancellationToken ct)
    {
        var known = db.Periods.Local.FirstOrDefault(period => period.FirstDay <= day && period.LastDay >= day)
            ?? await db.Periods.FirstOrDefaultAsync(period => period.FirstDay <= day && period.LastDay >= day, ct);
        if (known is not null) return known;
        var month = AccountingPeriod.MonthOf(db.Tenant.Id, day);
        db.Periods.Add(month);
        await db.SaveChangesAsync(ct);
        return month;
    }

    private Task<bool> IsOpen(PeriodId id, CancellationToken ct) =>
        db.Periods.AsNoTracking().AnyAsync(period => period.Id == id && period.Status == PeriodStatus.Open, ct);
}
