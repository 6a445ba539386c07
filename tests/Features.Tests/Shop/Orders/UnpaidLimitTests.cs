using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Orders;

/// <summary>Nobody empties the shop without paying, however many carts he sends at once.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class UnpaidLimitTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private Person lin = null!;
    private SkuId tea;

    [SetUp]
    public async Task MeetLin() => (lin, tea) = (await LogIn("lin"), await Sku(DemoVillage.TeaName));

    [Test]
    public async Task A_fourth_unpaid_order_waits_until_one_is_paid_or_cancelled()
    {
        var wish = await Wish(lin, new CartLine(tea, 1));
        var first = (await Place(wish)).OrThrow();
        var second = await Order(lin, new CartLine(tea, 1));
        _ = await Order(lin, new CartLine(tea, 1));

        IsRefused(await Place(await Wish(lin, new CartLine(tea, 1))), "order.too_many_unpaid");
        Assert.That((await Place(wish)).OrThrow().Number, Is.EqualTo(first.Number), "asking again is no new order");
        Assert.That((await Place(await Wish(await LogIn("zhao"), new CartLine(tea, 1)))).IsRefused, Is.False);

        await PayInWeChat(lin, (await Prepare(lin, first.Number)).OrThrow());
        _ = (await Confirm(await Report(first.Number))).OrThrow();
        _ = await Order(lin, new CartLine(tea, 1));
        IsRefused(await Place(await Wish(lin, new CartLine(tea, 1))), "order.too_many_unpaid");

        var cancelled = await Village.Run((CancelOrder feature) => feature.Run(new(lin.Id, second.Number), Ct));
        Assert.That(cancelled.IsRefused, Is.False);
        _ = await Order(lin, new CartLine(tea, 1));
    }

    [Test]
    public async Task Carts_at_once_pass_no_limit()
    {
        _ = await Village.SetStock(5, tea);
        var wishes = new List<PlaceOrder.Command>();
        for (var i = 0; i < 12; i++) wishes.Add(await Wish(lin, new CartLine(tea, 1)));

        var answers = await Task.WhenAll(wishes.Select(wish => Task.Run(() => Place(wish))));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(3));
        Assert.That(
            answers.Where(answer => answer.IsRefused).Select(answer => answer.Refusal!.Code),
            Is.All.AnyOf("order.too_many_unpaid", "order.too_many_pieces_held"));
        Assert.That(await StockOf(tea), Is.EqualTo(2));
    }

    // Several people one after the other, since whether two reads meet a commit between them is chance.
    [Test]
    public async Task Pieces_at_once_pass_no_share([Values("lin", "zhao", "qian", "sun", "li")] string who)
    {
        var shopper = await LogIn(who);
        _ = await Village.SetStock(20, tea);
        var wishes = new List<PlaceOrder.Command>();
        for (var i = 0; i < 6; i++) wishes.Add(await Wish(shopper, new CartLine(tea, 6)));

        var answers = await Task.WhenAll(wishes.Select(wish => Task.Run(() => Place(wish))));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That(
            answers.Where(answer => answer.IsRefused).Select(answer => answer.Refusal!.Code),
            Is.All.EqualTo("order.too_many_pieces_held"));
        Assert.That(await StockOf(tea), Is.EqualTo(14));
    }

    [Test]
    public async Task One_shopper_leaves_goods_of_every_kind_and_pays_for_what_she_wants()
    {
        var skus = await Village.Look(db => db.Skus.AsNoTracking().Where(sku => sku.Stock > 2
                && db.Products.Any(product => product.Id == sku.ProductId && product.IsOnSale))
            .OrderBy(sku => sku.Id).Select(sku => new { sku.Id, sku.Stock }).ToListAsync());
        foreach (var part in skus.Chunk(20))
        {
            var cart = part.Select(sku => new CartLine(sku.Id, Math.Min(999, sku.Stock))).ToArray();
            Assert.That(
                (await Place(await Wish(lin, cart))).Refusal?.Code,
                Is.AnyOf("order.too_many_pieces_held", "order.too_many_kinds_held", "order.too_many_unpaid"));
            var half = cart.Select(line => line with { Quantity = (line.Quantity + 1) / 2 }).ToArray();
            _ = await Place(await Wish(lin, half));
        }

        var before = await Village.Look(db => db.OrderLines.CountAsync());
        Assert.That(before, Is.GreaterThan(0).And.LessThanOrEqualTo(50));
        foreach (var sku in skus) Assert.That(await StockOf(sku.Id), Is.GreaterThan(0));
    }

    [Test]
    public async Task Ordering_and_cancelling_again_and_again_ends_for_an_hour()
    {
        _ = await Village.Look(db => db.Database.ExecuteSqlAsync(
            $"UPDATE cooperatives SET terms_unpaid_orders_an_hour = 2"));
        for (var i = 0; i < 2; i++)
        {
            var order = await Order(lin, new CartLine(tea, 1));
            Assert.That(
                (await Village.Run((CancelOrder feature) => feature.Run(new(lin.Id, order.Number), Ct))).IsRefused,
                Is.False);
        }

        IsRefused(await Place(await Wish(lin, new CartLine(tea, 1))), "order.too_many_an_hour");
        await Village.Advance(TimeSpan.FromMinutes(61));
        Assert.That((await Place(await Wish(lin, new CartLine(tea, 1)))).IsRefused, Is.False);
    }

    [Test]
    public async Task A_cart_of_more_than_fifty_lines_is_refused_before_the_shelf_is_asked()
    {
        var unknown = Enumerable.Range(0, 1_950).Select(i => new CartLine(new SkuId(900_000 + i), 1)).ToArray();

        IsRefused(
            await Village.Run((QuoteOrder feature) => feature.Run(new(lin.Id, unknown, null), Ct)),
            "order.cart_too_long");
        IsRefused(
            await Place(new(IdempotencyKey.New(), lin.Id, unknown, Address, new Money(1))), "order.cart_too_long");
        IsRefused(
            await Village.Run((QuoteOrder feature) => feature.Run(new(lin.Id, unknown[..50], null), Ct)),
            "catalog.product_not_found");
    }
}
