using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Shop.Catalog;

/// <summary>A size has a price, always. Its stock moves in the database only.</summary>
public sealed class SkuTransitionsTests
{
    private static readonly TransitionTable<Sku> Table = new(
        """
        verb                    | from   | to     | sets
        Reprice                 | Priced | Priced | Price
        -- The price is set together with the stock, and is mostly the one that it was.
        Reprice at the same     | Priced | as it is
        Rename                  | Priced | Priced | Name
        Weigh                   | Priced | Priced | WeightGrams
        Reprice at nothing / Reprice below nothing | Priced | bug: a SKU has a price
        """)
    {
        StateOf = sku => sku.Price > Money.Zero ? "Priced" : "Unpriced",
        States = new Dictionary<string, Func<Sku>>
        {
            ["Priced"] = () => NewProduct().AddSku("半斤", new(5_800), 20, Start),
        },
        Verbs = new()
        {
            { "Reprice", sku => sku.Reprice(new(6_800)) },
            { "Reprice at the same", sku => sku.Reprice(new(5_800)) },
            { "Rename", sku => sku.Rename("一斤") },
            { "Weigh", sku => sku.Weigh(520) },
            { "Reprice at nothing", sku => sku.Reprice(Money.Zero) },
            { "Reprice below nothing", sku => sku.Reprice(new(-1)) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);
}
