using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Orders;

/// <summary>Whoever has an order on the phone finds it, by what they are told of it, and sees who did what.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class FindOrdersTests(DatabaseProvider provider) : ShopFixture(provider)
{
    [Test]
    public async Task An_order_is_found_by_its_number_its_end_a_phone_a_label_goods_or_a_household()
    {
        var (keeper, one, other) = (await Keeper(), await LogIn("shopper-1"), await LogIn("shopper-2"));
        var tea = await PaidOrder(one, new CartLine(await Sku(DemoVillage.TeaName), 1));
        var nuts = (await Place((await Wish(other, new CartLine(await Sku(DemoVillage.NutName), 1))) with
        {
            Address = Address with { Receiver = "王五", Phone = "13911112222" },
        })).OrThrow();
        await Ship(tea.Number, "SF12345678");

        Assert.That(await Found(keeper, tea.Number), Is.EqualTo(new[] { tea.Number }));
        Assert.That(await Found(keeper, tea.Number[^8..].ToLowerInvariant()), Is.EqualTo(new[] { tea.Number }));
        Assert.That(await Found(keeper, "13911112222"), Is.EqualTo(new[] { nuts.Number }));
        Assert.That(await Found(keeper, "2222"), Is.EqualTo(new[] { nuts.Number }));
        Assert.That(await Found(keeper, "13811112222"), Is.Empty, "the same end is another phone");
        Assert.That(await Found(keeper, "sf12345678"), Is.EqualTo(new[] { tea.Number }));
        Assert.That(await Found(keeper, "王五"), Is.EqualTo(new[] { nuts.Number }));
        Assert.That(await Found(keeper, tea.Lines[0].Title[..2]), Is.EqualTo(new[] { tea.Number }));
        Assert.That(await Found(keeper, tea.Lines[0].HouseholdName), Is.EqualTo(new[] { tea.Number }));
    }

    [Test]
    public async Task Whoever_sends_no_parcels_sees_that_there_is_a_receiver_and_not_who()
    {
        var (keeper, supervisor) = (await Keeper(), await Village.Staff(DemoVillage.Supervisor));
        _ = await PaidOrder(await LogIn("shopper-1"), new CartLine(await Sku(DemoVillage.TeaName), 1));

        Assert.That(await Receiver(keeper), Is.EqualTo(Address.Receiver));
        Assert.That(await Receiver(supervisor), Is.EqualTo(Address.Masked().Receiver));
        Assert.That(await Found(keeper, Address.Receiver), Has.Count.EqualTo(1));
        Assert.That(await Found(supervisor, Address.Receiver), Is.Empty, "nor does trying names tell");

        async Task<string> Receiver(StaffActor by) => (await Village.Run((ListVillageOrders feature) =>
            feature.Run(new(new PageQuery(), By: by), Ct))).OrThrow().Page.Rows.Single().Receiver;
    }

    [Test]
    public async Task Days_at_the_ends_of_the_calendar_leave_nothing_out()
    {
        var (keeper, supervisor) = (await Keeper(), await Village.Staff(DemoVillage.Supervisor));
        _ = await PaidOrder(await LogIn("shopper-1"), new CartLine(await Sku(DemoVillage.TeaName), 1));
        foreach (var (from, to, count) in new (DateOnly?, DateOnly?, int)[]
        {
            (DateOnly.MinValue, DateOnly.MaxValue, 1), (DateOnly.MaxValue, null, 0), (null, DateOnly.MinValue, 0),
        })
        {
            var orders = (await Village.Run((ListVillageOrders feature) => feature.Run(
                new(new PageQuery(), From: from, To: to, By: keeper), Ct))).OrThrow().Page.Total;
            var sales = (await Village.Run((ListSales feature) => feature.Run(
                new(new PageQuery(), From: from, To: to), Ct))).OrThrow();
            var acts = (await Village.Run((ListTrail feature) => feature.Run(
                new(supervisor, new PageQuery(), From: from, To: to), Ct))).OrThrow().Page.Total;

            Assert.That((orders, acts > 0), Is.EqualTo((count, count > 0)), $"{from} to {to}");
            Assert.That(sales, Is.Not.Null);
        }
    }

    [TestCase("D202605060900005WQJGENSFCD", "jgensfcd")]
    [TestCase("D202605060900005WQJGENSFCD", "JGEN SFCD")]
    [TestCase("D20260506090000ABCD12345678", "12345678")]
    [TestCase("D20260506090000ABCDA2345678", "05060900")]
    public async Task A_number_is_found_by_its_end_or_a_piece_whatever_it_is_made_of(string number, string typed)
    {
        var keeper = await Keeper();
        var placed = await Order(await LogIn("shopper-1"), new CartLine(await Sku(DemoVillage.TeaName), 1));
        var end = number[^8..];
        _ = await Village.Look(db => db.Orders.Where(order => order.Number == placed.Number)
            .ExecuteUpdateAsync(set => set.SetProperty(order => order.Number, number)
                .SetProperty(order => order.NumberEnd, end)));

        Assert.That(await Found(keeper, typed), Is.EqualTo(new[] { number }));
    }

    [TestCase("Anna 2")]
    [TestCase("Anna")]
    [TestCase("W7")]
    [TestCase("Margaret")]
    [TestCase("Tom-1234")]
    public async Task A_name_in_figures_and_letters_is_found_as_a_name(string receiver)
    {
        var keeper = await Keeper();
        var line = new CartLine(await Sku(DemoVillage.TeaName), 1);
        var wish = await Wish(await LogIn("shopper-1"), line);
        var placed = (await Place(wish with { Address = Address with { Receiver = receiver } })).OrThrow();
        _ = await Order(await LogIn("shopper-2"), line);

        Assert.That(await Found(keeper, receiver), Is.EqualTo(new[] { placed.Number }));
    }

    [Test]
    public async Task Who_may_not_see_phones_finds_nothing_by_them()
    {
        _ = await Order(await LogIn("shopper-1"), new CartLine(await Sku(DemoVillage.TeaName), 1));

        Assert.That(await Found(await Keeper(), Address.Phone), Has.Count.EqualTo(1));
        Assert.That(await Found(await Reviewer(), Address.Phone), Is.Empty);
        Assert.That(await Found(by: null, Address.Phone), Is.Empty);
    }

    [Test]
    public async Task The_tabs_count_what_they_show_for_the_same_filters()
    {
        var shopper = await LogIn("shopper-1");
        var line = new CartLine(await Sku(DemoVillage.TeaName), 2);
        _ = await Order(shopper, line);
        var refunding = await PaidOrder(shopper, line);
        _ = (await AskRefund(refunding.Number, new(100))).OrThrow();
        var shipped = await PaidOrder(shopper, line);
        await Ship(shipped.Number, "SF12345679");
        var day = BeijingTime.DayOf(Village.Now);

        var counts = await Count(new(new()));
        var none = await Count(new(new(), To: day.AddDays(-1)));
        var ofRefunds = await Rows(new(new(), Refunds: RefundMark.Open));

        Assert.That(counts, Is.EqualTo(new OrderCounts(3, 1, 1, 1, 0, 0, 1, 0)));
        Assert.That(none, Is.EqualTo(OrderCounts.None));
        Assert.That((await Count(new(new(), From: day, To: day))).All, Is.EqualTo(3));
        Assert.That(ofRefunds.Select(row => (row.Number, row.Refund)),
            Is.EqualTo(new[] { (refunding.Number, RefundMark.Open) }));
        Assert.That((await Rows(new(new(), OrderStatus.Shipped))).Single().TrackingNo, Is.EqualTo("SF12345679"));
    }

    [Test]
    public async Task What_came_to_its_end_long_ago_is_left_out_and_what_waits_is_not()
    {
        var keeper = await Keeper();
        var line = new CartLine(await Sku(DemoVillage.TeaName), 1);
        var ended = await Order(await LogIn("shopper-1"), line);
        var waits = await PaidOrder(await LogIn("shopper-2"), line);
        var refunding = await PaidOrder(await LogIn("shopper-3"), line);
        _ = (await AskRefund(refunding.Number, new(100))).OrThrow();
        await End(ended.Number, OrderStatus.Closed, "王二");
        await End(refunding.Number, OrderStatus.Completed, "王二");
        await Village.Advance(TimeSpan.FromDays(Recent.Days + 1));
        var fresh = await Order(await LogIn("shopper-4"), line);
        var day = BeijingTime.DayOf(Village.Now);
        var recent = new ListVillageOrders.Query(new(), By: keeper, IsRecent: true);

        Assert.That(await Numbers(recent), Is.EqualTo(new[] { fresh.Number }));
        Assert.That(await Numbers(recent with { Status = OrderStatus.Paid }), Is.EqualTo(new[] { waits.Number }));
        Assert.That(await Numbers(recent with { Refunds = RefundMark.Open }), Is.EqualTo(new[] { refunding.Number }));
        Assert.That(await Numbers(recent with { Status = OrderStatus.Closed }), Is.Empty);
        Assert.That(await Numbers(recent with { Search = "王二" }), Is.Empty, "a name is looked for among the recent");
        Assert.That(
            await Numbers(recent with { Search = waits.Address.Receiver }),
            Is.EqualTo(new[] { fresh.Number, waits.Number }), "what waits is found by its name, however old");
        Assert.That(await Numbers(recent with { Search = ended.Number }), Is.EqualTo(new[] { ended.Number }));
        Assert.That(await Numbers(recent with { Search = ended.Number[^8..] }), Is.EqualTo(new[] { ended.Number }));
        Assert.That(await Numbers(recent with { To = day.AddDays(-1) }), Has.Count.EqualTo(3), "days were named");
        Assert.That(await Numbers(recent with { IsRecent = false }), Has.Count.EqualTo(4));

        Assert.That(await Count(recent), Is.EqualTo(new OrderCounts(1, 1, 1, 0, 0, 0, 1, 0)));
        Assert.That(await Count(recent with { IsRecent = false }), Is.EqualTo(new OrderCounts(4, 1, 1, 0, 1, 1, 1, 0)));
        await SaysWhetherItLeavesOut(recent, ended.Number, day);
    }

    private async Task SaysWhetherItLeavesOut(ListVillageOrders.Query recent, string number, DateOnly day)
    {
        foreach (var (query, leavesOut) in new[]
        {
            (recent, true), (recent with { Search = "王二" }, true), (recent with { Search = number }, false),
            (recent with { Search = number[^8..] }, false), (recent with { To = day }, false),
            (recent with { IsRecent = false }, false),
        })
        {
            var found = await Village.Run((ListVillageOrders feature) => feature.Run(query, Ct));
            Assert.That(found.OrThrow().LeavesOut, Is.EqualTo(leavesOut), $"{query.Search} {query.To}");
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task More_orders_of_a_name_than_can_be_told_one_by_one_are_found_all_the_same(bool isRecent)
    {
        var (keeper, line) = (await Keeper(), new CartLine(await Sku(DemoVillage.TeaName), 1));
        var (one, other) = (await Order(await LogIn("shopper-1"), line), await Order(
            await LogIn("shopper-2"), new CartLine(await Sku(DemoVillage.NutName), 1)));
        await End(one.Number, OrderStatus.Completed, "王二");
        await Village.Advance(TimeSpan.FromDays(Recent.Days + 1));
        await End((await Order(await LogIn("shopper-3"), line)).Number, OrderStatus.Closed, "王二");
        await Many(1_000, await Order(await LogIn("shopper-4"), line));
        // Somebody is called like the goods: with them they count once, without them too.
        var word = one.Lines[0].Title[..2];
        await End((await Order(await LogIn("shopper-5"), line)).Number, OrderStatus.Closed, word);
        var nuts = await Order(await LogIn("shopper-6"), new CartLine(await Sku(DemoVillage.NutName), 1));
        await End(nuts.Number, OrderStatus.Closed, word);
        var asked = new ListVillageOrders.Query(new(2, 100), Search: word, By: keeper, IsRecent: isRecent);

        var found = (await Village.Run((ListVillageOrders feature) => feature.Run(asked, Ct))).OrThrow();
        var rest = await Rows(asked with { Page = new(11, 100, new(nameof(ListVillageOrders.OrderRow.Total))) });

        Assert.That(found.Page.Rows, Has.Count.EqualTo(100));
        Assert.That(found.Page.Rows.Select(row => row.PlacedAt), Is.Ordered.Descending);
        Assert.That(found.Page.Total, Is.EqualTo(isRecent ? 1_004 : 1_005));
        Assert.That((found.Counts.AwaitingPayment, found.Counts.Closed), Is.EqualTo((1_001, 3)));
        Assert.That(found.Counts.Completed, Is.EqualTo(isRecent ? 0 : 1));
        Assert.That(rest, Has.Count.EqualTo(isRecent ? 4 : 5));
        Assert.That(await Numbers(asked with { Search = "王二", Page = new() }), Has.Count.EqualTo(isRecent ? 1 : 2));
        Assert.That(
            await Found(keeper, other.Lines[0].Title[..2]), Is.EquivalentTo(new[] { other.Number, nuts.Number }));
    }

    [TestCase(nameof(ListVillageOrders.OrderRow.Total))]
    [TestCase(nameof(ListVillageOrders.OrderRow.Receiver))]
    [TestCase(nameof(ListVillageOrders.OrderRow.Number))]
    public async Task Recent_orders_in_any_order_are_all_of_them_once(string by)
    {
        var (keeper, line) = (await Keeper(), new CartLine(await Sku(DemoVillage.TeaName), 1));
        var ended = await Order(await LogIn("shopper-1"), line);
        await End(ended.Number, OrderStatus.Closed, "王二");
        await Village.Advance(TimeSpan.FromDays(Recent.Days + 1));
        var recent = new List<string>();
        for (var number = 1; number < 4; number++)
        {
            recent.Add((await Order(
                await LogIn($"shopper-{number}"), line with { Quantity = number })).Number);
        }

        var first = await Rows(new(new(1, 2, new(by, Descending: true)), By: keeper, IsRecent: true));
        var second = await Rows(new(new(2, 2, new(by, Descending: true)), By: keeper, IsRecent: true));

        Assert.That(
            first.Concat(second).Select(row => row.Number), Is.EquivalentTo(recent).And.Not.Contains(ended.Number));
        if (by == nameof(ListVillageOrders.OrderRow.Total))
            Assert.That(first.Concat(second).Select(row => row.Total.Fen), Is.Ordered.Descending);
    }

    [Test]
    public async Task The_orders_of_a_household_are_those_with_something_of_its_own()
    {
        var line = new CartLine(await Sku(DemoVillage.TeaName), 1);
        var (tea, nuts) = (await Order(await LogIn("shopper-1"), line), await Order(
            await LogIn("shopper-2"), new CartLine(await Sku(DemoVillage.NutName), 1)));
        var both = await Order(
            await LogIn("shopper-3"), line, new CartLine(await Sku(DemoVillage.NutName), 1));
        var maker = await Village.Look(db => db.Households
            .Where(one => one.Name == tea.Lines[0].HouseholdName).Select(one => one.Id).SingleAsync());

        var found = await Numbers(new(new(), Household: maker));

        Assert.That(found, Is.EquivalentTo(new[] { tea.Number, both.Number }).And.Not.Contains(nuts.Number));
        Assert.That((await Count(new(new(), Household: maker))).All, Is.EqualTo(2));
    }

    [Test]
    public async Task An_order_tells_who_did_what()
    {
        var order = await PaidOrder(await LogIn("shopper-1"), new CartLine(await Sku(DemoVillage.TeaName), 2));
        await Village.Advance(TimeSpan.FromMinutes(1));
        await Ship(order.Number, "SF12345678");
        await Village.Advance(TimeSpan.FromMinutes(1));
        _ = await ApprovedRefund(order.Number, new(100));
        await Village.Advance(TimeSpan.FromMinutes(1));
        var treasurer = await Village.Staff(DemoVillage.Treasurer);
        _ = (await Village.Run((HoldSales feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, order.Number, 1, "等鉴定"), Ct))).OrThrow();

        var course = (await Village.Run((GetOrderCourse feature) => feature.Run(new(order.Number), Ct))).OrThrow();

        Assert.That(course.Select(step => (step.Event, step.Who)), Is.EqualTo(new (OrderEvent, string?)[]
        {
            (OrderEvent.Placed, null), (OrderEvent.Paid, null), (OrderEvent.ParcelSent, DemoVillage.StoreKeeper),
            (OrderEvent.RefundAsked, DemoVillage.StoreKeeper), (OrderEvent.RefundApproved, DemoVillage.Reviewer),
            (OrderEvent.Held, DemoVillage.Treasurer),
        }));
    }

    private async Task Ship(string number, string label)
    {
        var keeper = await Keeper();
        _ = (await Village.Run((ShipOrder feature) =>
            feature.Run(new(IdempotencyKey.New(), keeper, number, "SF", label), Ct))).OrThrow();
    }

    /// <summary>So many more like this one, of the same moment.</summary>
    private Task Many(int count, OrderView like) => Village.Look(async db =>
    {
        var (order, line) = (
            (await db.Orders.AsNoTracking().Where(one => one.Number == like.Number).Select(one => one.Id)
                .SingleAsync()).Value, 0);
        for (; line < count; line++)
        {
            var number = $"D29990101{line:000000000000}";
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO orders (cooperative_id, shopper_id, number, number_end, status, phone_end, placed_at,
                    pay_before, open_refunds, version, address_city, address_detail, address_phone, address_province,
                    address_receiver, discount_fen, freight_fen, goods_fen, refunded_fen, total_fen)
                SELECT cooperative_id, shopper_id, {number}, number_end, status, phone_end, placed_at,
                    pay_before, open_refunds, version, address_city, address_detail, address_phone, address_province,
                    address_receiver, discount_fen, freight_fen, goods_fen, refunded_fen, total_fen
                FROM orders WHERE id = {order}
                """);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO order_lines (cooperative_id, order_id, number, sku_id, household_id, revenue_rule_id,
                    is_member_sale, title, quantity, after_sales_hours, pieces_in_flight, pieces_returned, version,
                    discount_fen, gross_fen, paid_fen, unit_price_fen)
                SELECT l.cooperative_id, o.id, l.number, l.sku_id, l.household_id, l.revenue_rule_id,
                    l.is_member_sale, l.title, l.quantity, l.after_sales_hours, l.pieces_in_flight, l.pieces_returned,
                    l.version, l.discount_fen, l.gross_fen, l.paid_fen, l.unit_price_fen
                FROM order_lines l, orders o WHERE l.order_id = {order} AND o.number = {number}
                """);
        }

        return line;
    });

    /// <summary>As one that came to this end, for somebody of this name.</summary>
    private Task End(string number, OrderStatus status, string receiver) => Village.Look(db => db.Orders
        .Where(order => order.Number == number)
        .ExecuteUpdateAsync(set => set.SetProperty(order => order.Status, status)
            .SetProperty(order => order.Address.Receiver, receiver)));

    private async Task<IReadOnlyList<string>> Numbers(ListVillageOrders.Query query) =>
        [.. (await Rows(query)).Select(row => row.Number)];

    private async Task<IReadOnlyList<string>> Found(StaffActor? by, string search) =>
        [.. (await Rows(new(new(), Search: search, By: by))).Select(row => row.Number)];

    private async Task<IReadOnlyList<ListVillageOrders.OrderRow>> Rows(ListVillageOrders.Query query) =>
        (await Village.Run((ListVillageOrders feature) => feature.Run(query, Ct))).OrThrow().Page.Rows;

    private async Task<OrderCounts> Count(ListVillageOrders.Query query) =>
        (await Village.Run((ListVillageOrders feature) => feature.Run(query, Ct))).OrThrow().Counts;
}
