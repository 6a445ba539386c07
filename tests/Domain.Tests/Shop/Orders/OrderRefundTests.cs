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
        var sold = Paid(freight: 800, (6_800, 1), (5_000, 2));

        Assert.That(Reserve(sold, 1, 3_000), Is.EqualTo(new RefundParts(new(3_000), new(0), 0)));
        Assert.That(Reserve(sold, 2, 5_000), Is.EqualTo(new RefundParts(new(5_000), new(0), 2)));
        Assert.That(Reserve(sold, 1, 3_800), Is.EqualTo(new RefundParts(new(3_800), new(800), 1)));
    }

    [Test]
    public void After_shipping_the_freight_goes_back_only_when_that_is_asked_for()
    {
        var sold = Paid(freight: 800, (6_800, 1));
        sold.Order.Ship(Now).OrThrow();

        Assert.That(Reserve(sold, 1, 6_800), Is.EqualTo(new RefundParts(new(6_800), new(0), 0)));
        Assert.That(Refuse(sold, new(Money.Zero)), Is.TypeOf<RefundAmountInvalid>());
        Assert.That(
            sold.ReserveRefund(sold.Order.Lines[0], new(Money.Zero, WithFreight: true)).OrThrow(),
            Is.EqualTo(new RefundParts(new(0), new(800), 0)));
        Assert.That(Refuse(sold, new(Money.Zero, WithFreight: true)), Is.TypeOf<FreightRefundedAlready>());
    }

    [Test]
    public void Goods_that_nobody_gets_keep_nobodys_money()
    {
        var sold = Paid(freight: 0, (6_000, 3));

        Assert.That(Refuse(sold, new(new(1_000), Pieces: 3)), Is.TypeOf<RefundLeavesMoney>());
        Assert.That(Refuse(sold, new(new(1_000), Pieces: 4)), Is.TypeOf<RefundPiecesInvalid>());
        Assert.That(Refuse(sold, new(new(1_000), Pieces: -1)), Is.TypeOf<RefundPiecesInvalid>());
        Assert.That(
            sold.ReserveRefund(sold.Order.Lines[0], new(new(2_000), Pieces: 1)).OrThrow().Pieces, Is.EqualTo(1));
        Assert.That(sold.Order.Lines[0].PiecesLeft, Is.EqualTo(2));
    }

    [TestCase(49, 365, null)]
    [TestCase(50, 1, "refund.past_wechat")]
    [TestCase(0, 366, "refund.past_wechat")]
    public void WeChat_takes_fifty_for_a_year(int others, int daysLater, string? code)
    {
        var sold = Paid(freight: 0, (6_000, 3));

        Assert.That(
            sold.MayGoBack(others, sold.Order.PaidAt!.Value.AddDays(daysLater)).Refusal?.Code, Is.EqualTo(code));
    }

    [Test]
    public void A_refund_with_the_freight_does_not_go_out_when_there_is_something_to_ship_again()
    {
        var sold = Paid(freight: 800, (6_800, 1), (5_000, 1));
        var first = Reserve(sold, 1, 6_800);
        var last = Reserve(sold, 2, 5_000);
        Assert.That(sold.StandBy(last, othersWait: false).IsRefused, Is.False);
        Assert.That(sold.StandBy(last, othersWait: true).Refusal, Is.TypeOf<FreightNotDueYet>());
        Assert.That(sold.StandBy(first, othersWait: true).IsRefused, Is.False, "it takes no freight along");

        sold.ReleaseRefund(sold.Order.Lines[0], first);

        Assert.That(sold.StandBy(last, othersWait: false).Refusal, Is.TypeOf<FreightNoLongerDue>());
        sold.ReleaseRefund(sold.Order.Lines[1], last);
        Assert.That((sold.Freight!.RefundsInFlight, sold.Order.OpenRefunds), Is.EqualTo((Money.Zero, 0)));
    }

    [Test]
    public void An_order_refunded_whole_before_shipping_closes_and_cannot_be_shipped()
    {
        var sold = Paid(freight: 800, (6_800, 2));
        var parts = Reserve(sold, 1, 6_800);
        var order = sold.Order;
        sold.SaleOf(order.Lines[0])!.GiveBack(parts.Goods);
        sold.Freight!.GiveBack(parts.Freight);

        var shelf = sold.CompleteRefund(order.Lines[0], parts, Now);

        Assert.That(shelf, Is.EqualTo(new[] { new PiecesOfSku(new(1), 2) }));
        Assert.That((order.Status, order.ClosedAt, order.Refunded), Is.EqualTo((OrderStatus.Closed, Now, order.Total)));
        Assert.That(order.Ship(Now).IsRefused, Is.True);
        Assert.That(Refuse(sold, new(new(1))), Is.TypeOf<OrderNotInState>());
    }

    [Test]
    public void Random_histories_return_no_more_than_was_paid_and_every_piece_once([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        var sold = Paid(
            random.Next(3) == 0 ? 0 : random.Next(1, 1_000),
            [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (random.Next(1, 20_000), random.Next(1, 6)))]);
        var order = sold.Order;
        var history = new History(sold, random);

        for (var step = 0; step < 40; step++)
        {
            history.Step();
            Assert.That(history.Back, Is.LessThanOrEqualTo(order.Total));
            Assert.That(sold.Sales.Select(sale => sale.Refundable), Is.All.GreaterThanOrEqualTo(Money.Zero));
            Assert.That(order.Lines.Select(one => one.PiecesLeft), Is.All.GreaterThanOrEqualTo(0));
        }

        history.GiveBackTheRest();

        Assert.That(
            (history.Back, history.Freight), Is.EqualTo((order.Total, order.Freight)), "all of it, and freight once");
        Assert.That(order.Status, Is.EqualTo(OrderStatus.Closed));
        Assert.That(
            (order.Refunded, Money.Sum(sold.Sales.Select(sale => sale.Net)), order.OpenRefunds),
            Is.EqualTo((order.Total, Money.Zero, 0)), "nothing stays behind");
        Assert.That(sold.Sales.Sum(sale => sale.OpenRefunds), Is.Zero);
        if (order.ShippedAt is not null) return;
        Assert.That(
            history.Shelf, Is.EquivalentTo(order.Lines.ToDictionary(line => line.SkuId, line => line.Quantity)),
            "each piece is back on the shelf, once");
    }

    private static RefundParts Reserve(SoldOrder sold, int line, long fen) =>
        sold.ReserveRefund(sold.Order.Lines[line - 1], new(new(fen))).OrThrow();

    private static Refusal? Refuse(SoldOrder sold, RefundWish wish) =>
        sold.ReserveRefund(sold.Order.Lines[0], wish).Refusal;

    private static SoldOrder Paid(long freight, params (int Fen, int Pieces)[] lines)
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
        return new(order, SoldOrder.Open(order, Now));
    }

    /// <summary>An order's refunds: asked for, declined or failed, and succeeded, in any order.</summary>
    private sealed class History(SoldOrder sold, Random random)
    {
        private readonly Order order = sold.Order;
        private readonly List<(OrderLine Line, RefundParts Parts)> open = [];

        public Money Back { get; private set; }

        public Money Freight { get; private set; }

        public Dictionary<SkuId, int> Shelf { get; } = sold.Order.Lines.ToDictionary(line => line.SkuId, _ => 0);

        public void Step()
        {
            if (random.Next(25) == 0 && MayShip) order.Ship(Now).OrThrow();
            var line = order.Lines[random.Next(order.Lines.Count)];
            if (open.Count > 0 && random.Next(2) == 0) End(random.Next(open.Count), fails: random.Next(3) == 0);
            else if (!sold.RefundableOf(line).IsZero) Ask(line, RandomWish(line));
        }

        public void GiveBackTheRest()
        {
            while (open.Count > 0) End(0, fails: false);
            foreach (var line in order.Lines)
            {
                var isShipped = order.Status == OrderStatus.Shipped;
                Ask(
                    line,
                    new(sold.RefundableOf(line), WithFreight: isShipped && sold.FreightRefundable > Money.Zero));
            }

            while (open.Count > 0) End(0, fails: false);
        }

        private bool MayShip => order.Status == OrderStatus.Paid && open.TrueForAll(one => one.Parts.Pieces == 0)
            && order.Lines.Any(line => line.PiecesLeft > 0);

        private RefundWish RandomWish(OrderLine line)
        {
            var (isPaid, most) = (order.Status == OrderStatus.Paid, sold.RefundableOf(line));
            return new(
                random.Next(3) == 0 ? most : new(random.NextInt64(1, most.Fen + 1)),
                isPaid && random.Next(2) == 0 ? random.Next(line.PiecesLeft + 1) : null,
                !isPaid && random.Next(4) == 0);
        }

        private void Ask(OrderLine line, RefundWish wish)
        {
            var asked = sold.ReserveRefund(line, wish);
            if (!asked.IsRefused) open.Add((line, asked.Value));
        }

        private void End(int which, bool fails)
        {
            var (line, parts) = open[which];
            open.RemoveAt(which);
            if (fails || sold.StandBy(parts, othersWait: false).IsRefused)
            {
                sold.ReleaseRefund(line, parts);
                return;
            }

            sold.SaleOf(line)!.GiveBack(parts.Goods);
            sold.Freight?.GiveBack(parts.Freight);
            foreach (var (sku, pieces) in sold.CompleteRefund(line, parts, Now)) Shelf[sku] += pieces;
            (Back, Freight) = (Back + parts.Total, Freight + parts.Freight);
        }
    }
}
