using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Ledger;

/// <summary>One balanced entry of the append-only journal. An unbalanced one can't be constructed; a posted one is
/// never changed: <see cref="Reverse"/> makes another.</summary>
public sealed class JournalEntry : ICooperativeOwned
{
    private readonly List<JournalLine> lines = [];

    private JournalEntry()
    {
    }

    /// <param name="key">Unique per cooperative: what happened, to which document. Posting it twice is impossible,
    /// which is what makes every job safe to run twice.</param>
    /// <param name="lines">At least two, debit positive, credit negative, adding up to exactly zero.</param>
    public JournalEntry(
        CooperativeId cooperativeId, BusinessKey key, PeriodId periodId, DateTimeOffset effectiveAt, string summary,
        IEnumerable<JournalLine> lines)
    {
        CooperativeId = cooperativeId;
        Kind = key.Kind;
        Subject = key.Subject;
        BusinessKey = key.ToString();
        PeriodId = periodId;
        EffectiveAt = effectiveAt;
        Summary = summary;
        this.lines.AddRange(lines.Where(line => !line.Amount.IsZero));
        for (var i = 0; i < this.lines.Count; i++) this.lines[i].Become(cooperativeId, i + 1);
        Invariant.Holds(this.lines.Count >= 2, $"{key}: an entry has at least two lines");
        Invariant.Holds(
            Money.Sum(this.lines.Select(line => line.Amount)).IsZero, $"{key}: debits equal credits");
        Amount = Money.Sum(this.lines.Select(line => line.Amount).Where(amount => amount > Money.Zero));
    }

    public JournalEntryId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public EntryKind Kind { get; private set; }

    /// <summary>The number of the document, unique within the kind.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Kind and subject as one text, for people and for the database to hold unique. Never read back.
    /// </summary>
    public string BusinessKey { get; private set; } = "";

    public PeriodId PeriodId { get; private set; }

    public DateTimeOffset EffectiveAt { get; private set; }

    public string Summary { get; private set; } = "";

    /// <summary>The sum of its debits, which is that of its credits. Kept, for a list to be put in its order
    /// (money I1).</summary>
    public Money Amount { get; private set; }

    /// <summary>The entry that this one takes back; an entry is taken back at most once (unique in the
    /// database).</summary>
    public JournalEntryId? ReversesId { get; private set; }

    public IReadOnlyList<JournalLine> Lines => lines;

    /// <summary>The exact negation, in a period that is still open.</summary>
    public JournalEntry Reverse(BusinessKey key, PeriodId periodId, DateTimeOffset effectiveAt, string reason) =>
        new(CooperativeId, key, periodId, effectiveAt, reason,
        lines.OrderBy(line => line.Sequence).Select(line => line.Negated()))
        {
            ReversesId = Id,
        };
}

/// <summary>Debit positive, credit negative, never zero.</summary>
public sealed class JournalLine : ICooperativeOwned
{
    private JournalLine()
    {
    }

    private JournalLine(Account account, Money amount, HouseholdId? household, SaleId? sale, PartyId? party)
    {
        Invariant.Holds(
            account.PerHousehold == household.HasValue,
            $"{account.Code}: a household exactly where the account asks one");
        AccountCode = account.Code;
        Amount = amount;
        HouseholdId = household;
        SaleId = sale;
        PartyId = party;
    }

    public JournalEntryId EntryId { get; private set; }

    public int Sequence { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public string AccountCode { get; private set; } = "";

    public Money Amount { get; private set; }

    public HouseholdId? HouseholdId { get; private set; }

    /// <summary>Of which sale the amount is; null where it is of none.</summary>
    public SaleId? SaleId { get; private set; }

    /// <summary>Who got it, of what a sale gave its parties, or gave it back: told here and nowhere else.</summary>
    public PartyId? PartyId { get; private set; }

    public static JournalLine Debit(
        Account account, Money amount, HouseholdId? household = null, SaleId? sale = null, PartyId? party = null) =>
        new(account, amount, household, sale, party);

    public static JournalLine Credit(
        Account account, Money amount, HouseholdId? household = null, SaleId? sale = null, PartyId? party = null) =>
        new(account, -amount, household, sale, party);

    internal JournalLine Negated() =>
        new(Account.WithCode(AccountCode), -Amount, HouseholdId, SaleId, PartyId);

    internal void Become(CooperativeId cooperativeId, int sequence)
    {
        CooperativeId = cooperativeId;
        Sequence = sequence;
    }
}
