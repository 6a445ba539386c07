using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.People.Staff;

public enum StaffWish
{
    /// <summary>Somebody new.</summary>
    Appoint,

    /// <summary>Another role, or another seat.</summary>
    ChangeRole,

    /// <summary>A new link for somebody who lost their password or phone; what they had opens nothing any more.
    /// </summary>
    Reset,

    /// <summary>Let somebody in again who was taken off.</summary>
    Enable,
}

public enum StaffRequestStatus
{
    Requested,

    /// <summary>Two people agree, and whoever asked may take the link.</summary>
    LinkReady,
    Done,
    Declined,

    /// <summary>The link was not taken, and a newer one took its place.</summary>
    Lapsed,
}

/// <summary>人员申请: what gives somebody the power to act. One person asks, another agrees. A link is handed over in two
/// halves, so that neither of the two can become a third person (decision 35).</summary>
public sealed class StaffRequest : ICooperativeOwned, IVersioned
{
    public const int LongestReason = 80;

    /// <summary>So long a link that was agreed on can be taken.</summary>
    public static readonly TimeSpan LinkWaits = TimeSpan.FromHours(24);

    private StaffRequest()
    {
    }

    private StaffRequest(
        CooperativeId village, StaffWish wish, string name, StaffPost post, string reason, string number)
    {
        (CooperativeId, Wish, Name, Reason, Number, OpenSlot) = (village, wish, name, reason, number, 1);
        (Role, Seat) = post;
    }

    public long Id { get; private set; }

    public CooperativeId CooperativeId { get; private set; }

    /// <summary>The village's own, unique.</summary>
    public string Number { get; private set; } = "";

    public StaffWish Wish { get; private set; }

    /// <summary>Whom it is about, unique among the staff of a village.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Null until somebody new is appointed.</summary>
    public StaffId? StaffId { get; private set; }

    /// <summary>The role that they will have.</summary>
    public StaffRole Role { get; private set; }

    /// <summary>Of a representative.</summary>
    public Seat? Seat { get; private set; }

    /// <summary>Who decided it, e.g. which meeting.</summary>
    public string Reason { get; private set; } = "";

    public StaffRequestStatus Status { get; private set; }

    public TwoPeople People { get; private set; } = null!;

    /// <summary>Hash of the second half of the link.</summary>
    public string? CodeHash { get; private set; }

    /// <summary>1 while it waits for the second person, null afterwards; unique per name.</summary>
    public int? OpenSlot { get; private set; }

    public int Version { get; private set; }

    public bool EndsInALink => Wish is StaffWish.Appoint or StaffWish.Reset;

    public static Outcome<StaffRequest> ToAppoint(
        CooperativeId village, string? name, StaffPost post, string? reason, string number, StaffId by,
        DateTimeOffset now)
    {
        var read = StaffMember.NameOf(name);
        if (read.Refusal is { } unreadable) return unreadable;
        return Written(village, StaffWish.Appoint, read.Value, post, reason, number, by, now);
    }

    /// <param name="held">The post that they have.</param>
    /// <param name="wished">The one that they shall have; read where the post changes.</param>
    public static Outcome<StaffRequest> About(
        StaffMember staff, StaffWish wish, StaffPost held, StaffPost wished, string? reason, string number, StaffId by,
        DateTimeOffset now)
    {
        if (staff.Id == by) return new StaffNotYourself();
        if (Refuse(staff.State, wish) is { } refusal) return refusal;
        if (wish == StaffWish.ChangeRole && held == wished) return new StaffUnchanged();
        var post = wish == StaffWish.ChangeRole ? wished : held;
        return Written(staff.CooperativeId, wish, staff.Name, post, reason, number, by, now).Map(made =>
        {
            made.StaffId = staff.Id;
            return made;
        });
    }

    /// <summary>Done, or <c>approval.already_decided</c>, <c>staff.not_yourself</c>, <c>staff.typed_differs</c>, or as
    /// <see cref="TwoPeople"/> refuses.</summary>
    /// <param name="typed">The person's name, typed by the second one.</param>
    /// <param name="codeHash">Of the half of the link that the second person hands over; null where there is none.
    /// </param>
    public Outcome Approve(StaffId by, string? typed, string? codeHash, DateTimeOffset now)
    {
        if (Status != StaffRequestStatus.Requested) return new AlreadyDecided();
        if (StaffId == by) return new StaffNotYourself();
        var isTyped = PersonText.Line(typed, StaffMember.LongestName).Text == Name;
        var approved = People.Approve(by, Money.Zero, Money.Zero, now, isTyped ? null : new StaffTypedDiffers());
        if (approved.Refusal is { } refusal) return refusal;
        Invariant.Holds(EndsInALink == codeHash is not null, "a link has two halves");
        (People, CodeHash, OpenSlot) = (approved.Value, codeHash, null);
        Status = EndsInALink ? StaffRequestStatus.LinkReady : StaffRequestStatus.Done;
        return Outcome.Done;
    }

    /// <summary>Whom the second person's word has made a member of the staff.</summary>
    public void Concerns(StaffId appointed)
    {
        if (Status == StaffRequestStatus.Requested) StaffId ??= appointed;
    }

    public Outcome Decline(StaffId by, string? reason, DateTimeOffset now)
    {
        if (Status != StaffRequestStatus.Requested) return new AlreadyDecided();
        var declined = People.Decline(by, reason, now);
        if (declined.Refusal is { } refusal) return refusal;
        (People, Status, OpenSlot) = (declined.Value, StaffRequestStatus.Declined, null);
        return Outcome.Done;
    }

    /// <summary>Whoever asked for it takes the first half of the link, once and within a day.</summary>
    public Outcome TakeLink(StaffId by, DateTimeOffset now)
    {
        if (Status != StaffRequestStatus.LinkReady) return new StaffLinkGone();
        if (by != People.Maker) return new StaffLinkNotYours();
        if (People.CheckedAt + LinkWaits <= now) return new StaffLinkGone();
        Status = StaffRequestStatus.Done;
        return Outcome.Done;
    }

    /// <summary>Another link takes its place, or its person was taken off.</summary>
    public void Lapse()
    {
        if (Status == StaffRequestStatus.LinkReady) (Status, CodeHash) = (StaffRequestStatus.Lapsed, null);
    }

    private static Outcome<StaffRequest> Written(
        CooperativeId village, StaffWish wish, string name, StaffPost post, string? reason, string number, StaffId by,
        DateTimeOffset now)
    {
        if (post.Role != StaffRole.Representative) post = post with { Seat = null };
        else if (post.Seat is null && wish is StaffWish.Appoint or StaffWish.ChangeRole) return new StaffSeatMissing();
        var said = PersonText.Line(reason, LongestReason);
        if (said.Problem != TextProblem.None) return new StaffReasonMissing();
        return new StaffRequest(village, wish, name, post, said.Text, number) { People = TwoPeople.MadeBy(by, now) };
    }

    private static Refusal? Refuse(StaffState state, StaffWish wish) => (state, wish) switch
    {
        (StaffState.Active, StaffWish.Enable) => new StaffUnchanged(),
        (StaffState.Disabled, StaffWish.Reset or StaffWish.ChangeRole) => new StaffTakenOff(),
        _ => null,
    };
}

/// <summary>What somebody is there for.</summary>
/// <param name="Seat">Of a representative; null while they have none.</param>
public readonly record struct StaffPost(StaffRole Role, Seat? Seat = null)
{
    /// <summary>Null, or <c>staff.seat_for_nobody</c>: only a representative sits somewhere.</summary>
    public Refusal? RefuseSeat() =>
        Seat is not null && Role != StaffRole.Representative ? new StaffSeatForNobody() : null;
}
