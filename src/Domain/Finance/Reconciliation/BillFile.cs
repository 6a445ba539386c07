using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Domain.Finance.Reconciliation;

/// <summary>One of WeChat's bills, archived byte for byte: WeChat keeps it for three months only.</summary>
public sealed class BillFile : ICooperativeOwned, IVersioned
{
    private BillFile()
    {
    }

    /// <param name="content">The file as hashed; empty for a day without movements.</param>
    public BillFile(
        CooperativeId cooperativeId, BillKind kind, DateOnly day, byte[] content, string sha1, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Kind = kind;
        Day = day;
        Content = content;
        Sha1 = sha1;
        ImportedAt = now;
        CurrentSlot = 1;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public BillKind Kind { get; private set; }

    public DateOnly Day { get; private set; }

    public byte[] Content { get; private set; } = [];

    public string Sha1 { get; private set; } = "";

    public bool IsEmptyDay => Content.Length == 0;

    public DateTimeOffset ImportedAt { get; private set; }

    public DateTimeOffset? MatchedAt { get; private set; }

    /// <summary>Why nobody could read it; null when it was read, or not tried yet.</summary>
    public string? Problem { get; private set; }

    public Money? ClosingBalance => ClosingBalanceFen is { } fen ? new Money(fen) : null;

    /// <summary>What the account held at WeChat at the end of the day, as the fund bills tell; null for trade bills,
    /// and before the first row.</summary>
    public long? ClosingBalanceFen { get; private set; }

    /// <summary>Our books less WeChat's balance at the end of the day, when it was matched. A difference that stays is
    /// the same difference, and is told once.</summary>
    public long GapFen { get; private set; }

    /// <summary>1 for the file that counts, null for one that nobody could read and that WeChat replaced; unique per
    /// kind and day.</summary>
    public int? CurrentSlot { get; private set; }

    public int Version { get; private set; }

    public void Matched(Money? closingBalance, Money gap, DateTimeOffset now)
    {
        Invariant.Holds(CurrentSlot is not null, "a bill that was replaced is read no more");
        MatchedAt = now;
        Problem = null;
        ClosingBalanceFen = closingBalance?.Fen;
        GapFen = gap.Fen;
    }

    /// <summary>Nothing of it is booked, and its bytes stay.</summary>
    public void Unreadable(string problem)
    {
        Invariant.Holds(CurrentSlot is not null, "a bill that was replaced is read no more");
        Problem = problem.AtMost(200);
    }

    /// <summary>WeChat made another one after nobody could read this one. What was read once stays for ever.</summary>
    public void Supersede()
    {
        Invariant.Holds(
            CurrentSlot is not null && MatchedAt is null && Problem is not null,
            "only a bill that nobody could read is replaced, and once");
        CurrentSlot = null;
    }
}
