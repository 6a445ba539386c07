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
        TakeOffShelf                  | OffShelf, Draft, Planned | catalog.off_shelf_already
        PutOnSale                     | OffShelf  | OnSale    | IsOnSale
        PutOnSale                     | Draft     | OnSale    | IsOnSale PublishedAt
        PutOnSale                     | Planned   | OnSale    | IsOnSale PublishedAt PublishAt
        PutOnSale                     | OnSale    | catalog.on_sale_already
        PlanToPublish                 | Draft     | Planned   | PublishAt
        PlanToPublish                 | Planned   | as it is
        PlanToPublish                 | OffShelf  | OffShelf  | PublishAt
        PlanToPublish                 | OnSale    | catalog.on_sale_already
        PlanToPublish at once         | Draft, Planned, OffShelf | catalog.publish_time_past
        PlanToPublish at once         | OnSale    | catalog.on_sale_already
        PlanToPublish never           | Planned   | Draft     | PublishAt
        PlanToPublish never           | Draft     | as it is
        PlanToPublish never           | OffShelf  | as it is
        PlanToPublish never           | OnSale    | as it is

        -- What is told of it changes wherever it is.
        Describe                      | Draft     | Draft     | Description
        Describe                      | Planned   | Planned   | Description
        Describe                      | OnSale    | OnSale    | Description
        Describe                      | OffShelf  | OffShelf  | Description
        Show                          | Draft     | Draft     | Pictures
        Show                          | Planned   | Planned   | Pictures
        Show                          | OnSale    | OnSale    | Pictures
        Show                          | OffShelf  | OffShelf  | Pictures
        Tell                          | Draft     | Draft     | Blocks
        Tell                          | Planned   | Planned   | Blocks
        Tell                          | OnSale    | OnSale    | Blocks
        Tell                          | OffShelf  | OffShelf  | Blocks

        -- Whose it is stays, once people could buy it.
        BelongTo another              | Draft     | Draft     | HouseholdId
        BelongTo another              | Planned   | Planned   | HouseholdId
        BelongTo another              | OnSale, OffShelf | catalog.household_fixed

        -- But when a household splits, two people move it.
        GoTo                          | Draft     | Draft     | HouseholdId
        GoTo                          | Planned   | Draft     | HouseholdId PublishAt
        GoTo                          | OnSale    | OffShelf  | HouseholdId IsOnSale
        GoTo                          | OffShelf  | OffShelf  | HouseholdId

        -- Sizes change on the shelf and off it.
        AddSku                        | OnSale    | OnSale    | Skus
        AddSku                        | OffShelf  | OffShelf  | Skus
        AddSku                        | Draft     | Draft     | Skus
        AddSku                        | Planned   | Planned   | Skus
        AddSku for nothing / AddSku of less than none | Draft, Planned   | bug: a SKU has a price and no negative stock
        AddSku for nothing / AddSku of less than none | OnSale, OffShelf | bug: a SKU has a price and no negative stock
        """)
    {
        StateOf = product => product is { State: ShelfState.Draft, PublishAt: not null }
            ? "Planned" : product.State.ToString(),
        States = new Dictionary<string, Func<Product>>
        {
            ["Draft"] = NewDraft,
            ["Planned"] = () => NewDraft().With(one => one.PlanToPublish(Start.AddDays(1), Start).OrThrow()),
            ["OnSale"] = NewProduct,
            ["OffShelf"] = () => NewProduct().With(one => one.TakeOffShelf().OrThrow()),
        },
        Verbs = new()
        {
            { "TakeOffShelf", product => product.TakeOffShelf() },
            { "PutOnSale", product => product.PutOnSale(Start) },
            { "PlanToPublish", product => product.PlanToPublish(Start.AddDays(1), Start) },
            { "PlanToPublish at once", product => product.PlanToPublish(Start, Start) },
            { "PlanToPublish never", product => product.PlanToPublish(at: null, Start) },
            { "GoTo", product => product.GoTo(new(2)) },
            { "BelongTo another", product => product.BelongTo(new(2)) },
            { "Describe", product => product.Describe(new("茶", new CategoryId(1), "本村", "秋茶", 24)) },
            { "Show", product => product.Show([new(7)]) },
            { "Tell", product => product.Tell([new(BlockKind.Paragraph, "秋茶")]) },
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
