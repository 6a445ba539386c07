using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Staff;

/// <summary>Whoever gets the power to act gets it from two people, neither of whom is themselves.</summary>
public sealed class StaffRequestTransitionsTests
{
    private const string Name = "李梅";
    private static readonly string Hash = new('a', 64);
    private static readonly DateTimeOffset TooLate = Start + StaffRequest.LinkWaits;

    private static readonly TransitionTable<StaffRequest> Table = new(
        """
        approving := Approve / Approve of another name / Approve by the maker
        declining := Decline / Decline without a reason / Decline by the maker
        taking    := TakeLink / TakeLink by another / TakeLink too late
        over      := Done, Declined, Lapsed

        verb                    | from      | to        | sets
        Approve                 | Requested | LinkReady | CheckedAt Checker CodeHash OpenSlot
        Approve of another name | Requested | staff.typed_differs
        -- Who may not approve isn't told what to type.
        Approve by the maker    | Requested | approval.approver_must_differ
        approving               | LinkReady, over | approval.already_decided

        Decline                 | Requested | Declined | DeclineReason DeclinedAt Decliner OpenSlot
        Decline without a reason | Requested | approval.reason_missing
        Decline by the maker    | Requested | Declined | DeclinedAt Decliner OpenSlot
        declining               | LinkReady, over | approval.already_decided

        TakeLink                | LinkReady | Done
        TakeLink by another     | LinkReady | staff.link_not_yours
        TakeLink too late       | LinkReady | staff.link_gone
        taking                  | Requested, over | staff.link_gone

        Concerns                | Requested | Requested | StaffId
        Concerns                | LinkReady, over | as it is

        Lapse                   | LinkReady | Lapsed | CodeHash
        Lapse                   | Requested, over | as it is
        """)
    {
        Status = typeof(StaffRequestStatus),
        StateOf = request => request.Status.ToString(),
        States = new Dictionary<string, Func<StaffRequest>>
        {
            ["Requested"] = Requested,
            ["LinkReady"] = LinkReady,
            ["Done"] = () => LinkReady().With(one => one.TakeLink(Maker, Later).OrThrow()),
            ["Declined"] = () => Requested().With(one => one.Decline(Checker, "没听说过", Start).OrThrow()),
            ["Lapsed"] = () => LinkReady().With(one => one.Lapse()),
        },
        Verbs = new()
        {
            { "Approve", request => request.Approve(Checker, $" {Name} ", Hash, Start) },
            { "Approve of another name", request => request.Approve(Checker, "李楠", Hash, Start) },
            { "Approve by the maker", request => request.Approve(Maker, "?", Hash, Start) },
            { "Decline", request => request.Decline(Checker, "没听说过", Later) },
            { "Decline without a reason", request => request.Decline(Checker, " ", Later) },
            { "Decline by the maker", request => request.Decline(Maker, reason: null, Later) },
            { "TakeLink", request => request.TakeLink(Maker, TooLate.AddSeconds(-1)) },
            { "TakeLink by another", request => request.TakeLink(Checker, Later) },
            { "TakeLink too late", request => request.TakeLink(Maker, TooLate) },
            { "Concerns", request => request.Concerns(new(7)) },
            { "Lapse", request => request.Lapse() },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [TestCase(StaffWish.ChangeRole)]
    [TestCase(StaffWish.Reset)]
    public void What_is_asked_about_oneself_is_refused_and_so_is_ones_own_word_about_it(StaffWish wish)
    {
        var nobody = Of(NotSaved(), wish, by: default);
        var request = Of(NotSaved(), wish, by: Maker).OrThrow();

        Assert.That(nobody.Refusal, Is.TypeOf<StaffNotYourself>());
        Assert.That(
            request.Approve(default, Name, wish == StaffWish.Reset ? Hash : null, Start).Refusal,
            Is.TypeOf<StaffNotYourself>());
    }

    [TestCase(StaffWish.Enable, false, "staff.unchanged")]
    [TestCase(StaffWish.Reset, true, "staff.taken_off")]
    [TestCase(StaffWish.ChangeRole, true, "staff.taken_off")]
    [TestCase(StaffWish.Enable, true, null)]
    [TestCase(StaffWish.ChangeRole, false, null)]
    public void What_makes_no_sense_now_is_not_even_asked_for(StaffWish wish, bool isOff, string? refused)
    {
        var staff = NotSaved();
        if (isOff) staff.Disable().OrThrow();

        Assert.That(Of(staff, wish, Maker).Refusal?.Code, Is.EqualTo(refused));
    }

    [Test]
    public void The_post_that_somebody_has_is_no_change_and_another_seat_is_one()
    {
        var held = new StaffPost(StaffRole.Representative, Seat.Farmers);

        Assert.That(Move(held, held).Refusal, Is.TypeOf<StaffUnchanged>());
        Assert.That(Move(held, held with { Seat = Seat.Government }).IsRefused, Is.False);
        Assert.That(Move(held, held with { Seat = null }).Refusal, Is.TypeOf<StaffSeatMissing>());

        static Outcome<StaffRequest> Move(StaffPost from, StaffPost to) => StaffRequest.About(
            NotSaved(), StaffWish.ChangeRole, from, to, "村民代表大会", "R1", Maker, Start);
    }

    [TestCase(StaffRole.Representative, null, "staff.seat_missing")]
    [TestCase(StaffRole.Representative, Seat.Enterprise, null)]
    [TestCase(StaffRole.Reviewer, Seat.Enterprise, null)]
    public void A_representative_has_a_seat_and_nobody_else(StaffRole role, Seat? seat, string? refused)
    {
        var asked = StaffRequest.ToAppoint(OurVillage, Name, new(role, seat), "理事会", "R1", Maker, Start);

        Assert.That(asked.Refusal?.Code, Is.EqualTo(refused));
        if (refused is null)
            Assert.That(asked.Value.Seat, Is.EqualTo(role == StaffRole.Representative ? seat : null));
    }

    [Test]
    public void Without_a_reason_nothing_is_asked_for() => Assert.That(
        StaffRequest.ToAppoint(OurVillage, Name, new(StaffRole.Reviewer), " ", "R1", Maker, Start).Refusal,
        Is.TypeOf<StaffReasonMissing>());

    private static StaffRequest Requested() => StaffRequest
        .ToAppoint(OurVillage, Name, new(StaffRole.Reviewer), "5 月 6 日理事会", "R1", Maker, Start).OrThrow();

    private static StaffRequest LinkReady() =>
        Requested().With(one => one.Approve(Checker, Name, Hash, Start).OrThrow());

    // Its number is nobody's yet.
    private static StaffMember NotSaved() => new(OurVillage, Name, StaffRole.StoreKeeper);

    private static Outcome<StaffRequest> Of(StaffMember staff, StaffWish wish, StaffId by) => StaffRequest.About(
        staff, wish, new(staff.Role), new(StaffRole.Reviewer), "理事会", "R1", by, Start);
}
