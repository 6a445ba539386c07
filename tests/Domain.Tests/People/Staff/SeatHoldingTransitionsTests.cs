using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Staff;

/// <summary>A seat is left once; what is told of it afterwards never changes.</summary>
public sealed class SeatHoldingTransitionsTests
{
    private static readonly TransitionTable<SeatHolding> Table = new(
        """
        verb | from | to   | sets
        End  | Held | Left | OpenSlot Until
        End  | Left | as it is
        """)
    {
        StateOf = seat => seat.OpenSlot is null ? "Left" : "Held",
        States = new Dictionary<string, Func<SeatHolding>>
        {
            ["Held"] = Held, ["Left"] = () => Held().With(one => one.End(Start)),
        },
        Verbs = new() { { "End", seat => seat.End(Later) } },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static SeatHolding Held() => new(OurVillage, Seat.Farmers, Maker, Start);
}
