using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Village.Cooperatives;

namespace VillageCloud.Domain.Tests.Shop.Orders;

/// <summary>Giving back, in any order of asking, declining, failing and succeeding.</summary>
public sealed class OrderRefundTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 6, 9, 0, 0, TimeSpan.FromHours(8));

    [Test]
    public void Before_shipping_the_freight_goes_back_with_the_last_fen_of_the_last_line()
    {
        var order = Paid(freight: 800, (6_800, 1), (5_000, 2));

        Assert.That(Reserve(order, 1, 3_000), Is.EqualTo(new RefundParts(new(3_000), new(0), 0)));
        Assert.That(Reserve(order, 2, 5_000), Is.EqualTo(new RefundParts(new(5_000), new(0), 2)));
        Assert.That(Reserve(order, 1, 3_800), Is.EqualTo(new RefundParts(new(3_800), new(800), 1)));
    }

    [Test]
    public void After_shipping_the_freight_goes_back_only_when_that_is_asked_for()
    {
        var order = Paid(freight: 800, (6_800, 1));
        order.Ship(Now).OrThrow();

        Assert.That(Reserve(order, 1, 6_800), Is.EqualTo(new RefundParts(new(6_800), new(0), 0)));
        Assert.That(Refuse(order, new(Money.Zero)), Is.TypeOf<RefundAmountInvalid>());
        Assert.That(
            order.ReserveRefund(order.Lines[0], new(Money.Zero, WithFreight: true)).OrThrow(),
            Is.EqualTo(new RefundParts(new(0), new(800), 0)));
        Assert.That(Refuse(order, new(Money.Zero, WithFreight: true)), Is.TypeOf<FreightRefundedAlready>());
    }

    [Test]
    public void Goods_that_nobody_gets_keep_nobodys_money()
    {
        var order = Paid(freight: 0, (6_000, 3));

        Assert.That(Refuse(order, new(new(1_000), Pieces: 3)), Is.TypeOf<RefundLeavesMoney>());
        Assert.That(Refuse(order, new(new(1_000), Pieces: 4)), Is.TypeOf<RefundPiecesInvalid>());
        Assert.That(Refuse(order, new(new(1_000), Pieces: -1)), Is.TypeOf<RefundPiecesInvalid>());
        Assert.That(
            order.ReserveRefund(order.Lines[0], new(new(2_000), Pieces: 1)).OrThrow().Pieces, Is.EqualTo(1));
        Assert.That(order.Lines[0].PiecesLeft, Is.EqualTo(2));
    }

    [Test]
    public void A_refund_with_the_freight_does_not_go_out_when_there_is_something_to_ship_again()
    {
        var order = Paid(freight: 800, (6_800, 1), (5_000, 1));
        var first = Reserve(order, 1, 6_800);
        var last = Reserve(order, 2, 5_000);
        Assert.That(order.StandBy(last).IsRefused, Is.False);

        order.ReleaseRefund(order.Lines[0], first);

        Assert.That(order.StandBy(last).Refusal, Is.TypeOf<FreightNoLongerDue>());
        order.ReleaseRefund(order.Lines[1], last);
        Assert.That((order.FreightInFlight, order.OpenRefunds), Is.EqualTo((Money.Zero, 0)));
    }

    [Test]
    public void An_order_refunded_whole_before_shipping_closes_and_cannot_be_shipped()
    {
        var order = Paid(freight: 800, (6_800, 2));
        var parts = Reserve(order, 1, 6_800);
        order.Lines[0].RefundBeforeSettlement(parts);

        var shelf = order.CompleteRefund(order.Lines[0], parts, Now);

        Assert.That(shelf, Is.EqualTo(new[] { new PiecesOfSku(new(1), 2) }));
        Assert.That((order.Status, order.ClosedAt, order.Refunded), Is.EqualTo((OrderStatus.Closed, Now, order.Total)));
        Assert.That(order.Ship(Now).IsRefused, Is.True);
        Assert.That(Refuse(order, new(new(1))), Is.TypeOf<OrderNotInState>());
    }

    [Test]
    public void Random_histories_return_no_more_than_was_paid_and_every_piece_once([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        var order = Paid(
            random.Next(3) == 0 ? 0 : random.Next(1, 1_000),
            [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (random.Next(1, 20_000), random.Next(1, 6)))]);
        var history = new History(order, random);

        for (var step = 0; step < 40; step++)
        {
            history.Step();
            Assert.That(history.Back, Is.LessThanOrEqualTo(order.Total));
            Assert.That(order.FreightRefunded + order.FreightInFlight, Is.LessThanOrEqualTo(order.Freight));
            Assert.That(order.Lines.Select(one => one.PiecesLeft), Is.All.GreaterThanOrEqualTo(0));
        }

        history.GiveBackTheRest();

        Assert.That(
            (history.Back, history.Freight), Is.EqualTo((order.Total, order.Freight)), "all of it, and freight once");
        Assert.That(order.Status, Is.EqualTo(OrderStatus.Closed));
        Assert.That(
            (order.Refunded, order.FreightNet, order.OpenRefunds),
            Is.EqualTo((order.Total, Money.Zero, 0)), "nothing stays behind");
        if (order.ShippedAt is not null) return;
        Assert.That(
            history.Shelf, Is.EquivalentTo(order.Lines.ToDictionary(line => line.SkuId, line => line.Quantity)),
            "each piece is back on the shelf, once");
    }

    private static RefundParts Reserve(Order order, int line, long fen) =>
        order.ReserveRefund(order.Lines[line - 1], new(new(fen))).OrThrow();

    private static Refusal? Refuse(Order order, RefundWish wish) => order.ReserveRefund(order.Lines[0], wish).Refusal;

    private static Order Paid(long freight, params (int Fen, int Pieces)[] lines)
    {
        var terms = new CooperativeTerms
        {
            ReserveBp = 1_000, PatronageBp = 6_000, MinimumPayout = new(1_300), Freight = new(freight),
            FreeFreightFrom = new(long.MaxValue), ReductionFrom = new(long.MaxValue), ReductionOff = Money.Zero,
            PaymentMinutes = 30, DisclosureDays = 15, SingleTransferLimit = new(20_000),
        };
        var quote = OrderQuote.Of(
            [
                .. lines.Select((line, i) => new QuotedLine(
                    i + 1, new(i + 1), new(1), new(1), IsMemberSale: true, "茶", line.Pieces, new(line.Fen), 168)
                {
                    Gross = new(line.Fen),
                }),
            ],
            terms);
        var order = new Order(new(1), new(1), "D1", quote, new("林一", "1", "浙江省", "诸暨市", "1"), Now, Now);
        order.Pay(Now).OrThrow();
        return order;
    }

    /// <summary>An order's refunds: asked for, declined or failed, and succeeded, in any order.</summary>
    private sealed class History(Order order, Random random)
    {
        private readonly List<(OrderLine Line, RefundParts Parts)> open = [];

        public Money Back { get; private set; }

        public Money Freight { get; private set; }

        public Dictionary<SkuId, int> Shelf { get; } = order.Lines.ToDictionary(line => line.SkuId, _ => 0);

        public void Step()
        {
            if (random.Next(25) == 0 && MayShip) order.Ship(Now).OrThrow();
            var line = order.Lines[random.Next(order.Lines.Count)];
            if (open.Count > 0 && random.Next(2) == 0) End(random.Next(open.Count), fails: random.Next(3) == 0);
            else if (!line.Refundable.IsZero) Ask(line, RandomWish(line));
        }

        public void GiveBackTheRest()
        {
            while (open.Count > 0) End(0, fails: false);
            foreach (var line in order.Lines)
            {
                var isShipped = order.Status == OrderStatus.Shipped;
                Ask(line, new(line.Refundable, WithFreight: isShipped && order.FreightRefundable > Money.Zero));
            }

            while (open.Count > 0) End(0, fails: false);
        }

        private bool MayShip => order.Status == OrderStatus.Paid && open.TrueForAll(one => one.Parts.Pieces == 0)
            && order.Lines.Any(line => line.PiecesLeft > 0);

        private RefundWish RandomWish(OrderLine line)
        {
            var isPaid = order.Status == OrderStatus.Paid;
            return new(
                random.Next(3) == 0 ? line.Refundable : new(random.NextInt64(1, line.Refundable.Fen + 1)),
                isPaid && random.Next(2) == 0 ? random.Next(line.PiecesLeft + 1) : null,
                !isPaid && random.Next(4) == 0);
        }

        private void Ask(OrderLine line, RefundWish wish)
        {
            var asked = order.ReserveRefund(line, wish);
            if (!asked.IsRefused) open.Add((line, asked.Value));
        }

        private void End(int which, bool fails)
        {
            var (line, parts) = open[which];
            open.RemoveAt(which);
            if (fails || order.StandBy(parts).IsRefused)
            {
                order.ReleaseRefund(line, parts);
                return;
            }

            line.RefundBeforeSettlement(parts);
            foreach (var (sku, pieces) in order.CompleteRefund(line, parts, Now)) Shelf[sku] += pieces;
            (Back, Freight) = (Back + parts.Total, Freight + parts.Freight);
        }
    }
}
