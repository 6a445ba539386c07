using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Banking;

/// <summary>One movement of the village's bank account, as the bank tells.</summary>
public sealed class BankRow : ICooperativeOwned, IVersioned
{
    private BankRow()
    {
    }

    /// <param name="occurrence">From 1: of rows that are alike in one file, which.</param>
    public BankRow(CooperativeId cooperativeId, long fileId, StatementRow row, int occurrence)
    {
        CooperativeId = cooperativeId;
        FileId = fileId;
        Day = row.Day;
        AmountFen = row.Amount.Fen;
        Counterparty = row.Counterparty;
        Reference = row.Reference;
        BalanceFen = row.Balance?.Fen;
        Fingerprint = row.Fingerprint;
        Occurrence = occurrence;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public long FileId { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>What came in; below zero what went out.</summary>
    public long AmountFen { get; private set; }

    public string Counterparty { get; private set; } = "";

    public string Reference { get; private set; } = "";

    public long? BalanceFen { get; private set; }

    /// <summary>With the occurrence it names the row, in whichever file it stands.</summary>
    public string Fingerprint { get; private set; } = "";

    public int Occurrence { get; private set; }

    /// <summary>The entry of ours that it is; null while none is found. An entry is one row.</summary>
    public JournalEntryId? EntryId { get; private set; }

    public DateTimeOffset? MatchedAt { get; private set; }

    public int Version { get; private set; }

    public Money Amount => new(AmountFen);

    /// <summary>What its break is named by.</summary>
    public string Number => $"B{Id}";

    public void Match(JournalEntryId entry, DateTimeOffset now)
    {
        Invariant.Holds(EntryId is null, "a row is matched once");
        (EntryId, MatchedAt) = (entry, now);
    }
}
