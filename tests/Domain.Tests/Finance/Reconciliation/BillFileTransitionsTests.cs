using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Transitions;
using VillageCloud.Domain.WeChat;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Reconciliation;

/// <summary>A bill is read, or nobody can read it and WeChat makes another; what was read once stays.</summary>
public sealed class BillFileTransitionsTests
{
    private static readonly TransitionTable<BillFile> Table = new(
        """
        verb       | from       | to         | sets
        Matched    | Imported   | Matched    | ClosingBalanceFen GapFen MatchedAt
        Matched    | Unreadable | Matched    | ClosingBalanceFen GapFen MatchedAt Problem
        -- A day is matched anew when a later bill is there.
        Matched    | Matched    | Matched    | MatchedAt
        Matched    | Replaced   | bug: a bill that was replaced is read no more

        Unreadable | Imported   | Unreadable | Problem
        -- The same bytes tried again the next day.
        Unreadable | Unreadable | as it is
        -- It was read once, so nothing replaces it; that it can't be read now is told.
        Unreadable | Matched    | Matched    | Problem
        Unreadable | Replaced   | bug: a bill that was replaced is read no more

        Supersede  | Unreadable | Replaced   | CurrentSlot
        Supersede  | Imported, Matched, Replaced | bug: only a bill that nobody could read is replaced, and once
        """)
    {
        StateOf = file => file switch
        {
            { CurrentSlot: null } => "Replaced",
            { MatchedAt: not null } => "Matched",
            { Problem: not null } => "Unreadable",
            _ => "Imported",
        },
        States = new Dictionary<string, Func<BillFile>>
        {
            ["Imported"] = Imported,
            ["Unreadable"] = Unreadable,
            ["Matched"] = () => Imported().With(one => one.Matched(new Money(500), new Money(1), Start)),
            ["Replaced"] = () => Unreadable().With(one => one.Supersede()),
        },
        Verbs = new()
        {
            { "Matched", file => file.Matched(new Money(500), new Money(1), Later) },
            { "Unreadable", file => file.Unreadable("no column 金额") },
            { "Supersede", file => file.Supersede() },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static BillFile Imported() => new(OurVillage, BillKind.FundBasic, new(2026, 5, 6), [1], "5ba9", Start);

    private static BillFile Unreadable() => Imported().With(one => one.Unreadable("no column 金额"));
}
