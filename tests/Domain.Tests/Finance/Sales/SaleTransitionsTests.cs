using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Tests.Finance.Rules;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Sales;

/// <summary>A sale is split once, after its window and with no refund open; what goes back later changes what was
/// split. This one is of 60 yuan; "refunding" waits for WeChat's word on 10 of them.</summary>
public sealed class SaleTransitionsTests
{
    private static readonly RevenueRule Rule = Agreed.OfWeights(8_000, 1_000, 500, 500);
    private static readonly DateTimeOffset Due = Start.AddHours(24);
    private static readonly Money Some = new(1_000);

    private static readonly TransitionTable<Sale> Table = new(
        """
        quiet     := Sold, Received
        refunding := Sold (refunding), Received (refunding)
        unsettled := quiet, refunding
        settled   := Settled, Settled (refunding)

        verb                     | from                 | to       | sets
        BecomeDue                | Sold                 | Received             | DueAt
        BecomeDue                | Sold (refunding)     | Received (refunding) | DueAt
        BecomeDue                | Received, Received (refunding), settled | bug: a window opens once

        Settle                   | Received             | Settled  | SettledAt TimesPosted
        not due := Sold, refunding, settled
        Settle                   | not due              | bug: settles once, after the window, with no refund open
        Settle a second too early | unsettled, settled  | bug: settles once, after the window, with no refund open

        reserved := OpenRefunds RefundsInFlight
        Reserve                  | Sold, Sold (refunding)         | Sold (refunding)     | reserved
        Reserve                  | Received, Received (refunding) | Received (refunding) | reserved
        Reserve                  | settled                        | Settled (refunding)  | reserved
        Reserve of nothing       | Sold, Sold (refunding)         | Sold (refunding)     | OpenRefunds
        Reserve of nothing       | Received, Received (refunding) | Received (refunding) | OpenRefunds
        Reserve of nothing       | settled                        | Settled (refunding)  | OpenRefunds
        Reserve of too much      | unsettled, settled             | bug: no more goes back than is there
        Reserve of less than nothing | unsettled, settled         | bug: no more goes back than is there

        Release                  | Sold (refunding)     | Sold     | reserved
        Release                  | Received (refunding) | Received | reserved
        Release                  | Settled (refunding)  | Settled  | reserved
        Release                  | quiet, Settled       | bug: a refund is released once

        before := OpenRefunds RefundedBeforeSettlement RefundsInFlight
        GiveBack                 | Sold (refunding)     | Sold     | before
        GiveBack                 | Received (refunding) | Received | before
        GiveBack                 | quiet                | bug: a refund is released once
        GiveBack                 | settled              | bug: before settlement

        after := OpenRefunds RefundedAfterSettlement RefundsInFlight TimesPosted
        TakeBack                 | Settled (refunding)  | Settled  | after
        TakeBack                 | Settled              | bug: a refund is released once
        TakeBack                 | unsettled            | bug: after settlement
        """)
    {
        StateOf = sale => sale switch
        {
            { IsSettled: true } => "Settled",
            { DueAt: not null } => "Received",
            _ => "Sold",
        } + (sale.OpenRefunds > 0 ? " (refunding)" : ""),
        States = new Dictionary<string, Func<Sale>>
        {
            ["Sold"] = Sold,
            ["Sold (refunding)"] = () => Sold().With(Reserve),
            ["Received"] = Received,
            ["Received (refunding)"] = () => Received().With(Reserve),
            ["Settled"] = () => Received().With(Settle),
            ["Settled (refunding)"] = () => Received().With(Settle, Reserve),
        },
        Verbs = new()
        {
            { "BecomeDue", sale => sale.BecomeDue(Due) },
            { "Settle", sale => _ = sale.Settle(Rule, Due) },
            { "Settle a second too early", sale => _ = sale.Settle(Rule, Due.AddSeconds(-1)) },
            { "Reserve", sale => sale.Reserve(Some) },
            { "Reserve of nothing", sale => sale.Reserve(Money.Zero) },
            { "Reserve of too much", sale => sale.Reserve(sale.Refundable + new Money(1)) },
            { "Reserve of less than nothing", sale => sale.Reserve(new(-1)) },
            { "Release", sale => sale.Release(Some) },
            { "GiveBack", sale => sale.GiveBack(Some) },
            { "TakeBack", sale => _ = sale.TakeBack(Some, PartsOf(sale), Rule) },
        },
        Questions = ["DeltaOf"],
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void Freight_goes_to_the_platform_whole_and_comes_back_from_it()
    {
        var freight = Sale.OfFreight(OurVillage, "D1", new(800), Start);
        freight.BecomeDue(Due);

        var whole = new WholeSplit(Agreed.Platform);
        var settled = freight.Settle(whole, Due);
        freight.Reserve(new(300));
        var back = freight.TakeBack(new(300), settled, whole);

        Assert.That(settled, Is.EqualTo(Agreed.Shares((Agreed.Platform, 800))));
        Assert.That(back, Is.EqualTo(Agreed.Shares((Agreed.Platform, -300))));
        Assert.That((freight.Net, freight.Refundable), Is.EqualTo((new Money(500), new Money(500))));
    }

    [Test]
    public void What_was_posted_of_another_net_is_a_bug() => Assert.That(
        () => Received().With(Settle, Reserve).TakeBack(Some, PartyShares.Zero, Rule),
        Throws.InstanceOf<InvariantBrokenException>().With.Message.Contains("adds up to its net"));

    private static Sale Sold() => Sale.OfGoods(
        OurVillage, "D1", new(1, "茶", 2, new(6_200), new(200), new(3), new(1), IsMemberSale: true), Start);

    private static Sale Received() => Sold().With(sale => sale.BecomeDue(Due));

    private static void Reserve(Sale sale) => sale.Reserve(Some);

    private static void Settle(Sale sale) => _ = sale.Settle(Rule, Due);

    private static PartyShares PartsOf(Sale sale) => Rule.Split(sale.Net);
}
