using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using VillageCloud.Domain.WeChat;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Reconciliation;

/// <summary>Money went to the bank, and the bank sends it back at most once.</summary>
public sealed class WithdrawalTransitionsTests
{
    private static readonly TransitionTable<Withdrawal> Table = new(
        """
        verb   | from     | to       | sets
        Return | Gone     | Returned | ReturnedAt
        Return | Returned | bug: a withdrawal comes back once
        """)
    {
        StateOf = withdrawal => withdrawal.ReturnedAt is null ? "Gone" : "Returned",
        States = new Dictionary<string, Func<Withdrawal>>
        {
            ["Gone"] = Gone,
            ["Returned"] = () => Gone().With(one => one.Return(Start)),
        },
        Verbs = new() { { "Return", withdrawal => withdrawal.Return(Later) } },
        Questions = ["IsNamedBy"],
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static Withdrawal Gone() => new(
        OurVillage, BillKind.FundBasic, new(2026, 5, 6),
        new FundBillRow(
            FundRowKind.Payment, Start, "W1", "L1", new Money(-5_000), new Money(1_000), "V1", "提现"),
        new(EntryKind.Withdrawn, "20260506:basic:1"));
}
