using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Shop.Orders;

/// <summary>What goes back of an order and its sales, and when nothing is left of it. The order is of two pieces for
/// 60 yuan, and 8 yuan of freight. "Refunding" waits for WeChat's word on 10 yuan of the goods, "refunding all" on
/// everything.</summary>
public sealed class SoldOrderTransitionsTests
{
    private static readonly Money Some = new(1_000);

    private static readonly TransitionTable<SoldOrder> Table = new(
        """
        paid      := Paid, Paid (refunding), Paid (refunding all)
        shipped   := Shipped, Shipped (refunding), Shipped (refunding all)
        completed := Completed, Completed (refunding), Completed (refunding all)
        over      := AwaitingPayment, Closed
        sent      := shipped, completed
        in part   := Paid (refunding), Shipped (refunding), Completed (refunding)
        in whole  := Paid (refunding all), Shipped (refunding all), Completed (refunding all)
        at rest   := Paid, Shipped, Completed

        verb          | from                                   | to                          | sets
        -- Each sale's after-sales window opens, whatever waits for WeChat's word.
        Complete      | Shipped                                | Completed                   | Order Sales
        Complete      | Shipped (refunding)                    | Completed (refunding)       | Order Sales
        Complete      | Shipped (refunding all)                | Completed (refunding all)   | Order Sales
        Complete      | paid, completed, over                  | order.not_in_state

        ReserveRefund | Paid, Paid (refunding)                 | Paid (refunding)            | Order Sales
        ReserveRefund | Shipped, Shipped (refunding)           | Shipped (refunding)         | Order Sales
        ReserveRefund | Completed, Completed (refunding)       | Completed (refunding)       | Order Sales
        ReserveRefund | in whole                               | refund.too_large
        -- State, then amount, then pieces.
        ReserveRefund of less than nothing                | paid, sent       | refund.amount_invalid
        ReserveRefund of nothing                          | paid, sent       | refund.amount_invalid
        ReserveRefund of too much and of too many pieces  | paid, sent       | refund.too_large
        ReserveRefund of too many pieces                  | at rest, in part | refund.pieces_invalid
        ReserveRefund of too many pieces                  | in whole         | refund.too_large
        asking := ReserveRefund / ReserveRefund of less than nothing / ReserveRefund of nothing / asking for more
        asking for more := ReserveRefund of too much and of too many pieces / ReserveRefund of too many pieces
        asking                                            | over | order.not_in_state

        -- Freight goes back with the last of what is to be sent, and only then.
        StandBy              | at rest, in part, in whole, over                     | as it is
        StandBy with freight | Paid, Paid (refunding)                               | refund.freight_not_due
        StandBy with freight | Paid (refunding all), sent, over                     | as it is
        StandBy with freight while another waits | Paid, Paid (refunding)           | refund.freight_not_due
        StandBy with freight while another waits | Paid (refunding all)             | refund.freight_waits
        StandBy with freight while another waits | sent, over                       | as it is

        ReleaseRefund  | Paid (refunding), Paid (refunding all)            | Paid           | Order Sales
        ReleaseRefund  | Shipped (refunding), Shipped (refunding all)      | Shipped        | Order Sales
        ReleaseRefund  | Completed (refunding), Completed (refunding all)  | Completed      | Order Sales
        ReleaseRefund  | at rest, Closed                                   | bug: a refund is released once

        CompleteRefund | Paid (refunding)                       | Paid                        | Order Sales
        CompleteRefund | Shipped (refunding)                    | Shipped                     | Order Sales
        CompleteRefund | Completed (refunding)                  | Completed                   | Order Sales
        -- What was never sent is over, what was sent and given back is over too; what was received stays so.
        CompleteRefund | Paid (refunding all), Shipped (refunding all) | Closed               | Order Sales
        CompleteRefund | Completed (refunding all)              | Completed                   | Order Sales
        CompleteRefund | at rest, Closed                        | bug: a refund ends once
        not paid := ReleaseRefund / CompleteRefund
        not paid       | AwaitingPayment                        | bug: only what was paid goes back
        """)
    {
        StateOf = StateOf,
        States = new Dictionary<string, Func<SoldOrder>>
        {
            ["AwaitingPayment"] = () => new(NewOrder(), sales: []),
            ["Paid"] = NewSoldOrder,
            ["Paid (refunding)"] = () => NewSoldOrder().With(Reserve(Some)),
            ["Paid (refunding all)"] = () => NewSoldOrder().With(ReserveAll),
            ["Shipped"] = Shipped,
            ["Shipped (refunding)"] = () => Shipped().With(Reserve(Some)),
            ["Shipped (refunding all)"] = () => Shipped().With(ReserveAll),
            ["Completed"] = Completed,
            ["Completed (refunding)"] = () => Completed().With(Reserve(Some)),
            ["Completed (refunding all)"] = () => Completed().With(ReserveAll),
            ["Closed"] = Over,
        },
        Verbs = new()
        {
            { "Complete", sold => sold.Complete(Later, Later) },
            { "ReserveRefund", sold => Ask(sold, new(new(2_000))) },
            { "ReserveRefund of less than nothing", sold => Ask(sold, new(new(-1))) },
            { "ReserveRefund of nothing", sold => Ask(sold, new(Money.Zero)) },
            { "ReserveRefund of too much and of too many pieces", sold => Ask(sold, new(new(6_001), Pieces: 3)) },
            { "ReserveRefund of too many pieces", sold => Ask(sold, new(Some, Pieces: 3)) },
            { "StandBy", sold => sold.StandBy(OpenRefund(sold), othersWait: false) },
            { "StandBy with freight", sold => sold.StandBy(WithFreight(sold), othersWait: false) },
            { "StandBy with freight while another waits", sold => sold.StandBy(WithFreight(sold), othersWait: true) },
            { "ReleaseRefund", sold => sold.ReleaseRefund(sold.Order.Lines[0], OpenRefund(sold)) },
            { "CompleteRefund", CompleteOpenRefund },
        },
        Questions = ["SaleOf", "LineOf", "RefundableOf", "KeepsMoneyForNothing", "MayGoBack"],
    };

    private static RefundParts WithFreight(SoldOrder sold) =>
        OpenRefund(sold) with { Freight = sold.Order.Freight };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    internal static SoldOrder Shipped() => NewSoldOrder().With(sold => sold.Order.Ship(Start).OrThrow());

    internal static SoldOrder Completed() => Shipped().With(sold => sold.Complete(Start, Start).OrThrow());

    internal static SoldOrder Over() => NewSoldOrder().With(ReserveAll, CompleteOpenRefund);

    internal static void ReserveAll(SoldOrder sold) => Ask(
        sold,
        new(sold.RefundableOf(sold.Order.Lines[0]), WithFreight: sold.Order.Status != OrderStatus.Paid)).OrThrow();

    private static string StateOf(SoldOrder sold) => sold.Order.OpenRefunds switch
    {
        > 0 => $"{sold.Order.Status} ({(sold.LeavesNothing ? "refunding all" : "refunding")})",
        _ => sold.Order.Status.ToString(),
    };

    private static Outcome Ask(SoldOrder sold, RefundWish wish) =>
        sold.ReserveRefund(sold.Order.Lines[0], wish).WithoutValue();

    private static Action<SoldOrder> Reserve(Money goods) => sold => Ask(sold, new(goods)).OrThrow();

    private static RefundParts OpenRefund(SoldOrder sold)
    {
        var line = sold.Order.Lines[0];
        return new(
            sold.SaleOf(line)?.RefundsInFlight ?? Money.Zero, sold.Freight?.RefundsInFlight ?? Money.Zero,
            line.PiecesInFlight);
    }

    /// <summary>As it is confirmed: the sales first, then the order.</summary>
    private static void CompleteOpenRefund(SoldOrder sold)
    {
        var parts = OpenRefund(sold);
        if (sold.Order.OpenRefunds > 0)
        {
            sold.SaleOf(sold.Order.Lines[0])!.GiveBack(parts.Goods);
            sold.Freight!.GiveBack(parts.Freight);
        }

        _ = sold.CompleteRefund(sold.Order.Lines[0], parts, Later);
    }
}
