using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Dividends;

public enum PlanStatus
{
    Drafted,

    /// <summary>公示中: at the office and in the mini-program, open to objections.</summary>
    Disclosed,
    Approved,

    /// <summary>Posted: what it gives is payable.</summary>
    Allocated,

    /// <summary>Sent back by another person, or taken back by who drafted it. Nothing of it was posted, and the period
    /// may have another plan.</summary>
    Declined,
}

/// <summary>The surplus distribution plan (盈余分配方案) of one closed period. Its inputs are frozen with it.</summary>
public sealed class DividendPlan : ICooperativeOwned, IVersioned
{
    private readonly List<DividendShare> shares = [];

    private DividendPlan()
    {
    }

    /// <param name="fingerprint">SHA-256 (hex) of the frozen inputs and results, printed on every notice.</param>
    public DividendPlan(
        CooperativeId cooperativeId, PeriodId periodId, SurplusPlan surplus,
        IReadOnlyDictionary<int, HouseholdId> householdByNumber, PlanTerms terms, string fingerprint, StaffId by,
        DateTimeOffset now)
    {
        Terms = terms;
        CooperativeId = cooperativeId;
        PeriodId = periodId;
        Surplus = surplus.Surplus;
        PriorLoss = surplus.PriorLoss;
        Reserve = surplus.Reserve;
        Distributable = surplus.Distributable;
        PatronagePool = surplus.PatronagePool;
        CapitalPool = surplus.CapitalPool;
        Fingerprint = fingerprint;
        People = TwoPeople.MadeBy(by, now);
        PeriodSlot = 1;
        shares.AddRange(surplus.Households.Select(
            household => new DividendShare(cooperativeId, householdByNumber[household.HouseholdNo], household)));
        Invariant.Holds(
            Money.Sum(shares.Select(share => share.Patronage + share.Capital)) == Distributable,
            "shares add up to the pot");
    }

    public DividendPlanId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public PeriodId PeriodId { get; private set; }

    public PlanStatus Status { get; private set; }

    public Money Surplus { get; private set; }

    public Money PriorLoss { get; private set; }

    public Money Reserve { get; private set; }

    public Money Distributable { get; private set; }

    public Money PatronagePool { get; private set; }

    public Money CapitalPool { get; private set; }

    public PlanTerms Terms { get; private set; } = null!;

    public string Fingerprint { get; private set; } = "";

    public TwoPeople People { get; private set; } = null!;

    public DateTimeOffset? DisclosedAt { get; private set; }

    /// <summary>When the members' assembly agreed to it, as it was recorded; null until then.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    public DateTimeOffset? AllocatedAt { get; private set; }

    /// <summary>1, and null once declined; unique per cooperative and period, so that a period has one plan that
    /// counts.</summary>
    public int? PeriodSlot { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<DividendShare> Shares => shares;

    public Outcome Disclose(DateTimeOffset now)
    {
        if (Status != PlanStatus.Drafted) return new PlanNotInState(Status);
        DisclosedAt = now;
        return Become(PlanStatus.Disclosed);
    }

    /// <summary>Until when it stands on the notice board at the least; null before it does.</summary>
    public DateTimeOffset? DisclosedUntil => DisclosedAt?.AddDays(Terms.DisclosureDays);

    /// <summary>Off the notice board and a draft again: what objections show is looked into, and the days of disclosure
    /// begin anew. Unlike <see cref="Decline"/>, the plan stands as it is.</summary>
    /// <returns>What is kept of it, or <c>dividend.plan_not_in_state</c>, <c>dividend.withdraw_reason_missing</c>.
    /// </returns>
    public Outcome<PlanWithdrawal> Withdraw(StaffId by, string? reason, DateTimeOffset now)
    {
        if (Status != PlanStatus.Disclosed) return new PlanNotInState(Status);
        var said = PersonText.Line(reason, PlanWithdrawal.LongestReason);
        if (said.Problem != TextProblem.None) return new WithdrawReasonMissing();
        var withdrawal = new PlanWithdrawal(this, said.Text, by, now);
        DisclosedAt = null;
        ResolvedAt = null;
        _ = Become(PlanStatus.Drafted);
        return withdrawal;
    }

    /// <summary>The members' assembly has agreed to it, after it could be read for the statutory days. Recorded again,
    /// the newer record counts.</summary>
    /// <returns>What is kept of it, or <c>dividend.plan_not_in_state</c> and what <see cref="AssemblyVote.Check"/>
    /// says.</returns>
    public Outcome<PlanResolution> Resolve(AssemblyVote vote, StaffId by, DateTimeOffset now)
    {
        if (Status != PlanStatus.Disclosed) return new PlanNotInState(Status);
        var readable = BeijingTime.DayOf(DisclosedUntil!.Value);
        if (vote.Check(readable, BeijingTime.DayOf(now)).Refusal is { } refusal) return refusal;
        ResolvedAt = now;
        return new PlanResolution(this, vote, by, now);
    }

    /// <summary>The second person, after the statutory days of disclosure (合作社法 art. 40: 15), and after the
    /// members' assembly where its terms ask for it.</summary>
    /// <param name="typedTotal">What the second person typed: it must be the distributable surplus.</param>
    public Outcome Approve(StaffId by, Money typedTotal, DateTimeOffset now)
    {
        if (Status != PlanStatus.Disclosed) return new PlanNotInState(Status);
        var approved = People.Approve(by, typedTotal, Distributable, now, NotYet(now));
        if (approved.Refusal is { } refusal) return refusal;
        People = approved.Value;
        return Become(PlanStatus.Approved);
    }

    /// <summary>Before it is approved, and on any day: an objection in the days of disclosure has to lead somewhere.
    /// Whoever drafted it may take it back without a word, whoever else says no says why.</summary>
    public Outcome Decline(StaffId by, string? reason, DateTimeOffset now)
    {
        if (Status is not (PlanStatus.Drafted or PlanStatus.Disclosed)) return new PlanNotInState(Status);
        var declined = People.Decline(by, reason, now);
        if (declined.Refusal is { } refusal) return refusal;
        People = declined.Value;
        PeriodSlot = null;
        return Become(PlanStatus.Declined);
    }

    public Outcome Allocate(DateTimeOffset now)
    {
        if (Status != PlanStatus.Approved) return new PlanNotInState(Status);
        AllocatedAt = now;
        return Become(PlanStatus.Allocated);
    }

    private Refusal? NotYet(DateTimeOffset now)
    {
        var until = DisclosedUntil!.Value;
        if (now < until) return new DisclosureNotOver(Terms.DisclosureDays, BeijingTime.DayOf(until));
        return Terms.ResolutionRequired && ResolvedAt is null ? new ResolutionMissing() : null;
    }

    /// <summary>The only writer of the status.</summary>
    private Outcome Become(PlanStatus status)
    {
        Status = status;
        return Outcome.Done;
    }
}

/// <summary>What one household gets of a plan, with everything its statement has to explain.</summary>
public sealed class DividendShare : ICooperativeOwned
{
    private DividendShare()
    {
    }

    internal DividendShare(CooperativeId cooperativeId, HouseholdId householdId, HouseholdDividend dividend)
    {
        CooperativeId = cooperativeId;
        HouseholdId = householdId;
        Volume = dividend.Volume;
        CapitalWeight = dividend.CapitalWeight;
        Patronage = dividend.Patronage;
        Capital = dividend.Capital;
        CarryIn = dividend.CarryIn;
        Payout = dividend.Payout;
        CarryOut = dividend.CarryOut;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public DividendPlanId PlanId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public Money Volume { get; private set; }

    public Money CapitalWeight { get; private set; }

    public Money Patronage { get; private set; }

    public Money Capital { get; private set; }

    public Money CarryIn { get; private set; }

    public Money Payout { get; private set; }

    public Money CarryOut { get; private set; }
}
