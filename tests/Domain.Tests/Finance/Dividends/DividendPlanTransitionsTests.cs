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
    private static readonly AssemblyVote Agreed = new(
        BeijingTime.DayOf(Over), Members: 30, Present: 22, Votes: 30, For: 20, Against: 2, Abstained: 0, "会议记录 3 号");

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

        Resolve                                         | Disclosed | Disclosed | ResolvedAt
        Resolve before the plan could be read           | Disclosed | assembly.day_wrong
        Resolve without a majority                      | Disclosed | assembly.no_majority
        resolving := Resolve / Resolve before the plan could be read / Resolve without a majority
        resolving                                       | Drafted, over | dividend.plan_not_in_state

        Withdraw                                        | Disclosed | Drafted   | DisclosedAt
        Withdraw without a reason                       | Disclosed | dividend.withdraw_reason_missing
        withdrawing := Withdraw / Withdraw without a reason
        withdrawing                                     | Drafted, over | dividend.plan_not_in_state

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
            ["Drafted"] = () => NewPlan(),
            ["Disclosed"] = Disclosed,
            ["Approved"] = Approved,
            ["Declined"] = () => Disclosed().With(one => one.Decline(Checker, "交易量漏了一户", Start).OrThrow()),
            ["Allocated"] = () => Approved().With(one => one.Allocate(Over).OrThrow()),
        },
        Verbs = new()
        {
            { "Disclose", plan => plan.Disclose(Later) },
            { "Approve", plan => plan.Approve(Checker, Total, Over) },
            { "Approve with another total", plan => plan.Approve(Checker, Another, Over) },
            { "Approve a second too early", plan => plan.Approve(Checker, Total, Early) },
            { "Approve too early with another total", plan => plan.Approve(Checker, Another, Early) },
            { "Approve by the maker", plan => plan.Approve(Maker, Total, Over) },
            {
                "Approve by the maker too early with another total",
                plan => plan.Approve(Maker, Another, Early)
            },
            { "Resolve", plan => plan.Resolve(Agreed, Maker, Over).WithoutValue() },
            {
                "Resolve before the plan could be read",
                plan => plan.Resolve(Agreed with { HeldOn = Agreed.HeldOn.AddDays(-1) }, Maker, Over)
                    .WithoutValue()
            },
            {
                "Resolve without a majority",
                plan => plan.Resolve(Agreed with { For = 15 }, Maker, Over).WithoutValue()
            },
            { "Withdraw", plan => plan.Withdraw(Maker, "两户的交易量要核对", Later).WithoutValue() },
            { "Withdraw without a reason", plan => plan.Withdraw(Maker, " ", Later).WithoutValue() },
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

    [Test]
    public void What_the_assembly_agreed_to_can_be_approved_and_a_withdrawal_undoes_it()
    {
        var plan = Strict();
        plan.Resolve(Agreed, Maker, Over).WithoutValue().OrThrow();
        plan.Approve(Checker, Total, Over).OrThrow();

        var again = Strict();
        again.Resolve(Agreed, Maker, Over).WithoutValue().OrThrow();
        var withdrawal = again.Withdraw(Maker, "漏了一户", Over).OrThrow();
        again.Disclose(Over).OrThrow();

        Assert.That(plan.Status, Is.EqualTo(PlanStatus.Approved));
        Assert.That((withdrawal.DisclosedAt, withdrawal.Reason), Is.EqualTo((Start, "漏了一户")));
        Assert.That((again.ResolvedAt, again.DisclosedUntil), Is.EqualTo(
            ((DateTimeOffset?)null, (DateTimeOffset?)Over.AddDays(15))));
    }

    [TestCase(9_000, "dividend.resolution_missing")]
    [TestCase(10_000, "dividend.resolution_missing", Description = "before the total")]
    public void Where_the_assembly_decides_nothing_is_approved_before_it_did(long typed, string code) => Assert.That(
        (Strict().Approve(Checker, new(typed), Over).Refusal?.Code,
            Strict().Approve(Checker, new(typed), Early).Refusal?.Code),
        Is.EqualTo((code, "dividend.disclosure_not_over")));

    private static DividendPlan Strict() =>
        NewPlan(assemblyDecides: true).With(one => one.Disclose(Start).OrThrow());

    private static DividendPlan Disclosed() => NewPlan().With(one => one.Disclose(Start).OrThrow());

    private static DividendPlan Approved() =>
        Disclosed().With(one => one.Approve(Checker, Total, Over).OrThrow());
}
