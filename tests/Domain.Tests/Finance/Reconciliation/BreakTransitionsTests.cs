using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using VillageCloud.Domain.WeChat;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Reconciliation;

/// <summary>A difference stays open until a later bill explains it away, once.</summary>
public sealed class BreakTransitionsTests
{
    private static readonly TransitionTable<Break> Table = new(
        """
        verb  | from   | to     | sets
        Close | Open   | Closed
        Close | Closed | bug: a break closes once
        """)
    {
        Status = typeof(BreakStatus),
        // A word for it exists in the console; nothing in the domain explains a break yet.
        Unreached = [nameof(BreakStatus.Explained)],
        StateOf = found => found.Status.ToString(),
        States = new Dictionary<string, Func<Break>>
        {
            ["Open"] = Open,
            ["Closed"] = () => Open().With(one => one.Close()),
        },
        Verbs = new() { { "Close", found => found.Close() } },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static Break Open() => new(
        OurVillage, BillKind.Trade, new(2026, 5, 6), BreakClass.MissingTheirs, "D1", new Money(100), theirs: null,
        "微信账单里没有 D1", Start);
}
