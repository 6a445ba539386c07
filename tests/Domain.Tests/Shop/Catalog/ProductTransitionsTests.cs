using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Shop.Catalog;

/// <summary>On the shelf or off it; whoever says what is so already is told.</summary>
public sealed class ProductTransitionsTests
{
    private static readonly TransitionTable<Product> Table = new(
        """
        verb                          | from      | to        | sets
        TakeOffShelf                  | OnSale    | OffShelf  | IsOnSale
        TakeOffShelf                  | OffShelf  | catalog.off_shelf_already
        PutOnSale                     | OffShelf  | OnSale    | IsOnSale
        PutOnSale                     | OnSale    | catalog.on_sale_already

        -- Sizes change on the shelf and off it.
        AddSku                        | OnSale    | OnSale    | Skus
        AddSku                        | OffShelf  | OffShelf  | Skus
        AddSku for nothing / AddSku of less than none | OnSale, OffShelf | bug: a SKU has a price and no negative stock
        """)
    {
        StateOf = product => product.IsOnSale ? "OnSale" : "OffShelf",
        States = new Dictionary<string, Func<Product>>
        {
            ["OnSale"] = NewProduct,
            ["OffShelf"] = () => NewProduct().With(one => one.TakeOffShelf().OrThrow()),
        },
        Verbs = new()
        {
            { "TakeOffShelf", product => product.TakeOffShelf() },
            { "PutOnSale", product => product.PutOnSale() },
            { "AddSku", product => _ = product.AddSku("半斤", new(5_800), 20, Start) },
            { "AddSku for nothing", product => _ = product.AddSku("半斤", Money.Zero, 20, Start) },
            { "AddSku of less than none", product => _ = product.AddSku("半斤", new(5_800), -1, Start) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);
}
