using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Dividends;

public enum ObjectionStatus
{
    Open,

    /// <summary>The household is right: the plan was wrong, or the next one puts it right.</summary>
    Upheld,

    /// <summary>The figures stand, and the answer says why.</summary>
    Dismissed,
}

/// <summary>What a household has against a plan that is disclosed. While it is open, that household's dividend of the
/// plan isn't paid; the plan and everybody else go on.</summary>
public sealed class PlanObjection : ICooperativeOwned, IVersioned
{
    /// <summary>In characters; of the answer too.</summary>
    public const int LongestText = 200;

    private PlanObjection()
    {
    }

    private PlanObjection(
        DividendPlan plan, HouseholdId household, string text, ObjectionVoice voice, DateTimeOffset now)
    {
        CooperativeId = plan.CooperativeId;
        PlanId = plan.Id;
        HouseholdId = household;
        Text = text;
        ShopperId = voice.Shopper;
        TakenDownBy = voice.Staff;
        RaisedAt = now;
        OpenSlot = 1;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public DividendPlanId PlanId { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Who of the household wrote it on the phone.</summary>
    public ShopperId? ShopperId { get; private set; }

    /// <summary>Who wrote it down for somebody who came to the office.</summary>
    public StaffId? TakenDownBy { get; private set; }

    public DateTimeOffset RaisedAt { get; private set; }

    public ObjectionStatus Status { get; private set; }

    public string Answer { get; private set; } = "";

    public StaffId? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>1 while it is open, null afterwards; unique per plan and household, so that one waits at a time.
    /// </summary>
    public int? OpenSlot { get; private set; }

    public int Version { get; private set; }

    /// <returns>The objection, or <c>objection.not_disclosed</c>, <c>objection.text_missing</c>.</returns>
    public static Outcome<PlanObjection> Raise(
        DividendPlan plan, HouseholdId household, string? text, ObjectionVoice voice, DateTimeOffset now)
    {
        if (plan.Status != PlanStatus.Disclosed) return new ObjectionNotInDisclosure();
        var said = PersonText.Lines(text, LongestText);
        return said.Problem == TextProblem.None
            ? new PlanObjection(plan, household, said.Text, voice, now)
            : new ObjectionTextMissing();
    }

    /// <summary>Another than who drafted the plan says what is true, in words that the household reads.</summary>
    /// <param name="maker">Who drafted the plan.</param>
    /// <returns>Done, or <c>objection.answered</c>, <c>approval.approver_must_differ</c>,
    /// <c>objection.answer_missing</c>.</returns>
    public Outcome Decide(bool isUpheld, string? answer, StaffId by, StaffId? maker, DateTimeOffset now)
    {
        if (Status != ObjectionStatus.Open) return new ObjectionAnswered();
        if (by == maker) return new ApproverMustDiffer();
        var said = PersonText.Lines(answer, LongestText);
        if (said.Problem != TextProblem.None) return new ObjectionAnswerMissing();
        Status = isUpheld ? ObjectionStatus.Upheld : ObjectionStatus.Dismissed;
        Answer = said.Text;
        AnsweredBy = by;
        AnsweredAt = now;
        OpenSlot = null;
        return Outcome.Done;
    }
}

/// <summary>Who brought an objection: a person of the household on the phone, or staff for somebody without WeChat.
/// </summary>
public readonly record struct ObjectionVoice
{
    public ShopperId? Shopper { get; private init; }

    public StaffId? Staff { get; private init; }

    public static ObjectionVoice OnThePhone(ShopperId shopper) => new() { Shopper = shopper };

    public static ObjectionVoice AtTheOffice(StaffId staff) => new() { Staff = staff };
}

public sealed record ObjectionNotFound()
    : Refusal("objection.not_found", "没有找到这条意见，请刷新后从列表里选")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record ObjectionNotInDisclosure()
    : Refusal("objection.not_disclosed", "这个分红方案不在公示，不能提意见，请到村办公室问")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record ObjectionOpenAlready()
    : Refusal("objection.open", "这户对这个方案已经提过意见，正在核对，请等答复，要补充请到村办公室说")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record ObjectionAnswered()
    : Refusal("objection.answered", "这条意见已经答复过，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record ObjectionTextMissing()
    : Refusal("objection.text_missing", $"请写明哪里不对，最多 {PlanObjection.LongestText} 个字");

public sealed record ObjectionAnswerMissing()
    : Refusal("objection.answer_missing", $"请写明核对的结果，农户会看到，最多 {PlanObjection.LongestText} 个字");
