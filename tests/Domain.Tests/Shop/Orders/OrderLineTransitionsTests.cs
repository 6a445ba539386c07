using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Tests.Finance.Rules;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Shop.Orders;

/// <summary>A line is split once, after its window and with no refund open; what goes back later changes what was
/// split. It has a day of after-sales; "refunding" waits for WeChat's word on 10 yuan.</summary>
public sealed class OrderLineTransitionsTests
{
    private static readonly RevenueRule Rule = Agreed.OfWeights(8_000, 1_000, 500, 500);
    private static readonly DateTimeOffset WindowEnds = Start.AddHours(24);
    private static readonly RefundParts Some = new(new(1_000), new(0), Pieces: 0);

    private static readonly TransitionTable<OrderLine> Table = new(
        """
        unsettled := Sold, Sold (refunding), Received, Received (refunding)
        settled   := Settled, Settled (refunding)
        parts     := PostedCooperative PostedFund PostedHousehold PostedPlatform SettlementGeneration

        verb                     | from                 | to       | sets
        Settle                   | Received             | Settled  | SettledAt parts
        not due := Sold, Sold (refunding), Received (refunding), settled
        Settle                   | not due              | bug: settles once, after the window, with no refund open
        Settle a second too early | unsettled, settled  | bug: settles once, after the window, with no refund open

        before := OpenRefunds RefundedBeforeSettlement RefundsInFlight
        RefundBeforeSettlement   | Sold (refunding)     | Sold     | before
        RefundBeforeSettlement   | Received (refunding) | Received | before
        RefundBeforeSettlement   | Sold, Received       | bug: a refund is released once
        RefundBeforeSettlement   | settled              | bug: before settlement

        after := OpenRefunds RefundedAfterSettlement RefundsInFlight
        RefundAfterSettlement    | Settled (refunding)  | Settled  | after parts
        RefundAfterSettlement    | Settled              | bug: a refund is released once
        RefundAfterSettlement    | unsettled            | bug: after settlement
        """)
    {
        StateOf = line => line switch
        {
            { IsSettled: true } => "Settled",
            { WindowEndsAt: not null } => "Received",
            _ => "Sold",
        } + (line.OpenRefunds > 0 ? " (refunding)" : ""),
        States = new Dictionary<string, Func<OrderLine>>
        {
            ["Sold"] = () => Sold().Lines[0],
            ["Sold (refunding)"] = () => Sold().With(Reserve).Lines[0],
            ["Received"] = () => Received().Lines[0],
            ["Received (refunding)"] = () => Received().With(Reserve).Lines[0],
            ["Settled"] = () => Received().With(Settle).Lines[0],
            ["Settled (refunding)"] = () => Received().With(Settle, Reserve).Lines[0],
        },
        Verbs = new()
        {
            { "Settle", line => _ = line.Settle(Rule, WindowEnds) },
            { "Settle a second too early", line => _ = line.Settle(Rule, WindowEnds.AddSeconds(-1)) },
            { "RefundBeforeSettlement", line => line.RefundBeforeSettlement(Some) },
            { "RefundAfterSettlement", line => _ = line.RefundAfterSettlement(Some, Rule, Rule.Split(line.Net)) },
        },
        Questions = ["DeltaOf"],
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static Order Sold() => NewOrder().With(one => one.Pay(Start).OrThrow());

    private static Order Received() => Sold().With(
        one => one.Ship(Start).OrThrow(), one => one.Complete(Start, Start).OrThrow());

    private static void Reserve(Order order) => _ = order.ReserveRefund(order.Lines[0], new(Some.Goods)).OrThrow();

    private static void Settle(Order order) => _ = order.Lines[0].Settle(Rule, WindowEnds);
}
