using VillageCloud.Domain.People.Alarms;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Alarms;

/// <summary>What doesn't work out is tried less and less often, and never given up.</summary>
public sealed class TroubleTransitionsTests
{
    private static readonly TransitionTable<Trouble> Table = new(
        """
        verb  | from      | to        | sets
        Again | New       | Postponed | Attempts NextAt Problem
        Again | Postponed | Postponed | Attempts NextAt Problem
        """)
    {
        StateOf = trouble => trouble.Attempts == 0 ? "New" : "Postponed",
        States = new Dictionary<string, Func<Trouble>>
        {
            ["New"] = New,
            ["Postponed"] = () => New().With(one => one.Again("NOT_FOUND", Start)),
        },
        Verbs = new() { { "Again", trouble => trouble.Again("TIMEOUT", Later) } },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void The_pause_doubles_up_to_an_hour_and_then_stays()
    {
        var trouble = New();
        List<int> minutes = [];
        for (var i = 0; i < 40; i++)
        {
            trouble.Again("TIMEOUT", Start);
            minutes.Add((int)(trouble.NextAt - Start).TotalMinutes);
        }

        Assert.That(minutes.Take(7), Is.EqualTo(new[] { 1, 2, 4, 8, 16, 32, 60 }));
        Assert.That(minutes.Skip(7), Is.All.EqualTo(60));
    }

    private static Trouble New() => new(OurVillage, "refund", "R1", Start);
}
