using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Approvals;

/// <summary>What one person wants posted by hand waits for another, and is decided once.</summary>
public sealed class PostingRequestTransitionsTests
{
    private static readonly Money Amount = new(100_000);
    private static readonly Money Another = new(10_000);

    private static readonly TransitionTable<PostingRequest> Table = new(
        """
        approving := Approve / Approve with another total / by maker
        by maker  := Approve by the maker / Approve by the maker with another total
        declining := Decline / Decline without a reason / taking back
        taking back := Decline by the maker / Decline by the maker without a reason

        verb                                    | from      | to       | sets
        Approve                                 | Requested | Approved | CheckedAt Checker OpenSlot
        Approve with another total              | Requested | approval.total_differs
        -- Who may not approve isn't told the total.
        by maker                                | Requested | approval.approver_must_differ
        approving                               | Approved, Declined | approval.already_decided

        Decline                                 | Requested | Declined | DeclineReason DeclinedAt Decliner OpenSlot
        Decline without a reason                | Requested | approval.reason_missing
        -- Who asked may take it back without a word, and then no reason is kept.
        taking back                             | Requested | Declined | DeclinedAt Decliner OpenSlot
        declining                               | Approved, Declined | approval.already_decided
        """)
    {
        Status = typeof(PostingStatus),
        StateOf = request => request.Status.ToString(),
        States = new Dictionary<string, Func<PostingRequest>>
        {
            ["Requested"] = Requested,
            ["Approved"] = () => Requested().With(one => one.Approve(Checker, Amount, Start).OrThrow()),
            ["Declined"] = () => Requested().With(one => one.Decline(Checker, "没有到账", Start).OrThrow()),
        },
        Verbs = new()
        {
            { "Approve", request => request.Approve(Checker, Amount, Later) },
            { "Approve with another total", request => request.Approve(Checker, Another, Later) },
            { "Approve by the maker", request => request.Approve(Maker, Amount, Later) },
            { "Approve by the maker with another total", request => request.Approve(Maker, Another, Later) },
            { "Decline", request => request.Decline(Checker, "金额不对", Later) },
            { "Decline without a reason", request => request.Decline(Checker, " ", Later) },
            { "Decline by the maker", request => request.Decline(Maker, "写错了", Later) },
            { "Decline by the maker without a reason", request => request.Decline(Maker, reason: null, Later) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static PostingRequest Requested() =>
        PostingRequest.OfTopUp(OurVillage, "1000050201", Amount, Start, Maker, Start);
}
