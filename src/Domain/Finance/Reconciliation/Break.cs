using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Domain.Finance.Reconciliation;

/// <summary>How our books and WeChat's bill can differ (money §5).</summary>
public enum BreakClass
{
    /// <summary>They have it, we don't.</summary>
    MissingOurs,

    /// <summary>We have it, they don't.</summary>
    MissingTheirs,
    AmountDiffers,
    FeeDiffers,
    StatusDiffers,
    Duplicate,

    /// <summary>A business type that we don't know.</summary>
    UnknownType,

    /// <summary>Running balances don't follow from each other, or from our journal.</summary>
    BalanceGap,
}

public enum BreakStatus
{
    Open,
    Explained,
    Closed,
}

/// <summary>A difference with a name, found by matching one bill.</summary>
public sealed class Break : ICooperativeOwned, IVersioned
{
    private Break()
    {
    }

    public Break(
        CooperativeId cooperativeId, BillKind kind, DateOnly day, BreakClass breakClass, string subject, Money? ours,
        Money? theirs, string sentence, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Kind = kind;
        Day = day;
        Class = breakClass;
        Subject = subject;
        OursFen = ours?.Fen;
        TheirsFen = theirs?.Fen;
        Sentence = sentence;
        FoundAt = now;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public BillKind Kind { get; private set; }

    public DateOnly Day { get; private set; }

    public BreakClass Class { get; private set; }

    /// <summary>The number that names it: order, refund, payout or flow number.</summary>
    public string Subject { get; private set; } = "";

    public long? OursFen { get; private set; }

    public long? TheirsFen { get; private set; }

    public string Sentence { get; private set; } = "";

    public BreakStatus Status { get; private set; }

    public DateTimeOffset FoundAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>What was missing stood on a later bill, or has come into our books since: it was only the hour.
    /// </summary>
    public void Close()
    {
        Invariant.Holds(Status == BreakStatus.Open, "a break closes once");
        Status = BreakStatus.Closed;
    }
}
