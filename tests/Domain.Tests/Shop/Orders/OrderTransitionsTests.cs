using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Shop.Orders;

/// <summary>Paid, shipped, completed; closed when nobody paid, or when all of it went back. The order is of two pieces
/// for 60 yuan, and 8 yuan of freight. "Refunding" waits for WeChat's word on 10 yuan of the goods, "refunding all" on
/// everything.</summary>
public sealed class OrderTransitionsTests
{
    private static readonly Money Some = new(1_000);

    private static readonly TransitionTable<Order> Table = new(
        """
        paid      := Paid, Paid (refunding), Paid (refunding all)
        shipped   := Shipped, Shipped (refunding), Shipped (refunding all)
        completed := Completed, Completed (refunding), Completed (refunding all), Completed (freight settled)
        came back := Closed (refunded), Closed (late payment back)
        closed    := Closed (unpaid), came back
        unsent    := AwaitingPayment, paid
        sent      := shipped, completed
        in part   := Paid (refunding), Shipped (refunding), Completed (refunding)
        in whole  := Paid (refunding all), Shipped (refunding all), Completed (refunding all)
        at rest   := Paid, Shipped, Completed, Completed (freight settled)

        verb          | from                                   | to                          | sets
        Pay           | AwaitingPayment                        | Paid                        | PaidAt
        Pay           | paid, sent, closed                     | order.not_in_state
        Close         | AwaitingPayment                        | Closed (unpaid)             | ClosedAt
        Close         | paid, sent, closed                     | order.not_in_state
        Ship          | Paid                                   | Shipped                     | ShippedAt
        Ship          | Paid (refunding)                       | Shipped (refunding)         | ShippedAt
        Ship          | Paid (refunding all)                   | shipment.nothing_to_ship
        Ship          | AwaitingPayment, sent, closed          | order.not_in_state

        -- Each line's after-sales window opens, whatever waits for WeChat's word.
        Complete      | Shipped                                | Completed                   | CompletedAt Lines
        Complete      | Shipped (refunding)                    | Completed (refunding)       | CompletedAt Lines
        Complete      | Shipped (refunding all)                | Completed (refunding all)   | CompletedAt Lines
        Complete      | unsent, completed, closed              | order.not_in_state

        -- A refund of the goods doesn't hold it up; one of the freight does.
        SettleFreight | Completed                              | Completed (freight settled) | FreightSettledAt
        SettleFreight | Completed (refunding)                  | Completed (refunding)       | FreightSettledAt
        too early or too late := unsent, shipped, Completed (refunding all), Completed (freight settled), closed
        SettleFreight | too early or too late | bug: freight settles once, on completion, with no refund of it open

        ReserveRefund | Paid, Paid (refunding)                 | Paid (refunding)            | Lines OpenRefunds
        ReserveRefund | Shipped, Shipped (refunding)           | Shipped (refunding)         | Lines OpenRefunds
        ReserveRefund | Completed, Completed (refunding)       | Completed (refunding)       | Lines OpenRefunds
        ReserveRefund | Completed (freight settled)            | Completed (refunding)       | Lines OpenRefunds
        ReserveRefund | in whole                               | refund.too_large
        -- State, then amount, then pieces.
        ReserveRefund of less than nothing                | paid, sent       | refund.amount_invalid
        ReserveRefund of nothing                          | paid, sent       | refund.amount_invalid
        ReserveRefund of too much and of too many pieces  | paid, sent       | refund.too_large
        ReserveRefund of too many pieces                  | at rest, in part | refund.pieces_invalid
        ReserveRefund of too many pieces                  | in whole         | refund.too_large
        asking := ReserveRefund / ReserveRefund of less than nothing / ReserveRefund of nothing / asking for more
        asking for more := ReserveRefund of too much and of too many pieces / ReserveRefund of too many pieces
        asking                                            | AwaitingPayment, closed | order.not_in_state

        -- Freight goes back with the last of what is to be sent, and only then.
        StandBy              | AwaitingPayment, at rest, in part, in whole, closed | as it is
        StandBy with freight | Paid, Paid (refunding)                              | refund.freight_not_due
        StandBy with freight | AwaitingPayment, Paid (refunding all), sent, closed | as it is

        ReleaseRefund  | Paid (refunding)                      | Paid                        | Lines OpenRefunds
        ReleaseRefund  | Shipped (refunding)                   | Shipped                     | Lines OpenRefunds
        ReleaseRefund  | Completed (refunding)                 | Completed                   | Lines OpenRefunds
        ReleaseRefund  | Paid (refunding all)                  | Paid           | FreightInFlight Lines OpenRefunds
        ReleaseRefund  | Shipped (refunding all)               | Shipped        | FreightInFlight Lines OpenRefunds
        ReleaseRefund  | Completed (refunding all)             | Completed      | FreightInFlight Lines OpenRefunds
        ReleaseRefund  | AwaitingPayment, at rest, closed      | bug: a refund is released once

        CompleteRefund | Paid (refunding)                       | Paid           | Lines OpenRefunds Refunded
        CompleteRefund | Shipped (refunding)                    | Shipped        | Lines OpenRefunds Refunded
        CompleteRefund | Completed (refunding)                  | Completed      | Lines OpenRefunds Refunded
        -- What was never sent is over, what was sent and given back is over too; what was received stays so.
        CompleteRefund | Paid (refunding all), Shipped (refunding all) | Closed (refunded)   | ClosedAt +
        CompleteRefund | Completed (refunding all)             | Completed                   | +
        CompleteRefund | AwaitingPayment, at rest, closed      | bug: a refund ends once
        + := FreightInFlight FreightRefunded Lines OpenRefunds Refunded

        CompleteLateRefund | Closed (unpaid)                   | Closed (late payment back)  | Refunded
        CompleteLateRefund | unsent, sent, came back           | bug: a late payment goes back once and whole
        CompleteLateRefund of a part | unsent, sent, closed    | bug: a late payment goes back once and whole
        """)
    {
        Status = typeof(OrderStatus),
        StateOf = StateOf,
        States = new Dictionary<string, Func<Order>>
        {
            ["AwaitingPayment"] = NewOrder,
            ["Paid"] = Paid,
            ["Paid (refunding)"] = () => Paid().With(Reserve(Some)),
            ["Paid (refunding all)"] = () => Paid().With(ReserveAll),
            ["Shipped"] = Shipped,
            ["Shipped (refunding)"] = () => Shipped().With(Reserve(Some)),
            ["Shipped (refunding all)"] = () => Shipped().With(ReserveAll),
            ["Completed"] = Completed,
            ["Completed (refunding)"] = () => Completed().With(Reserve(Some)),
            ["Completed (refunding all)"] = () => Completed().With(ReserveAll),
            ["Completed (freight settled)"] = () => Completed().With(one => one.SettleFreight(Start)),
            ["Closed (unpaid)"] = Unpaid,
            ["Closed (refunded)"] = () => Paid().With(ReserveAll, CompleteOpenRefund),
            ["Closed (late payment back)"] = () => Unpaid().With(one => one.CompleteLateRefund(one.Total)),
        },
        Verbs = new()
        {
            { "Pay", order => order.Pay(Later) },
            { "Close", order => order.Close(Later) },
            { "Ship", order => order.Ship(Later) },
            { "Complete", order => order.Complete(Later, Later) },
            { "SettleFreight", order => order.SettleFreight(Later) },
            { "ReserveRefund", order => Ask(order, new(new(2_000))) },
            { "ReserveRefund of less than nothing", order => Ask(order, new(new(-1))) },
            { "ReserveRefund of nothing", order => Ask(order, new(Money.Zero)) },
            { "ReserveRefund of too much and of too many pieces", order => Ask(order, new(new(6_001), Pieces: 3)) },
            { "ReserveRefund of too many pieces", order => Ask(order, new(Some, Pieces: 3)) },
            { "StandBy", order => order.StandBy(OpenRefund(order)) },
            { "StandBy with freight", order => order.StandBy(OpenRefund(order) with { Freight = order.Freight }) },
            { "ReleaseRefund", order => order.ReleaseRefund(order.Lines[0], OpenRefund(order)) },
            { "CompleteRefund", CompleteOpenRefund },
            { "CompleteLateRefund", order => order.CompleteLateRefund(order.Total) },
            { "CompleteLateRefund of a part", order => order.CompleteLateRefund(Some) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static string StateOf(Order order) => order switch
    {
        { Status: OrderStatus.Closed, PaidAt: not null } => "Closed (refunded)",
        { Status: OrderStatus.Closed, Refunded.IsZero: true } => "Closed (unpaid)",
        { Status: OrderStatus.Closed } => "Closed (late payment back)",
        { OpenRefunds: > 0, LeavesNothing: true } => $"{order.Status} (refunding all)",
        { OpenRefunds: > 0 } => $"{order.Status} (refunding)",
        { FreightSettledAt: not null } => "Completed (freight settled)",
        _ => order.Status.ToString(),
    };

    private static Order Paid() => NewOrder().With(one => one.Pay(Start).OrThrow());

    private static Order Shipped() => Paid().With(one => one.Ship(Start).OrThrow());

    private static Order Completed() => Shipped().With(one => one.Complete(Start, Start).OrThrow());

    private static Order Unpaid() => NewOrder().With(one => one.Close(Start).OrThrow());

    private static Outcome Ask(Order order, RefundWish wish) =>
        order.ReserveRefund(order.Lines[0], wish).WithoutValue();

    private static Action<Order> Reserve(Money goods) => order => Ask(order, new(goods)).OrThrow();

    private static void ReserveAll(Order order) => Ask(
        order, new(order.Lines[0].Refundable, WithFreight: order.Status != OrderStatus.Paid)).OrThrow();

    private static RefundParts OpenRefund(Order order) =>
        new(order.Lines[0].RefundsInFlight, order.FreightInFlight, order.Lines[0].PiecesInFlight);

    /// <summary>As it is confirmed: the line first, then the order.</summary>
    private static void CompleteOpenRefund(Order order)
    {
        var parts = OpenRefund(order);
        if (order.OpenRefunds > 0) order.Lines[0].RefundBeforeSettlement(parts);
        _ = order.CompleteRefund(order.Lines[0], parts, Later);
    }
}
