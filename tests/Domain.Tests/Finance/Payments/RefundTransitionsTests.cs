using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Payments;

/// <summary>Two people decide about a refund; then WeChat's word ends it, once.</summary>
public sealed class RefundTransitionsTests
{
    private static readonly Money Amount = new(3_800);
    private static readonly Money Another = new(3_801);

    private static readonly TransitionTable<Refund> Table = new(
        """
        open    := Approved, Approved (by the system), Accepted, Abnormal
        over    := Succeeded, Closed
        decided := Declined, open, over

        verb                                        | from      | to                            | sets
        Approve                                     | Requested | Approved            | CheckedAt Checker SentAt
        Approve with another amount                 | Requested | approval.total_differs
        Approve by the maker                        | Requested | approval.approver_must_differ
        Approve by the maker with another amount    | Requested | approval.approver_must_differ
        approving := Approve / Approve with another amount / by maker
        by maker  := Approve by the maker / Approve by the maker with another amount
        approving                                   | decided   | approval.already_decided

        -- Who asked may take it back without a word, and then no reason is kept.
        Decline                                     | Requested | Declined | DeclineReason DeclinedAt Decliner
        Decline without a reason                    | Requested | approval.reason_missing
        Decline by the maker                        | Requested | Declined | DeclinedAt Decliner
        Decline by the maker without a reason       | Requested | Declined | DeclinedAt Decliner
        declining := Decline / Decline without a reason / taking back
        taking back := Decline by the maker / Decline by the maker without a reason
        declining                                   | decided   | approval.already_decided

        -- WeChat's word. It takes a refund once, and may be stuck before or after.
        Accept     | Approved, Approved (by the system)           | Accepted        | RefundId
        Accept     | Requested, Declined, Accepted, Abnormal, over | refund.not_open
        GoAbnormal | Approved, Approved (by the system), Accepted | Abnormal        | RefundId
        GoAbnormal | Requested, Declined, Abnormal, over          | refund.not_open
        Succeed    | open                                         | Succeeded       | RefundId SucceededAt
        Succeed    | Requested, Declined, over                    | refund.not_open
        Close      | open                                         | Closed
        Close      | Requested, Declined, over                    | refund.not_open
        """)
    {
        Status = typeof(RefundStatus),
        StateOf = refund => refund is { Status: RefundStatus.Approved, People.Maker: null }
            ? "Approved (by the system)"
            : refund.Status.ToString(),
        States = new Dictionary<string, Func<Refund>>
        {
            ["Requested"] = Requested,
            ["Declined"] = () => Requested().With(one => one.Decline(Checker, "查无此单", Start).OrThrow()),
            ["Approved"] = Approved,
            ["Approved (by the system)"] = () => Asked(by: null),
            ["Accepted"] = () => Approved().With(one => one.Accept("R1").OrThrow()),
            ["Succeeded"] = () => Approved().With(one => one.Succeed("R1", Start).OrThrow()),
            ["Closed"] = () => Approved().With(one => one.Close().OrThrow()),
            ["Abnormal"] = () => Approved().With(one => one.GoAbnormal("R1").OrThrow()),
        },
        Verbs = new()
        {
            { "Approve", refund => refund.Approve(Checker, Amount, Later) },
            { "Approve with another amount", refund => refund.Approve(Checker, Another, Later) },
            { "Approve by the maker", refund => refund.Approve(Maker, Amount, Later) },
            { "Approve by the maker with another amount", refund => refund.Approve(Maker, Another, Later) },
            { "Decline", refund => refund.Decline(Checker, "金额不对", Later) },
            { "Decline without a reason", refund => refund.Decline(Checker, " ", Later) },
            { "Decline by the maker", refund => refund.Decline(Maker, "写错了", Later) },
            { "Decline by the maker without a reason", refund => refund.Decline(Maker, reason: null, Later) },
            { "Accept", refund => refund.Accept("R2") },
            { "GoAbnormal", refund => refund.GoAbnormal("R2") },
            { "Succeed", refund => refund.Succeed("R2", Later) },
            { "Close", refund => refund.Close() },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static Refund Asked(StaffId? by) =>
        new(OurVillage, new(1), saleId: null, "R0", new(new(3_000), new(800), Pieces: 1), "破损", by, Start);

    private static Refund Requested() => Asked(Maker);

    private static Refund Approved() => Requested().With(one => one.Approve(Checker, Amount, Start).OrThrow());
}
