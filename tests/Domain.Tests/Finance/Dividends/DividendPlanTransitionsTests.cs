using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Dividends;

/// <summary>Drafted, disclosed for the statutory days, approved by a second person, and posted once; or declined before
/// it is approved.</summary>
public sealed class DividendPlanTransitionsTests
{
    private static readonly Money Total = new(9_000);
    private static readonly Money Another = new(10_000);
    private static readonly DateTimeOffset Over = Start.AddDays(15);
    private static readonly DateTimeOffset Early = Over.AddSeconds(-1);

    private static readonly TransitionTable<DividendPlan> Table = new(
        """
        over := Approved, Allocated, Declined
        verb                                            | from      | to        | sets
        Disclose                                        | Drafted   | Disclosed | DisclosedAt
        Disclose                                        | Disclosed, over | dividend.plan_not_in_state

        -- State, then person, then days, then total.
        Approve                                         | Disclosed | Approved  | CheckedAt Checker
        Approve with another total                      | Disclosed | approval.total_differs
        Approve a second too early                      | Disclosed | dividend.disclosure_not_over
        Approve too early with another total            | Disclosed | dividend.disclosure_not_over
        Approve by the maker                            | Disclosed | approval.approver_must_differ
        Approve by the maker too early with another total | Disclosed | approval.approver_must_differ
        timely    := Approve / Approve with another total / Approve by the maker
        untimely  := Approve a second too early / Approve too early with another total
        approving := timely / untimely / Approve by the maker too early with another total
        approving                                       | Drafted, over | dividend.plan_not_in_state

        Allocate                                        | Approved  | Allocated | AllocatedAt
        Allocate                                        | waiting, Allocated, Declined | dividend.plan_not_in_state

        -- On any day before it is approved. Who drafted it may take it back without a word, and then no reason is kept.
        waiting := Drafted, Disclosed
        taking back := Decline by the maker / Decline by the maker without a reason
        declining := Decline / Decline without a reason / taking back
        Decline                              | waiting | Declined | DeclineReason DeclinedAt Decliner PeriodSlot
        Decline without a reason                        | waiting   | approval.reason_missing
        taking back                                     | waiting   | Declined  | DeclinedAt Decliner PeriodSlot
        declining                                       | over      | dividend.plan_not_in_state
        """)
    {
        Status = typeof(PlanStatus),
        StateOf = plan => plan.Status.ToString(),
        States = new Dictionary<string, Func<DividendPlan>>
        {
            ["Drafted"] = Drafted,
            ["Disclosed"] = Disclosed,
            ["Approved"] = Approved,
            ["Declined"] = () => Disclosed().With(one => one.Decline(Checker, "交易量漏了一户", Start).OrThrow()),
            ["Allocated"] = () => Approved().With(one => one.Allocate(Over).OrThrow()),
        },
        Verbs = new()
        {
            { "Disclose", plan => plan.Disclose(Later) },
            { "Approve", plan => plan.Approve(Checker, Total, Terms, Over) },
            { "Approve with another total", plan => plan.Approve(Checker, Another, Terms, Over) },
            { "Approve a second too early", plan => plan.Approve(Checker, Total, Terms, Early) },
            { "Approve too early with another total", plan => plan.Approve(Checker, Another, Terms, Early) },
            { "Approve by the maker", plan => plan.Approve(Maker, Total, Terms, Over) },
            {
                "Approve by the maker too early with another total",
                plan => plan.Approve(Maker, Another, Terms, Early)
            },
            { "Decline", plan => plan.Decline(Checker, "有农户提出异议", Later) },
            { "Decline without a reason", plan => plan.Decline(Checker, " ", Later) },
            { "Decline by the maker", plan => plan.Decline(Maker, "写错了", Later) },
            { "Decline by the maker without a reason", plan => plan.Decline(Maker, reason: null, Later) },
            { "Allocate", plan => plan.Allocate(Over.AddHours(1)) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static DividendPlan Drafted()
    {
        var rules = new SurplusRules(ReserveBp: 1_000, PatronageBp: 6_000, MinimumPayout: Money.Zero);
        var stake = new HouseholdStake(1, IsMember: true, new(50_000), new(1_000), CarryIn: Money.Zero);
        var surplus = SurplusPlan.Draft(new(
            new(10_000), Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero, rules, [stake])).OrThrow();
        var households = new Dictionary<int, HouseholdId> { [1] = new(1) };
        return new(OurVillage, new(1), surplus, households, "F0", Maker, Start);
    }

    private static DividendPlan Disclosed() => Drafted().With(one => one.Disclose(Start).OrThrow());

    private static DividendPlan Approved() =>
        Disclosed().With(one => one.Approve(Checker, Total, Terms, Over).OrThrow());
}
