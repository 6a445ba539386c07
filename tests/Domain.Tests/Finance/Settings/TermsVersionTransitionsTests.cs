using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using VillageCloud.Domain.Village.Cooperatives;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Settings;

/// <summary>Terms are agreed to by a second person, hold from their day, and give way to the next.</summary>
public sealed class TermsVersionTransitionsTests
{
    private static readonly DateTimeOffset Due = Start.AddDays(3);

    private static readonly TransitionTable<TermsVersion> Table = new(
        """
        over := Replaced, Declined
        on   := Agreed, InForce

        verb | from | to | sets
        Approve | Waiting | Agreed | CheckedAt Checker Slot State
        Approve by its maker | Waiting | approval.approver_must_differ
        Decline | Waiting | Declined | DeclineReason DeclinedAt Decliner Slot State
        Decline without a reason | Waiting | approval.reason_missing
        Decline by its maker | Waiting | Declined | DeclinedAt Decliner Slot State
        deciding := Approve / Approve by its maker / Decline / Decline without a reason / Decline by its maker
        deciding | on, over | settings.not_waiting
        TakeEffect | Agreed | InForce | InForceFrom Slot State
        TakeEffect a day too early | Agreed | settings.not_due
        TakeEffect / TakeEffect a day too early | Waiting, InForce, over | settings.not_agreed
        Replace | Agreed | Replaced | Slot State
        Replace | InForce | Replaced | InForceUntil Slot State
        Replace | Waiting, over | settings.not_agreed
        """)
    {
        Status = typeof(TermsState),
        StateOf = version => version.State.ToString(),
        States = new Dictionary<string, Func<TermsVersion>>
        {
            ["Waiting"] = Waiting,
            ["Agreed"] = Agreed,
            ["InForce"] = InForce,
            ["Replaced"] = () => InForce().With(one => one.Replace(Due.AddDays(1)).OrThrow()),
            ["Declined"] = () => Waiting().With(one => one.Decline(Checker, "运费太高", Later).OrThrow()),
        },
        Verbs = new()
        {
            { "Approve", version => version.Approve(Checker, Later) },
            { "Approve by its maker", version => version.Approve(Maker, Later) },
            { "Decline", version => version.Decline(Checker, "运费太高", Later) },
            { "Decline without a reason", version => version.Decline(Checker, " ", Later) },
            { "Decline by its maker", version => version.Decline(Maker, reason: null, Later) },
            { "TakeEffect", version => version.TakeEffect(NewVillage(), Due) },
            { "TakeEffect a day too early", version => version.TakeEffect(NewVillage(), Due.AddDays(-1)) },
            { "Replace", version => version.Replace(Due.AddDays(2)) },
        },
        Questions = ["IsDue"],
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void From_its_day_on_the_village_goes_by_it_and_not_before()
    {
        var village = NewVillage();
        var version = Agreed();

        Assert.That(version.TakeEffect(village, Due.AddDays(-1)).Refusal?.Code, Is.EqualTo("settings.not_due"));
        Assert.That(village.Terms.Freight, Is.EqualTo(Before.Freight));
        version.TakeEffect(village, Due).OrThrow();

        Assert.That(village.Terms, Is.EqualTo(After));
    }

    [TestCase(-1, "成员大会决议 3 号", "settings.day_invalid")]
    [TestCase(367, "成员大会决议 3 号", "settings.day_invalid")]
    [TestCase(0, " ", "settings.reason_missing")]
    [TestCase(0, null, "settings.reason_missing")]
    public void What_is_proposed_has_a_day_to_come_and_a_reason(int daysAhead, string? reason, string code) =>
        Assert.That(Propose(After, daysAhead, reason).Refusal?.Code, Is.EqualTo(code));

    [Test]
    public void What_changes_nothing_is_not_proposed() => Assert.That(
        Propose(Before, 0, "成员大会决议 3 号").Refusal?.Code, Is.EqualTo("settings.unchanged"));

    [TestCase(3, "settings.unchanged")]
    [TestCase(4, null)]
    public void What_was_agreed_to_and_waits_for_its_day_gives_way_to_what_is_in_force_or_to_another_day(
        int daysAhead, string? code)
    {
        Assert.That(Propose(After, daysAhead, "成员大会决议 3 号", Agreed()).Refusal?.Code, Is.EqualTo(code));
        Assert.That(Propose(Before, daysAhead, "成员大会决议 4 号", Agreed()).IsRefused, Is.False);
    }

    private static CooperativeTerms Before => PresetTerms.Of(LegalForm.FarmersCooperative);

    private static CooperativeTerms After => Before with { Freight = new(1_000) };

    private static Cooperative NewVillage() => new("shangying", "上英合作社", LegalForm.FarmersCooperative, Before);

    private static Outcome<TermsVersion> Propose(
        CooperativeTerms terms, int daysAhead, string? reason, TermsVersion? agreed = null) => TermsVersion.Propose(
            NewVillage(), agreed, 2, new(terms, BeijingTime.DayOf(Start).AddDays(daysAhead), reason), Maker, Start);

    private static TermsVersion Waiting() => Propose(After, 3, "成员大会决议 3 号").OrThrow();

    private static TermsVersion Agreed() => Waiting().With(one => one.Approve(Checker, Later).OrThrow());

    private static TermsVersion InForce() => Agreed().With(one => one.TakeEffect(NewVillage(), Due).OrThrow());
}
