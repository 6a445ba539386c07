using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Domain.Finance.Settings;

public enum TermsState
{
    /// <summary>A second person is asked.</summary>
    Waiting,

    /// <summary>Agreed to, and its day has not come.</summary>
    Agreed,
    InForce,

    /// <summary>Another took its place, perhaps before its day came.</summary>
    Replaced,
    Declined,
}

/// <summary>约定: one version of what the village has agreed on for its shop and its money, with who, when and from when.
/// What is placed, drafted or on its way keeps what held when it began.</summary>
public sealed class TermsVersion : ICooperativeOwned, IVersioned
{
    public const int LongestReason = 200;

    /// <summary>A day further ahead is a slip of the finger.</summary>
    public const int MostDaysAhead = 366;

    private TermsVersion()
    {
    }

    private TermsVersion(CooperativeId cooperativeId, int revision, CooperativeTerms terms, TwoPeople people)
    {
        CooperativeId = cooperativeId;
        Revision = revision;
        Terms = terms;
        People = people;
    }

    public TermsVersionId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>Counts up, in a village.</summary>
    public int Revision { get; private set; }

    public CooperativeTerms Terms { get; private set; } = null!;

    /// <summary>The Beijing day from whose beginning it holds; on the day itself from the second person's word.
    /// </summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>Why, or by which decision of the members.</summary>
    public string Reason { get; private set; } = "";

    public TwoPeople People { get; private set; } = null!;

    public TermsState State { get; private set; }

    /// <summary>One waits, one is agreed to and one in force at a time: null when it is none of them.</summary>
    public TermsState? Slot { get; private set; }

    public DateTimeOffset? InForceFrom { get; private set; }

    public DateTimeOffset? InForceUntil { get; private set; }

    public int Version { get; private set; }

    /// <summary>What the village was founded with, by the server's operator.</summary>
    public static TermsVersion First(Cooperative cooperative, DateTimeOffset now)
    {
        var first = new TermsVersion(cooperative.Id, 1, cooperative.Terms, TwoPeople.NotNeeded(now))
        {
            EffectiveFrom = BeijingTime.DayOf(now),
        };
        first.BeInForce(now);
        return first;
    }

    /// <param name="agreed">What was agreed to and waits for its day: this would take its place, also by what is in
    /// force now.</param>
    /// <returns>The version, or why these terms can't be agreed on: <c>settings.value_invalid</c>,
    /// <c>settings.unchanged</c>, <c>settings.day_invalid</c>, <c>settings.reason_missing</c>.</returns>
    public static Outcome<TermsVersion> Propose(
        Cooperative cooperative, TermsVersion? agreed, int revision, TermsWish wish, StaffId by, DateTimeOffset now)
    {
        var today = BeijingTime.DayOf(now);
        if (TermsLimits.Check(wish.Terms, cooperative.Form) is { } invalid) return invalid;
        var isSame = agreed is null
            ? wish.Terms == cooperative.Terms
            : wish.Terms == agreed.Terms && wish.EffectiveFrom == agreed.EffectiveFrom;
        if (isSame) return new TermsUnchanged();
        if (wish.EffectiveFrom < today || wish.EffectiveFrom > today.AddDays(MostDaysAhead))
            return new TermsDayInvalid(MostDaysAhead);
        var reason = PersonText.Line(wish.Reason, LongestReason);
        if (reason.Problem != TextProblem.None) return new TermsReasonMissing(LongestReason);
        return new TermsVersion(cooperative.Id, revision, wish.Terms, TwoPeople.MadeBy(by, now))
        {
            EffectiveFrom = wish.EffectiveFrom, Reason = reason.Text, Slot = TermsState.Waiting,
        };
    }

    public bool IsDue(DateTimeOffset now) => EffectiveFrom <= BeijingTime.DayOf(now);

    public Outcome Approve(StaffId by, DateTimeOffset now)
    {
        if (State != TermsState.Waiting) return new TermsNotWaiting();
        var approved = People.Approve(by, Money.Zero, Money.Zero, now);
        if (approved.Refusal is { } refusal) return refusal;
        People = approved.Value;
        (State, Slot) = (TermsState.Agreed, TermsState.Agreed);
        return Outcome.Done;
    }

    public Outcome Decline(StaffId by, string? reason, DateTimeOffset now)
    {
        if (State != TermsState.Waiting) return new TermsNotWaiting();
        var declined = People.Decline(by, reason, now);
        if (declined.Refusal is { } refusal) return refusal;
        People = declined.Value;
        (State, Slot) = (TermsState.Declined, null);
        return Outcome.Done;
    }

    /// <summary>Its day has come: what the village goes by is this one.</summary>
    public Outcome TakeEffect(Cooperative cooperative, DateTimeOffset now)
    {
        if (State != TermsState.Agreed) return new TermsNotAgreed();
        if (!IsDue(now)) return new TermsNotDue(EffectiveFrom);
        cooperative.Agree(Terms);
        BeInForce(now);
        return Outcome.Done;
    }

    /// <summary>Another takes its place.</summary>
    public Outcome Replace(DateTimeOffset now)
    {
        if (State is not (TermsState.InForce or TermsState.Agreed)) return new TermsNotAgreed();
        InForceUntil = State == TermsState.InForce ? now : null;
        (State, Slot) = (TermsState.Replaced, null);
        return Outcome.Done;
    }

    private void BeInForce(DateTimeOffset now) =>
        (State, Slot, InForceFrom) = (TermsState.InForce, TermsState.InForce, now);
}

/// <summary>What somebody would have the village agree on.</summary>
public sealed record TermsWish(CooperativeTerms Terms, DateOnly EffectiveFrom, string? Reason);
