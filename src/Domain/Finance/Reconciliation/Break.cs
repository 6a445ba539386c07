using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Reconciliation;

/// <summary>A difference with a name, found by laying a bill or a bank statement beside our books. Somebody owns it
/// until it is explained; what ends it by people ends it with a second person (decision 28).</summary>
public sealed class Break : ICooperativeOwned, IVersioned
{
    public const int LongestExplanation = 200;
    public const int LongestEvidence = 120;

    /// <summary>How many days later a row may stand on a bill and still be the same: until then a difference may be
    /// the hour and nothing else.</summary>
    public const int LatestDays = 3;

    private readonly List<BreakStep> steps = [];

    private Break()
    {
    }

    public Break(
        CooperativeId cooperativeId, BreakSource source, DateOnly day, BreakClass breakClass, string subject,
        Money? ours, Money? theirs, string sentence, DateTimeOffset now)
    {
        CooperativeId = cooperativeId;
        Source = source;
        Day = day;
        Class = breakClass;
        Subject = subject;
        OursFen = ours?.Fen;
        TheirsFen = theirs?.Fen;
        Sentence = sentence;
        FoundAt = now;
        Note(BreakAct.Found, by: null, sentence, now);
    }

    public BreakId Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    public BreakSource Source { get; private set; }

    public DateOnly Day { get; private set; }

    public BreakClass Class { get; private set; }

    /// <summary>The number that names it: order, refund, payout or flow number.</summary>
    public string Subject { get; private set; } = "";

    public long? OursFen { get; private set; }

    public long? TheirsFen { get; private set; }

    public string Sentence { get; private set; } = "";

    public BreakStatus Status { get; private set; }

    public DateTimeOffset FoundAt { get; private set; }

    /// <summary>Who looks after it; null while nobody does.</summary>
    public StaffId? Owner { get; private set; }

    public string? Explanation { get; private set; }

    /// <summary>Where a second person can look it up: the number of a slip, a page of the merchant platform.</summary>
    public string? Evidence { get; private set; }

    /// <summary>The other account of a booking that was proposed; null when none is, or when it ends without one.
    /// </summary>
    public string? CounterCode { get; private set; }

    /// <summary>Of a booking that was proposed: what is added to the account that the paper tells of, below zero when
    /// it is taken off.</summary>
    public long? AdjustmentFen { get; private set; }

    /// <summary>How often a booking was proposed, so that each has a key of its own.</summary>
    public int Rounds { get; private set; }

    /// <summary>How it ended; null while it hasn't.</summary>
    public BreakEnd? EndedAs { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What happened to it, never changed.</summary>
    public IReadOnlyList<BreakStep> Steps => steps;

    public int Version { get; private set; }

    /// <summary>Theirs less ours: what our books lack.</summary>
    public Money Difference => new(checked((TheirsFen ?? 0) - (OursFen ?? 0)));

    /// <summary>What a second person types to end it: the difference, or the amount itself where both have the same
    /// and only the state differs. Not below zero.</summary>
    public Money Size
    {
        get
        {
            var fen = Difference.IsZero ? OursFen ?? 0 : Difference.Fen;
            return new(Math.Abs(fen));
        }
    }

    /// <summary>Until the bill of that day a later bill may confirm it; then it closes itself.</summary>
    public DateOnly? MayComeUntil => Class == BreakClass.MissingTheirs ? Day.AddDays(LatestDays) : null;

    public Outcome Assign(StaffId owner, StaffId by, DateTimeOffset now)
    {
        if (CannotBeWorkedOn() is { } refusal) return refusal;
        if (owner == Owner) return new BreakHasThatOwner();
        Owner = owner;
        if (Status == BreakStatus.Open) Status = BreakStatus.Assigned;
        Note(BreakAct.Assigned, by, "", now, owner);
        return Outcome.Done;
    }

    /// <summary>Whoever explains what nobody looks after looks after it from now on.</summary>
    /// <param name="evidence">Where a second person can look it up.</param>
    public Outcome Explain(string? explanation, string? evidence, StaffId by, DateTimeOffset now)
    {
        if (CannotBeWorkedOn() is { } refusal) return refusal;
        var said = PersonText.Line(explanation, LongestExplanation);
        if (said.Problem != TextProblem.None) return new BreakExplanationInvalid();
        var shown = PersonText.Line(evidence, LongestEvidence);
        if (shown.Problem != TextProblem.None) return new BreakEvidenceInvalid();
        (Explanation, Evidence) = (said.Text, shown.Text);
        Owner ??= by;
        Status = BreakStatus.Explained;
        Note(BreakAct.Explained, by, $"{said.Text}（凭据：{shown.Text}）", now);
        return Outcome.Done;
    }

    /// <summary>A second person is asked to end it by a booking.</summary>
    public Outcome ProposeAdjustment(BreakAdjustment adjustment, StaffId by, DateTimeOffset now)
    {
        if (CannotBeEnded() is { } refusal) return refusal;
        // It tells what was asked for; what moved stands on a fund bill, and there it is put right once.
        if (Source == BreakSource.TradeBill) return new BreakMovesNoMoney();
        if (adjustment.Check(this).Refusal is { } bounds) return bounds;
        (CounterCode, AdjustmentFen) = (adjustment.Counter.Code, adjustment.Amount.Fen);
        Rounds++;
        Status = BreakStatus.Waiting;
        Note(BreakAct.AdjustmentProposed, by, adjustment.InWords(Source), now);
        return Outcome.Done;
    }

    /// <summary>A second person is asked to agree that nothing has to be booked.</summary>
    public Outcome ProposeClosing(StaffId by, DateTimeOffset now)
    {
        if (CannotBeEnded() is { } refusal) return refusal;
        Status = BreakStatus.Waiting;
        Note(BreakAct.ClosingProposed, by, Explanation!, now);
        return Outcome.Done;
    }

    /// <summary>The second person said no, or who asked took it back: it is explained, and no more than that.
    /// </summary>
    /// <param name="reason">Null when who asked took it back.</param>
    public void SendBack(StaffId by, string? reason, DateTimeOffset now)
    {
        Invariant.Holds(Status == BreakStatus.Waiting, "only what waits is sent back");
        (CounterCode, AdjustmentFen) = (null, null);
        Status = BreakStatus.Explained;
        Note(BreakAct.SentBack, by, reason ?? "", now);
    }

    /// <summary>The second person agreed, to a booking or to none.</summary>
    public Outcome Settle(StaffId by, DateTimeOffset now)
    {
        if (Status == BreakStatus.Closed) return new BreakIsClosed();
        if (Status != BreakStatus.Waiting) return new BreakNotProposed();
        var isBooked = CounterCode is not null;
        Finish(isBooked ? BreakEnd.Adjusted : BreakEnd.Explained, now);
        Note(isBooked ? BreakAct.Adjusted : BreakAct.ClosedAsExplained, by, "", now);
        return Outcome.Done;
    }

    /// <summary>What was missing stood on a later bill: it was only the hour.</summary>
    /// <param name="day">Whose bill has it.</param>
    public void ComesLater(DateOnly day, DateTimeOffset now)
    {
        Finish(BreakEnd.CameLater, now);
        Note(BreakAct.CameLater, by: null, $"{day:yyyy-MM-dd} 的账单里有这一笔，只是时间差，自动关闭", now);
    }

    /// <summary>Looked at again, the day has it no more: our books have heard of it since.</summary>
    public void GoesAway(DateTimeOffset now)
    {
        Finish(BreakEnd.WentAway, now);
        Note(BreakAct.WentAway, by: null, "重新核对时已经一致，自动关闭", now);
    }

    /// <summary>What went away by itself is found again. What people ended stays ended, and what a later bill has is
    /// on that bill for ever.</summary>
    public void ComesBack(DateTimeOffset now)
    {
        Invariant.Holds(EndedAs == BreakEnd.WentAway, "only what went away by itself comes back");
        Status = Owner is null ? BreakStatus.Open : BreakStatus.Assigned;
        (EndedAs, EndedAt) = (null, null);
        Note(BreakAct.CameBack, by: null, "再次核对时又出现了，重新打开", now);
    }

    private void Finish(BreakEnd end, DateTimeOffset now)
    {
        Invariant.Holds(Status != BreakStatus.Closed, "a break closes once");
        (Status, EndedAs, EndedAt) = (BreakStatus.Closed, end, now);
    }

    private Refusal? CannotBeWorkedOn() => Status switch
    {
        BreakStatus.Closed => new BreakIsClosed(),
        BreakStatus.Waiting => new BreakWaits(),
        _ => null,
    };

    private Refusal? CannotBeEnded() =>
        CannotBeWorkedOn() ?? (Status == BreakStatus.Explained ? null : new BreakNotExplained());

    private void Note(BreakAct act, StaffId? by, string text, DateTimeOffset now, StaffId? owner = null) =>
        steps.Add(new(CooperativeId, act, by, owner, text, now));
}
