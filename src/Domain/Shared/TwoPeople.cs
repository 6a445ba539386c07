namespace VillageCloud.Domain.Shared;

/// <summary>Who wants something, and who looked at it: what one person makes another approves or declines, once. A
/// value: each word gives a new one, which the noun keeps together with its status.</summary>
/// <remarks>The noun knows whether it still waits, and says so in its own refusal before it asks here. The database
/// holds the same by a CHECK of each table that has this value (decision 22).</remarks>
public sealed record TwoPeople
{
    /// <summary>Of a reason, in characters.</summary>
    public const int LongestReason = 80;

    private TwoPeople()
    {
    }

    /// <summary>Null when a job follows a rule that people approved: then nobody checks, and nobody declines.
    /// </summary>
    public StaffId? Maker { get; private init; }

    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>Never the maker.</summary>
    public StaffId? Checker { get; private init; }

    public DateTimeOffset? CheckedAt { get; private init; }

    /// <summary>Who said no, or the maker, who took it back.</summary>
    public StaffId? Decliner { get; private init; }

    public DateTimeOffset? DeclinedAt { get; private init; }

    /// <summary>Why another person said no; null when the maker took it back.</summary>
    public string? DeclineReason { get; private init; }

    /// <summary>The second person, whatever their word was; null while it waits.</summary>
    public StaffId? DecidedBy => Checker ?? Decliner;

    public DateTimeOffset? DecidedAt => CheckedAt ?? DeclinedAt;

    /// <summary>Somebody else said no: it has a name and a reason.</summary>
    public bool IsSentBack => Decliner is not null && Decliner != Maker;

    public static TwoPeople MadeBy(StaffId maker, DateTimeOffset now) => new() { Maker = maker, MadeAt = now };

    /// <summary>For what a job does by itself.</summary>
    public static TwoPeople NotNeeded(DateTimeOffset now) => new() { MadeAt = now };

    /// <summary>Done, or <c>approval.approver_must_differ</c>, then what else stands against it, then
    /// <c>approval.total_differs</c>: who may not approve is told no day and no total.</summary>
    /// <param name="typedTotal">What the second person typed: it must be the total.</param>
    /// <param name="notYet">What the noun itself has against it now.</param>
    public Outcome Check(StaffId by, Money typedTotal, Money total, Refusal? notYet = null)
    {
        if (by == Maker) return new ApproverMustDiffer();
        if (notYet is not null) return notYet;
        return typedTotal == total ? Outcome.Done : new TotalDiffers(total);
    }

    /// <summary>The second person has seen it; refused as <see cref="Check"/> says.</summary>
    public Outcome<TwoPeople> Approve(
        StaffId by, Money typedTotal, Money total, DateTimeOffset now, Refusal? notYet = null)
    {
        MustWait();
        if (Check(by, typedTotal, total, notYet).Refusal is { } refusal) return refusal;
        return this with { Checker = by, CheckedAt = now };
    }

    /// <summary>Whoever looks after it may say no, and says why (<c>approval.reason_missing</c>); the maker may take it
    /// back without a word, and then none is kept.</summary>
    public Outcome<TwoPeople> Decline(StaffId by, string? reason, DateTimeOffset now)
    {
        MustWait();
        if (by == Maker) return this with { Decliner = by, DeclinedAt = now };
        var said = PersonText.Line(reason, LongestReason);
        if (said.Problem != TextProblem.None) return new DeclineReasonMissing();
        return this with { Decliner = by, DeclinedAt = now, DeclineReason = said.Text };
    }

    /// <summary>A word stands in the reason for the name of somebody who asked to be forgotten.</summary>
    public TwoPeople Without(string name, string word) => DeclineReason is null
        ? this
        : this with
        {
            DeclineReason = DeclineReason.Replace(name, word, StringComparison.Ordinal).AtMost(LongestReason),
        };

    private void MustWait() => Invariant.Holds(
        Maker is not null && DecidedBy is null, "two people decide once about what one of them made");
}
