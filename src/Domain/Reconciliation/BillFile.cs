using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Reconciliation;

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

    public Money? ClosingBalance => ClosingBalanceFen is { } fen ? new Money(fen) : null;

    /// <summary>Running balance after the last row of a fund bill; null for trade bills and empty days.</summary>
    public long? ClosingBalanceFen { get; private set; }

    public int Version { get; private set; }

    public void Matched(Money? closingBalance, DateTimeOffset now)
    {
        MatchedAt = now;
        ClosingBalanceFen = closingBalance?.Fen;
    }
}
