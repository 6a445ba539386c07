using VillageCloud.Domain.People.Shoppers;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.People.Shoppers;

/// <summary>Who is forgotten is forgotten once.</summary>
public sealed class ShopperTransitionsTests
{
    private static readonly TransitionTable<Shopper> Table = new(
        """
        verb  | from   | to     | sets
        Erase | Known  | Erased | ErasedAt OpenId
        Erase | Erased | as it is
        """)
    {
        StateOf = shopper => shopper.ErasedAt is null ? "Known" : "Erased",
        States = new Dictionary<string, Func<Shopper>>
        {
            ["Known"] = Known, ["Erased"] = () => Known().With(one => one.Erase(Start)),
        },
        Verbs = new() { { "Erase", shopper => shopper.Erase(Later) } },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static Shopper Known() => new(OurVillage, "o-somebody", Start);
}
