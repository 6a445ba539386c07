using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Sales;

/// <summary>Its money may wait until people have looked at something.</summary>
public sealed partial class Sale
{
    /// <summary>Since when it is held. A hold that is over stays here; null when there was none, or when somebody let
    /// the sale go.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>When the hold ends by itself; null for one that only a person ends.</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    /// <summary>Then it doesn't settle. A hold ends on its day without anybody's doing, so this is asked of a moment.
    /// </summary>
    public bool IsHeldAt(DateTimeOffset moment) => HeldAt is not null && !(HeldUntil <= moment);

    /// <summary>Keeps it from settling. What goes back to the shopper goes on as before.</summary>
    /// <param name="reason">People read it beside the sale.</param>
    /// <param name="until">The Beijing day on which it ends by itself; null when only a person ends it.</param>
    /// <returns>Who held it and why, or <c>sale.settled</c>, <c>sale.held</c>, <c>sale.hold_reason_missing</c>,
    /// <c>sale.hold_day_past</c>.</returns>
    public Outcome<SaleHold> Hold(string? reason, DateOnly? until, StaffId by, DateTimeOffset now)
    {
        if (IsSettled) return new SaleSettledAlready();
        if (IsHeldAt(now)) return new SaleHeldAlready();
        var said = PersonText.Line(reason, SaleHold.LongestReason);
        if (said.Problem != TextProblem.None) return new HoldReasonMissing();
        if (until <= BeijingTime.DayOf(now)) return new HoldDayPast();
        HeldAt = now;
        HeldUntil = until is { } day ? BeijingTime.StartOf(day) : null;
        return new SaleHold(this, said.Text, until, by, now);
    }

    /// <summary>Ends the hold before its day: what is due settles from now on.</summary>
    /// <param name="hold">Its last one.</param>
    /// <param name="note">What came of it; nobody has to say.</param>
    /// <returns>Done, or <c>sale.not_held</c>.</returns>
    public Outcome LetGo(SaleHold hold, string? note, StaffId by, DateTimeOffset now)
    {
        if (IsSettled || !IsHeldAt(now)) return new SaleNotHeld();
        Invariant.Holds(hold.SaleId == Id && hold.At == HeldAt, "the hold that is ended is the one that holds");
        hold.End(note, by, now);
        HeldAt = null;
        HeldUntil = null;
        return Outcome.Done;
    }
}
