using VillageCloud.Domain.Shared;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Shared;

/// <summary>What one makes another decides about, once; each "no" has a name and a reason.</summary>
public sealed class TwoPeopleTests
{
    private const string Why = "金额不对";
    private static readonly Money Total = new(10_000);
    private static readonly string Longest = new('长', TwoPeople.LongestReason);
    private static readonly Refusal NotYet = new AlreadyDecided();

    private static IEnumerable<TestCaseData> Approvals =>
    [
        new(Checker, Total, null, null),
        new(Checker, Total + new Money(1), null, "approval.total_differs"),
        new(Checker, -Total, null, "approval.total_differs"),
        new(Maker, Total, null, "approval.approver_must_differ"),
        // Who may not approve is told neither the day nor the total.
        new(Maker, Money.Zero, null, "approval.approver_must_differ"),
        new(Maker, Total, NotYet, "approval.approver_must_differ"),
        new(Checker, Total, NotYet, "approval.already_decided"),
        new(Checker, Money.Zero, NotYet, "approval.already_decided"),
    ];

    private static IEnumerable<TestCaseData> Declines =>
    [
        new(Checker, Why, null, Why),
        new(Checker, $"  {Why}\n", null, Why),
        new(Checker, Longest, null, Longest),
        new(Checker, Longest + "长", "approval.reason_missing", null),
        new(Checker, null, "approval.reason_missing", null),
        new(Checker, " \u200b", "approval.reason_missing", null),
        // The maker owes nobody a reason, and none is kept.
        new(Maker, null, null, null),
        new(Maker, "写错了", null, null),
        new(Maker, Longest + "长", null, null),
    ];

    [TestCaseSource(nameof(Approvals))]
    public void The_second_person_reads_the_total_and_is_told_what_is_wrong_in_one_order(
        StaffId by, Money typed, Refusal? notYet, string? refusal)
    {
        var made = TwoPeople.MadeBy(Maker, Start);

        var approved = made.Approve(by, typed, Total, Later, notYet);

        Assert.That(approved.Refusal?.Code, Is.EqualTo(refusal));
        Assert.That(made.Check(by, typed, Total, notYet).Refusal?.Code, Is.EqualTo(refusal));
        Assert.That((made.Maker, made.MadeAt, made.DecidedBy), Is.EqualTo(((StaffId?)Maker, Start, (StaffId?)null)));
        if (refusal is not null) return;
        Assert.That(
            (approved.Value.Checker, approved.Value.CheckedAt),
            Is.EqualTo(((StaffId?)by, (DateTimeOffset?)Later)));
        Assert.That(approved.Value.IsSentBack, Is.False);
        AssertDecidedBy(by, approved.Value);
    }

    [TestCaseSource(nameof(Declines))]
    public void Another_who_says_no_says_why_and_the_maker_takes_it_back_without_a_word(
        StaffId by, string? reason, string? refusal, string? kept)
    {
        var declined = TwoPeople.MadeBy(Maker, Start).Decline(by, reason, Later);

        Assert.That(declined.Refusal?.Code, Is.EqualTo(refusal));
        if (refusal is not null) return;
        var people = declined.Value;
        Assert.That(
            (people.Decliner, people.DeclinedAt, people.DeclineReason, people.IsSentBack),
            Is.EqualTo(((StaffId?)by, (DateTimeOffset?)Later, kept, by == Checker)));
        AssertDecidedBy(by, people);
    }

    [Test]
    public void What_is_decided_or_needs_nobody_is_never_decided_again()
    {
        var made = TwoPeople.MadeBy(Maker, Start);
        TwoPeople[] over =
        [
            made.Approve(Checker, Total, Total, Start).Value, made.Decline(Checker, Why, Start).Value,
            made.Decline(Maker, reason: null, Start).Value, TwoPeople.NotNeeded(Start),
        ];

        foreach (var people in over)
        {
            Assert.That(
                () => people.Approve(Checker, Total, Total, Later), Throws.InstanceOf<InvariantBrokenException>());
            Assert.That(() => people.Decline(Checker, Why, Later), Throws.InstanceOf<InvariantBrokenException>());
        }

        Assert.That((over[3].Maker, over[3].DecidedBy), Is.EqualTo(((StaffId?)null, (StaffId?)null)));
    }

    private static void AssertDecidedBy(StaffId by, TwoPeople people)
    {
        Assert.That((people.DecidedBy, people.DecidedAt), Is.EqualTo(((StaffId?)by, (DateTimeOffset?)Later)));
        Assert.That((people.Maker, people.MadeAt), Is.EqualTo(((StaffId?)Maker, Start)));
    }
}
