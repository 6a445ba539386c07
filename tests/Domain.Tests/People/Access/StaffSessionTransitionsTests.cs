using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Access;

/// <summary>A session ends once, and what ended it first is why.</summary>
public sealed class StaffSessionTransitionsTests
{
    private static readonly TransitionTable<StaffSession> Table = new(
        """
        verb       | from  | to    | sets
        End        | Open  | Ended | EndedAt EndedBecause
        End        | Ended | as it is
        ShowFactor | Open  | Open  | FactorAt
        ShowFactor | Ended | Ended | FactorAt
        GoOnWith   | Open  | Open  | Stamp
        GoOnWith   | Ended | Ended | Stamp
        """)
    {
        StateOf = session => session.EndedAt is null ? "Open" : "Ended",
        States = new Dictionary<string, Func<StaffSession>>
        {
            ["Open"] = Open,
            ["Ended"] = () => Open().With(one => one.End(SessionEnd.SignedOut, Start)),
        },
        Verbs = new()
        {
            { "End", session => session.End(SessionEnd.RoleChanged, Later) },
            { "ShowFactor", session => session.ShowFactor(Later) },
            { "GoOnWith", session => session.GoOnWith("another") },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static StaffSession Open() => new(OurVillage, Maker, accountId: 1, stamp: "s", SessionOrigin.None, Start);
}
