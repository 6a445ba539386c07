using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
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
        private readonly SplitWeights weights = WeightsOf(chance);
        private readonly Order order = NewOrderOf(chance);
        private readonly List<(OrderLine Line, RefundParts Parts)> open = [];
        private DateTimeOffset now = Start;
        private int shelf;

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
                case 0: return Say("pay", order.Pay(now));
                case 1: return Say("close", chance.Next(6) == 0 ? order.Close(now) : Outcome.Done);
                case 2: return Say("ship", chance.Next(3) == 0 && Ships() ? order.Ship(now) : Outcome.Done);
                case 3: return Say("complete", order.Complete(now, now));
                case 4 or 5 or 6: return Reserve(line);
                case 7 or 8: return End(isPaidBack: true);
                case 9: return End(isPaidBack: false);
                case 10 or 11: return Settle();
                default:
                    now += TimeSpan.FromHours(chance.Next(30));
                    return "time goes by";
            }
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
            var goods = chance.Next(2) == 0 ? line.Refundable.Fen : chance.NextInt64(line.Paid.Fen + 2);
            int? pieces = chance.Next(2) == 0 ? chance.Next(line.Quantity + 2) : null;
            var reserved = order.ReserveRefund(line, new(new(goods), pieces, chance.Next(3) == 0));
            if (!reserved.IsRefused) open.Add((line, reserved.Value));
            return Say($"reserve {goods} and {pieces} pieces of line {line.Number}", reserved.WithoutValue());
        }

        private string End(bool isPaidBack)
        {
            if (open.Count == 0) return "no refund ends";
            var (line, parts) = open[chance.Next(open.Count)];
            open.Remove((line, parts));
            if (!isPaidBack) order.ReleaseRefund(line, parts);
            else
            {
                if (line.IsSettled) _ = line.RefundAfterSettlement(parts, weights);
                else line.RefundBeforeSettlement(parts);
                shelf += order.CompleteRefund(line, parts, now).Sum(one => one.Pieces);
            }

            return $"{parts} of line {line.Number} {(isPaidBack ? "is back" : "stays")}";
        }

        private string Settle()
        {
            if (order.Status != OrderStatus.Completed) return "nothing settles";
            foreach (var line in order.Lines.Where(one => !one.IsSettled && one.OpenRefunds == 0
                && one.WindowEndsAt <= now)) _ = line.Settle(weights, now);
            if (order.FreightSettledAt is null && order.FreightInFlight.IsZero && order.FreightNet > Money.Zero
                && order.Lines.All(line => line.IsSettled)) order.SettleFreight(now);
            return "what is due settles";
        }

        private void Hold()
        {
            var kept = Money.Sum(order.Lines.Select(line => line.Net)) + order.FreightNet;
            Holds(kept + order.Refunded == order.Total, $"{kept} kept and {order.Refunded} back make {order.Total}");
            Holds(order.OpenRefunds == open.Count, "the order knows its open refunds");
            Holds(!order.FreightRefundable.IsNegative, "no more freight is promised than there is");
            if (order is { Status: OrderStatus.Closed, PaidAt: not null })
                Holds(order.Refunded == order.Total, "a paid order closes when all of it is back");
            Holds(shelf == order.Lines.Sum(line => line.PiecesReturned), "what returned is on the shelf");
            foreach (var line in order.Lines) Hold(line);
        }

        private void Hold(OrderLine line)
        {
            var own = open.Where(one => one.Line == line).ToList();
            Holds(!line.Refundable.IsNegative, "no more is promised than was paid");
            Holds(line.PiecesLeft >= 0, "no piece is promised twice");
            Holds(line.OpenRefunds == own.Count, "a line knows its open refunds");
            Holds(line.RefundsInFlight == Money.Sum(own.Select(one => one.Parts.Goods)), "what is in flight is open");
            Holds(line.PiecesInFlight == own.Sum(one => one.Parts.Pieces), "pieces in flight are open");
            if (line.IsSettled) Holds(line.Posted == LineSplit.Of(line.Net, weights), "what is posted is the split");
        }

        private static void Holds(bool claim, string words) => Invariant.Holds(claim, words);

        private static SplitWeights WeightsOf(Random chance)
        {
            var cuts = new[] { chance.Next(10_001), chance.Next(10_001), chance.Next(10_001) }.Order().ToArray();
            return new(cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], 10_000 - cuts[2]);
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
