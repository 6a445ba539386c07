using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Reconciliation;

/// <summary>A day is tried until its bills are read, and what is matched stays matched.</summary>
public sealed class ReconciledDayTransitionsTests
{
    private static readonly TransitionTable<ReconciledDay> Table = new(
        """
        unmatched := Waiting, Trouble, Lost

        verb            | from             | to      | sets
        Matched         | Waiting          | Matched | Attempts MatchedAt Rows TriedAt
        Matched         | Trouble, Lost    | Matched | Attempts Code MatchedAt Problem Rows TriedAt
        -- It was only looked at again.
        Matched         | Matched          | Matched | Attempts MatchedAt TriedAt

        Left as Waiting | unmatched        | Waiting | Attempts Code Problem TriedAt
        Left as Trouble | unmatched        | Trouble | Attempts Code Problem TriedAt
        Left as Lost    | unmatched        | Lost    | Attempts Code Problem TriedAt
        leaving := Left as Waiting / Left as Trouble / Left as Lost
        leaving         | Matched          | bug: a day that is matched stays so
        Left as Matched | unmatched, Matched | bug: a day that is left has its reason
        """)
    {
        Status = typeof(DayStatus),
        StateOf = day => day.Status.ToString(),
        States = new Dictionary<string, Func<ReconciledDay>>
        {
            ["Waiting"] = Waiting,
            ["Matched"] = () => Waiting().With(one => one.Matched(3, Start)),
            ["Trouble"] = () => Waiting().With(one => one.Left(DayStatus.Trouble, "c.1", "读不出来", Start)),
            ["Lost"] = () => Waiting().With(one => one.Left(DayStatus.Lost, "c.1", "微信已删", Start)),
        },
        Verbs = new()
        {
            { "Matched", day => day.Matched(3, Later) },
            { "Left as Waiting", day => day.Left(DayStatus.Waiting, "c.2", "账单还没有出", Later) },
            { "Left as Trouble", day => day.Left(DayStatus.Trouble, "c.2", "账单还没有出", Later) },
            { "Left as Lost", day => day.Left(DayStatus.Lost, "c.2", "账单还没有出", Later) },
            { "Left as Matched", day => day.Left(DayStatus.Matched, "c.2", "账单还没有出", Later) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static ReconciledDay Waiting() => new(OurVillage, new(2026, 5, 6));
}
