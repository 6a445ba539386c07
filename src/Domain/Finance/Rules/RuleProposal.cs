using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Rules;

public enum ProposalStatus
{
    /// <summary>Somebody of the three hasn't spoken yet.</summary>
    Waiting,

    /// <summary>All three said yes: it is a version of the rule.</summary>
    Agreed,

    /// <summary>One of them said no.</summary>
    Refused,

    /// <summary>Whoever wrote it took it back.</summary>
    Withdrawn,
}

/// <summary>Who of the staff speaks for whom. Three people: nobody agrees with themselves.</summary>
public sealed record Seats(StaffId Farmers, StaffId Enterprise, StaffId Government)
{
    public bool AreThree => Farmers != Enterprise && Enterprise != Government && Government != Farmers;

    public IReadOnlyList<(Seat Seat, StaffId Speaker)> All =>
        [(Seat.Farmers, Farmers), (Seat.Enterprise, Enterprise), (Seat.Government, Government)];

    public Seat? Of(StaffId who) => who == Farmers ? Seat.Farmers
        : who == Enterprise ? Seat.Enterprise
        : who == Government ? Seat.Government
        : null;
}

/// <summary>A version of a rule that somebody wrote down and that farmers, enterprise and government agree on, each by
/// their own word and none for another. Until all three have, it divides nothing.</summary>
public sealed class RuleProposal : ICooperativeOwned, IVersioned
{
    public const int LongestAgreement = 64;
    public const int LongestReason = 80;

    private RuleProposal()
    {
    }

    private RuleProposal(RuleDraft draft, StaffId by, Seats seats, DateTimeOffset now)
    {
        CooperativeId = draft.CooperativeId;
        (Code, EffectiveFrom, AgreementNo) = (draft.Code, draft.EffectiveFrom, draft.Approval.AgreementNo);
        (CategoryId, ArtisanId, ProductId) = draft.Scope;
        Steps = [.. draft.Steps.Select(static one => ProposedStep.From(one))];
        (Author, ProposedAt) = (by, now);
        (Farmers, Enterprise, Government) = seats;
    }

    public RuleProposalId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public string Code { get; private set; } = "";

    public DateOnly EffectiveFrom { get; private set; }

    public CategoryId? CategoryId { get; private set; }

    public ArtisanId? ArtisanId { get; private set; }

    public ProductId? ProductId { get; private set; }

    /// <summary>Number of the paper that the three sign.</summary>
    public string AgreementNo { get; private set; } = "";

    public IReadOnlyList<ProposedStep> Steps { get; private set; } = [];

    public StaffId Author { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public StaffId Farmers { get; private set; }

    public StaffId Enterprise { get; private set; }

    public StaffId Government { get; private set; }

    public DateTimeOffset? FarmersAt { get; private set; }

    public DateTimeOffset? EnterpriseAt { get; private set; }

    public DateTimeOffset? GovernmentAt { get; private set; }

    public ProposalStatus Status { get; private set; }

    /// <summary>Who said no, or took it back.</summary>
    public StaffId? EndedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why somebody said no.</summary>
    public string? Reason { get; private set; }

    public int Version { get; private set; }

    public Seats Seats => new(Farmers, Enterprise, Government);

    public RuleScope Scope => new(CategoryId, ArtisanId, ProductId);

    /// <summary>What can't be agreed on is not put to the three: as <see cref="RevenueRule.Agree"/> refuses, and
    /// <c>rule.agreement_missing</c>, <c>rule.seats_not_three</c>.</summary>
    /// <param name="earlier">All versions of all rules that the village has.</param>
    public static Outcome<RuleProposal> Write(
        RuleDraft draft, Seats seats, IReadOnlyCollection<RevenueRule> earlier, StaffId by, DateTimeOffset now)
    {
        var paper = PersonText.Line(draft.Approval.AgreementNo, LongestAgreement);
        if (paper.Problem != TextProblem.None) return new RuleAgreementMissing();
        if (!seats.AreThree) return new RuleSeatsNotThree();
        if (draft.EffectiveFrom < BeijingTime.DayOf(now)) return new RuleEffectiveInThePast();
        var clean = draft with { Approval = draft.Approval with { AgreementNo = paper.Text } };
        var possible = RevenueRule.Agree(clean, earlier);
        return possible.Refusal is { } refusal ? refusal : new RuleProposal(clean, by, seats, now);
    }

    /// <summary>One of the three says yes, for their own seat.</summary>
    public Outcome Agree(StaffId by, DateTimeOffset now)
    {
        if (Refuse(by) is { } refusal) return refusal;
        var seat = Seats.Of(by)!.Value;
        if (SpokenAt(seat) is not null) return new RuleAlreadyAgreed();
        if (seat == Seat.Farmers) FarmersAt = now;
        else if (seat == Seat.Enterprise) EnterpriseAt = now;
        else GovernmentAt = now;
        return Outcome.Done;
    }

    /// <summary>Whether all three have said yes and nothing else stands against it any more.</summary>
    public bool IsAgreedByAll => FarmersAt is not null && EnterpriseAt is not null && GovernmentAt is not null;

    /// <summary>It has become a version.</summary>
    public void Become(DateTimeOffset now)
    {
        Invariant.Holds(Status == ProposalStatus.Waiting && IsAgreedByAll, "a rule is agreed on by three");
        (Status, EndedAt) = (ProposalStatus.Agreed, now);
    }

    /// <summary>One of the three says no, and why; what was said yes to is over.</summary>
    public Outcome TurnDown(StaffId by, string? reason, DateTimeOffset now)
    {
        if (Refuse(by) is { } refusal) return refusal;
        var said = PersonText.Line(reason, LongestReason);
        if (said.Problem != TextProblem.None) return new DeclineReasonMissing();
        (Status, EndedBy, EndedAt, Reason) = (ProposalStatus.Refused, by, now, said.Text);
        return Outcome.Done;
    }

    public Outcome Withdraw(StaffId by, DateTimeOffset now)
    {
        if (Status != ProposalStatus.Waiting) return new RuleProposalOver();
        if (by != Author) return new RuleNotYoursToWithdraw();
        (Status, EndedBy, EndedAt) = (ProposalStatus.Withdrawn, by, now);
        return Outcome.Done;
    }

    public DateTimeOffset? SpokenAt(Seat seat) => seat switch
    {
        Seat.Farmers => FarmersAt,
        Seat.Enterprise => EnterpriseAt,
        Seat.Government => GovernmentAt,
    };

    /// <summary>The draft again, with the parties that its steps name.</summary>
    /// <param name="at">When the three have agreed.</param>
    public RuleDraft Draft(IReadOnlyDictionary<PartyId, Party> parties, DateTimeOffset at) => new(
        CooperativeId, Code, EffectiveFrom, Scope, new(Farmers, Enterprise, Government, at, AgreementNo),
        [.. Steps.Select(step => new DraftStep(parties[step.Party], step.Step))]);

    private Refusal? Refuse(StaffId by) => Status != ProposalStatus.Waiting ? new RuleProposalOver()
        : Seats.Of(by) is null ? new RuleSeatNotYours()
        : null;
}
