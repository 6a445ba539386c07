using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Finance.Rules.Agreed;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Rules;

/// <summary>A rule is put to three people, and each speaks for their own seat.</summary>
public sealed class RuleProposalTests
{
    private static readonly StaffId Author = new(9);
    private static readonly Seats Three = new(new(1), new(2), new(3));

    private static readonly TransitionTable<RuleProposal> Table = new(
        """
        over := Agreed, Refused, Withdrawn

        verb                    | from    | to        | sets
        Agree as farmers        | Waiting | Waiting   | FarmersAt
        Agree as enterprise     | Waiting | Waiting   | EnterpriseAt
        Agree as government     | Waiting | Waiting   | GovernmentAt
        Agree as farmers        | over    | rule.proposal_over
        Agree as enterprise     | over    | rule.proposal_over
        Agree as government     | over    | rule.proposal_over
        Agree as a stranger     | Waiting | rule.seat_not_yours
        Agree as a stranger     | over    | rule.proposal_over
        TurnDown by enterprise  | Waiting | Refused   | EndedAt EndedBy Reason
        TurnDown by enterprise  | over    | rule.proposal_over
        TurnDown without a word | Waiting | approval.reason_missing
        TurnDown without a word | over    | rule.proposal_over
        TurnDown by a stranger  | Waiting | rule.seat_not_yours
        TurnDown by a stranger  | over    | rule.proposal_over
        Withdraw by its author  | Waiting | Withdrawn | EndedAt EndedBy
        Withdraw by its author  | over    | rule.proposal_over
        Withdraw by another     | Waiting | rule.not_yours_to_withdraw
        Withdraw by another     | over    | rule.proposal_over
        Become                  | Waiting, over | bug: a rule is agreed on by three
        """)
    {
        Status = typeof(ProposalStatus),
        Questions = [nameof(RuleProposal.SpokenAt), nameof(RuleProposal.Draft)],
        // By the third word, which the tests below say.
        Unreached = ["Agreed"],
        StateOf = one => one.Status.ToString(),
        States = new Dictionary<string, Func<RuleProposal>>
        {
            ["Waiting"] = Waiting,
            ["Agreed"] = () => AgreedByAll().With(one => one.Become(Start)),
            ["Refused"] = () => Waiting().With(one => one.TurnDown(new(1), "太少", Start).OrThrow()),
            ["Withdrawn"] = () => Waiting().With(one => one.Withdraw(Author, Start).OrThrow()),
        },
        Verbs = new()
        {
            { "Agree as farmers", one => one.Agree(new(1), Later) },
            { "Agree as enterprise", one => one.Agree(new(2), Later) },
            { "Agree as government", one => one.Agree(new(3), Later) },
            { "Agree as a stranger", one => one.Agree(Author, Later) },
            { "TurnDown by enterprise", one => one.TurnDown(new(2), "成本没算进去", Later) },
            { "TurnDown without a word", one => one.TurnDown(new(2), "  ", Later) },
            { "TurnDown by a stranger", one => one.TurnDown(Author, "不行", Later) },
            { "Withdraw by its author", one => one.Withdraw(Author, Later) },
            { "Withdraw by another", one => one.Withdraw(new(1), Later) },
            { "Become", one => one.Become(Later) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [TestCase("", 1, 2, 3, 0, "rule.agreement_missing")]
    [TestCase("议1", 1, 1, 3, 0, "rule.seats_not_three")]
    [TestCase("议1", 1, 2, 1, 0, "rule.seats_not_three")]
    [TestCase("议1", 1, 2, 2, 0, "rule.seats_not_three")]
    [TestCase("议1", 1, 2, 3, -1, "rule.effective_in_the_past")]
    [TestCase("议1", 1, 2, 3, 0, null)]
    [TestCase("议1", 1, 2, 3, 40, null)]
    public void Only_what_three_people_can_agree_on_for_a_day_to_come_is_put_to_them(
        string paper, long farmers, long enterprise, long government, int days, string? code)
    {
        var draft = Draft(Household.Rest(9_000), Fund.Rest(1_000)) with
        {
            EffectiveFrom = Day.AddDays(days), Approval = Approval with { AgreementNo = paper },
        };

        var written = RuleProposal.Write(draft, new(new(farmers), new(enterprise), new(government)), [], Author, Start);

        Assert.That(written.Refusal?.Code, Is.EqualTo(code));
    }

    [Test]
    public void What_could_not_be_a_version_is_not_put_to_anybody() => Assert.That(
        RuleProposal.Write(Draft(Fund.Rest(9_000)), Three, [], Author, Start).Refusal?.Code,
        Is.EqualTo("waterfall.rest_must_be_whole"));

    [Test]
    public void It_becomes_a_version_when_the_third_has_spoken_and_not_before()
    {
        var one = AgreedByAll();

        one.Become(Later);

        Assert.That((one.Status, one.EndedAt), Is.EqualTo((ProposalStatus.Agreed, (DateTimeOffset?)Later)));
    }

    [Test]
    public void Nobody_speaks_twice()
    {
        var one = Waiting();
        one.Agree(new(1), Start).OrThrow();

        Assert.That(one.Agree(new(1), Later).Refusal?.Code, Is.EqualTo("rule.already_agreed"));
        Assert.That((one.FarmersAt, one.IsAgreedByAll), Is.EqualTo(((DateTimeOffset?)Start, false)));
    }

    [Test]
    public void What_becomes_of_it_is_what_was_put_to_them()
    {
        DraftStep[] steps =
            [School.Fixed(500), Platform.Percent(700, PercentBase.Left, cap: 900, floor: 100), Household.Rest()];
        var one = RuleProposal.Write(Draft(steps), Three, [], Author, Start).OrThrow();

        var draft = one.Draft(All.ToDictionary(static party => party.Id), Later);

        Assert.That(draft.Steps, Is.EqualTo(steps));
        Assert.That(draft.Approval, Is.EqualTo(Approval with { At = Later }));
        Assert.That(
            (draft.Code, draft.EffectiveFrom, draft.Scope), Is.EqualTo(("STANDARD", Day, RuleScope.Everything)));
    }

    private static RuleProposal Waiting() =>
        RuleProposal.Write(Draft(Household.Rest(9_000), Fund.Rest(1_000)), Three, [], Author, Start).OrThrow();

    private static RuleProposal AgreedByAll() => Waiting().With(one =>
    {
        foreach (var who in new StaffId[] { new(1), new(2), new(3) }) one.Agree(who, Start).OrThrow();
    });
}
