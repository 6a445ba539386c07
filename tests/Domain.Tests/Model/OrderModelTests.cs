using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Tests.Finance.Rules;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Model;

/// <summary>An order to which anything is done in any order. Every fen that was paid is back, or somebody's, or still
/// waits; every piece is sent, or on the shelf, or promised to stay.</summary>
public sealed class OrderModelTests
{
    [Test]
    public void Whatever_is_done_to_an_order_each_fen_and_each_piece_is_in_one_place() =>
        Seeds.Play(static chance => new History(chance).Step);

    private sealed class History(Random chance)
    {
        private readonly RevenueRule rule = RuleOf(chance);
        private readonly WholeSplit ofFreight = new(Agreed.Platform);
        private readonly Order order = NewOrderOf(chance);
        private readonly Dictionary<Sale, PartyShares> posted = [];
        private readonly List<(OrderLine Line, RefundParts Parts)> open = [];
        private DateTimeOffset now = Start;
        private SoldOrder? sold;
        private int shelf;

        private SoldOrder Sold => sold ?? new(order, sales: []);

        private Outcome Refused { get; set; }

        public string Step()
        {
            Refused = Outcome.Done;
            var deed = Deed();
            Hold();
            return $"{deed}: {Refused.Refusal?.Code ?? "done"}, {order.Status}";
        }

        private string Deed()
        {
            var line = order.Lines[chance.Next(order.Lines.Count)];
            switch (chance.Next(14))
            {
                case 0: return Say("pay", Pay());
                case 1: return Say("close", chance.Next(6) == 0 ? order.Close(now) : Outcome.Done);
                case 2: return Say("ship", chance.Next(3) == 0 && Ships() ? order.Ship(now) : Outcome.Done);
                case 3: return Say("complete", Sold.Complete(now, now));
                case 4 or 5 or 6: return Reserve(line);
                case 7 or 8: return End(isPaidBack: true);
                case 9: return End(isPaidBack: false);
                case 10 or 11: return Settle();
                default:
                    now += TimeSpan.FromHours(chance.Next(30));
                    return "time goes by";
            }
        }

        private Outcome Pay()
        {
            var paid = order.Pay(now);
            if (!paid.IsRefused) sold = new(order, SoldOrder.Open(order, now));
            return paid;
        }

        private string Say(string deed, Outcome outcome)
        {
            Refused = outcome;
            return deed;
        }

        /// <summary>Nothing is sent while a refund decides what is sent.</summary>
        private bool Ships() => !open.Exists(one => one.Parts.Pieces > 0);

        private string Reserve(OrderLine line)
        {
            var goods = chance.Next(2) == 0 ? Sold.RefundableOf(line).Fen : chance.NextInt64(line.Paid.Fen + 2);
            int? pieces = chance.Next(2) == 0 ? chance.Next(line.Quantity + 2) : null;
            var reserved = Sold.ReserveRefund(line, new(new(goods), pieces, chance.Next(3) == 0));
            if (!reserved.IsRefused) open.Add((line, reserved.Value));
            return Say($"reserve {goods} and {pieces} pieces of line {line.Number}", reserved.WithoutValue());
        }

        private string End(bool isPaidBack)
        {
            if (open.Count == 0) return "no refund ends";
            var (line, parts) = open[chance.Next(open.Count)];
            open.Remove((line, parts));
            if (!isPaidBack) Sold.ReleaseRefund(line, parts);
            else
            {
                GiveBack(Sold.SaleOf(line)!, parts.Goods);
                if (Sold.Freight is { } freight) GiveBack(freight, parts.Freight);
                shelf += Sold.CompleteRefund(line, parts, now).Sum(one => one.Pieces);
            }

            return $"{parts} of line {line.Number} {(isPaidBack ? "is back" : "stays")}";
        }

        private void GiveBack(Sale sale, Money amount)
        {
            if (sale.IsSettled) posted[sale] += sale.TakeBack(amount, posted[sale], SplitOf(sale));
            else sale.GiveBack(amount);
        }

        private string Settle()
        {
            foreach (var sale in Sold.Sales.Where(one => !one.IsSettled && one.OpenRefunds == 0 && one.DueAt <= now))
                posted[sale] = sale.Settle(SplitOf(sale), now);
            return "what is due settles";
        }

        private ISplit SplitOf(Sale sale) => sale.Kind == SaleKind.Goods ? rule : ofFreight;

        private void Hold()
        {
            var kept = Money.Sum(Sold.Sales.Select(sale => sale.Net));
            Holds(
                sold is null || kept + order.Refunded == order.Total,
                $"{kept} kept and {order.Refunded} back make {order.Total}");
            Holds(order.OpenRefunds == open.Count, "the order knows its open refunds");
            Holds(!Sold.FreightRefundable.IsNegative, "no more freight is promised than there is");
            if (order is { Status: OrderStatus.Closed, PaidAt: not null })
                Holds(order.Refunded == order.Total, "a paid order closes when all of it is back");
            Holds(shelf == order.Lines.Sum(line => line.PiecesReturned), "what returned is on the shelf");
            foreach (var line in order.Lines) Hold(line);
            foreach (var sale in Sold.Sales) Hold(sale);
        }

        private void Hold(OrderLine line)
        {
            var own = open.Where(one => one.Line == line).ToList();
            Holds(line.PiecesLeft >= 0, "no piece is promised twice");
            Holds(line.PiecesInFlight == own.Sum(one => one.Parts.Pieces), "pieces in flight are open");
        }

        private void Hold(Sale sale)
        {
            var isFreight = sale.Kind == SaleKind.Freight;
            var own = open.Where(one => isFreight || one.Line.Number == sale.Item).ToList();
            Holds(!sale.Refundable.IsNegative, "no more is promised than was paid");
            Holds(sale.OpenRefunds == own.Count, "a sale knows its open refunds");
            var promised = Money.Sum(own.Select(one => isFreight ? one.Parts.Freight : one.Parts.Goods));
            Holds(sale.RefundsInFlight == promised, "what is in flight is open");
            if (!sale.IsSettled) return;
            Holds(posted[sale].Equals(SplitOf(sale).Split(sale.Net)), "what is posted is the split");
        }

        private static void Holds(bool claim, string words) => Invariant.Holds(claim, words);

        private static RevenueRule RuleOf(Random chance)
        {
            var cuts = new[] { chance.Next(10_001), chance.Next(10_001), chance.Next(10_001) }.Order().ToArray();
            return Agreed.OfWeights(cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], 10_000 - cuts[2]);
        }

        private static Order NewOrderOf(Random chance)
        {
            var lines = Enumerable.Range(1, chance.Next(1, 4)).Select(number => new QuotedLine(
                number, new(number), new(number), new(1), IsMemberSale: true, "茶", chance.Next(1, 5),
                new(chance.NextInt64(1, 2_000)), AfterSalesHours: 24));
            var terms = Terms with { ReductionFrom = new(3_000), ReductionOff = new(chance.NextInt64(1, 500)) };
            return new(
                OurVillage, new(1), "D1", OrderQuote.Of([.. lines], terms),
                new("林一", "13800000000", "浙江省", "诸暨市", "1"), Start, Start.AddMinutes(30));
        }
    }
}
