using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Shop.Orders;

/// <summary>Paid, shipped, completed; closed when nobody paid, or when all of it went back. What concerns its money too
/// is told by <see cref="SoldOrderTransitionsTests"/>.</summary>
public sealed class OrderTransitionsTests
{
    private static readonly TransitionTable<Order> Table = new(
        """
        paid      := Paid, Paid (refunding all)
        sent      := Shipped, Completed
        came back := Closed (refunded), Closed (late payment back)
        closed    := Closed (unpaid), Closed (giving back), came back
        unsent    := AwaitingPayment, paid

        verb          | from                                   | to                          | sets
        Pay           | AwaitingPayment                        | Paid                        | PaidAt
        Pay           | paid, sent, closed                     | order.not_in_state
        Close         | AwaitingPayment                        | Closed (unpaid)             | ClosedAt
        Close         | paid, sent, closed                     | order.not_in_state
        Ship          | Paid                                   | Shipped                     | ShippedAt
        Ship          | Paid (refunding all)                   | shipment.nothing_to_ship
        Ship          | AwaitingPayment, sent, closed          | order.not_in_state

        ReserveLateRefund  | Closed (unpaid)                   | Closed (giving back)        | OpenRefunds
        ReserveLateRefund  | unsent, sent, Closed (giving back), came back | refund.nothing_late
        ReleaseLateRefund  | Closed (giving back)              | Closed (unpaid)             | OpenRefunds
        ReleaseLateRefund  | Closed (unpaid), Closed (late payment back) | bug: a refund ends once
        ReleaseLateRefund  | unsent, sent, Closed (refunded)   | bug: what was paid in time goes back by its lines
        CompleteLateRefund | Closed (giving back)              | Closed (late payment back)  | OpenRefunds Refunded
        CompleteLateRefund | Closed (unpaid)                   | bug: a refund ends once
        CompleteLateRefund | unsent, sent, came back           | bug: a late payment goes back once and whole
        CompleteLateRefund of a part | unsent, sent, closed    | bug: a late payment goes back once and whole
        """)
    {
        Status = typeof(OrderStatus),
        StateOf = StateOf,
        States = new Dictionary<string, Func<Order>>
        {
            ["AwaitingPayment"] = NewOrder,
            ["Paid"] = () => NewSoldOrder().Order,
            ["Paid (refunding all)"] = () => NewSoldOrder().With(SoldOrderTransitionsTests.ReserveAll).Order,
            ["Shipped"] = () => SoldOrderTransitionsTests.Shipped().Order,
            ["Completed"] = () => SoldOrderTransitionsTests.Completed().Order,
            ["Closed (unpaid)"] = Unpaid,
            ["Closed (refunded)"] = () => SoldOrderTransitionsTests.Over().Order,
            ["Closed (giving back)"] = GivingBack,
            ["Closed (late payment back)"] = () => GivingBack().With(one => one.CompleteLateRefund(one.Total)),
        },
        Verbs = new()
        {
            { "Pay", order => order.Pay(Later) },
            { "Close", order => order.Close(Later) },
            { "Ship", order => order.Ship(Later) },
            { "ReserveLateRefund", order => order.ReserveLateRefund() },
            { "ReleaseLateRefund", order => order.ReleaseLateRefund() },
            { "CompleteLateRefund", order => order.CompleteLateRefund(order.Total) },
            { "CompleteLateRefund of a part", order => order.CompleteLateRefund(new(1_000)) },
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
        { Status: OrderStatus.Closed, OpenRefunds: > 0 } => "Closed (giving back)",
        { Status: OrderStatus.Closed, Refunded.IsZero: true } => "Closed (unpaid)",
        { Status: OrderStatus.Closed } => "Closed (late payment back)",
        { OpenRefunds: > 0 } => $"{order.Status} (refunding all)",
        _ => order.Status.ToString(),
    };

    private static Order GivingBack() => Unpaid().With(one => one.ReserveLateRefund().OrThrow());

    private static Order Unpaid() => NewOrder().With(one => one.Close(Start).OrThrow());
}
