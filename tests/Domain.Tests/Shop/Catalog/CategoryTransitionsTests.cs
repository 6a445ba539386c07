using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Shop.Catalog;

/// <summary>In use or closed, with what is above it and below it.</summary>
public sealed class CategoryTransitionsTests
{
    private static readonly TransitionTable<Category> Table = new(
        """
        verb                          | from        | to        | sets
        Close                         | Open        | Closed    | IsClosed
        Close                         | Closed, ClosedBelow | category.closed_already
        Close above an open one       | Open        | category.open_below
        Close above an open one       | Closed, ClosedBelow | category.closed_already
        Close with goods on sale      | Open        | category.in_use
        Close with goods on sale      | Closed, ClosedBelow | category.closed_already
        Reopen                        | Closed      | Open      | IsClosed
        Reopen                        | Open        | category.open_already
        Reopen                        | ClosedBelow | category.parent_closed
        """)
    {
        StateOf = category => !category.IsClosed ? "Open"
            : category.Parent is { IsClosed: true } ? "ClosedBelow" : "Closed",
        States = new Dictionary<string, Func<Category>>
        {
            ["Open"] = () => Green(new CategoryTree(OurVillage, [])),
            ["Closed"] = () => Closed(Green(new CategoryTree(OurVillage, []))),
            ["ClosedBelow"] = () =>
            {
                var green = Closed(Green(new CategoryTree(OurVillage, [])));
                _ = Closed(green.Parent!);
                return green;
            },
        },
        Verbs = new()
        {
            { "Close", category => category.Close(openBelow: null, waiting: 0) },
            { "Close above an open one", category => category.Close(category.Parent, waiting: 0) },
            { "Close with goods on sale", category => category.Close(openBelow: null, waiting: 2) },
            { "Reopen", category => category.Reopen() },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static Category Green(CategoryTree tree)
    {
        var tea = tree.Add("茶叶", GoodsKind.Tea, parent: null).OrThrow();
        return tree.Add("绿茶", GoodsKind.Tea, tea).OrThrow();
    }

    private static Category Closed(Category category) =>
        category.With(one => one.Close(openBelow: null, waiting: 0).OrThrow());
}
