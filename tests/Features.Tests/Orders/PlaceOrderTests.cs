using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Orders;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Orders;
using VillageCloud.Features.Tests.Shop;
using VillageCloud.Features.Villages.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Orders;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class PlaceOrderTests(DatabaseProvider provider) : ShopFixture(provider)
{
    [Test]
    public async Task An_order_takes_stock_and_makes_its_payment_number()
    {
        var lin = await LogIn("lin");
        var tea = await Sku(DemoVillage.TeaName);
        var before = await StockOf(tea);

        var order = await Order(lin, new CartLine(tea, 2));

        Assert.That(await StockOf(tea), Is.EqualTo(before - 2));
        Assert.That(order.Status, Is.EqualTo(OrderStatus.AwaitingPayment));
        Assert.That(order.Timeline.Select(moment => moment.Moment), Is.EqualTo(new[] { OrderMoment.Placed }));
        Assert.That(
            await Village.Look(db => db.Payments.Select(payment => payment.OutTradeNo).SingleAsync()),
            Is.EqualTo(order.Number));
    }

    [Test]
    public async Task Two_shoppers_want_the_last_basket_and_exactly_one_gets_it()
    {
        var basket = await Sku(DemoVillage.BasketName);
        var (lin, zhao) = (await LogIn("lin"), await LogIn("zhao"));
        _ = await Order(lin, new CartLine(basket, await StockOf(basket) - 1));
        var wishes = new[] { await Wish(lin, new CartLine(basket, 1)), await Wish(zhao, new CartLine(basket, 1)) };

        var answers = await Task.WhenAll(wishes.Select(wish => Task.Run(() => Place(wish))));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        IsRefused(answers.Single(answer => answer.IsRefused), "catalog.out_of_stock");
        Assert.That(await StockOf(basket), Is.Zero);
    }

    [Test]
    public async Task The_same_wish_sent_twice_at_once_is_one_order_even_for_the_last_basket()
    {
        var basket = await Sku(DemoVillage.BasketName);
        var lin = await LogIn("lin");
        var wish = await Wish(lin, new CartLine(basket, await StockOf(basket)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Place(wish))));

        Assert.That(answers[0].OrThrow().Number, Is.EqualTo(answers[1].OrThrow().Number));
        Assert.That(await Village.Look(db => db.Orders.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Crossed_carts_of_many_shoppers_all_come_through()
    {
        var (tea, nuts) = (await Sku(DemoVillage.TeaName), await Sku(DemoVillage.NutName));
        var lin = await LogIn("lin");
        var wishes = new List<PlaceOrder.Command>();
        for (var i = 0; i < 6; i++)
        {
            CartLine[] cart = [new(tea, 1), new(nuts, 1)];
            if (i % 2 == 1) Array.Reverse(cart);
            wishes.Add(await Wish(lin, cart));
        }

        var answers = await Task.WhenAll(wishes.Select(wish => Task.Run(() => Place(wish))));

        Assert.That(answers.Select(answer => answer.Refusal), Is.All.Null);
    }

    [Test]
    public async Task Replay_returns_the_first_answer()
    {
        var lin = await LogIn("lin");
        var tea = await Sku(DemoVillage.TeaName);
        var wish = await Wish(lin, new CartLine(tea, 1));
        var first = (await Place(wish)).OrThrow();
        var stock = await StockOf(tea);

        var again = (await Place(wish)).OrThrow();

        Assert.That(again.Number, Is.EqualTo(first.Number));
        Assert.That(await StockOf(tea), Is.EqualTo(stock));
    }

    [Test]
    public async Task The_same_key_for_another_cart_is_refused()
    {
        var lin = await LogIn("lin");
        var tea = await Sku(DemoVillage.TeaName);
        var wish = await Wish(lin, new CartLine(tea, 1));
        _ = (await Place(wish)).OrThrow();

        IsRefused(await Place(wish with { Lines = [new(tea, 2)] }), "idempotency.mismatch");
    }

    [Test]
    public async Task What_is_wrong_with_a_cart_is_said()
    {
        var lin = await LogIn("lin");
        var (tea, nuts) = (await Sku(DemoVillage.TeaName), await Sku(DemoVillage.NutName));
        var spirit = await Sku(DemoVillage.SpiritName);
        var good = await Wish(lin, new CartLine(tea, 1));

        IsRefused(await Place(good with { Lines = [] }), "order.cart_empty");
        IsRefused(await Place(good with { Lines = [new(new SkuId(999_999), 1)] }), "catalog.product_not_found");
        IsRefused(await Place(good with { Lines = [new(spirit, 1)] }), "catalog.product_off_shelf");
        IsRefused(await Place(good with { Lines = [new(tea, 0)] }), "order.quantity_invalid");
        IsRefused(await Place(good with { Lines = [new(tea, 1_000)] }), "order.quantity_invalid");
        IsRefused(await Place(good with { Lines = [new(tea, 1), new(tea, 1)] }), "order.line_repeated");
        IsRefused(await Place(good with { Lines = [new(nuts, 999)] }), "catalog.out_of_stock");
        IsRefused(await Place(good with { ExpectedTotal = new Money(1) }), "order.price_changed");
        Assert.That(await Village.Look(db => db.Orders.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task What_is_missing_in_an_address_is_named()
    {
        var lin = await LogIn("lin");
        var good = await Wish(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));
        (DeliveryAddress? Address, string Part)[] table =
        [
            (null, "收货人"),
            (Address with { Receiver = " " }, "收货人"),
            (Address with { Phone = "1380000000" }, "11 位手机号"),
            (Address with { Province = "" }, "省份"),
            (Address with { City = "" }, "城市"),
            (Address with { Detail = "" }, "详细地址"),
        ];

        foreach (var (address, part) in table)
        {
            Assert.That(
                (await Place(good with { Address = address })).Refusal, Is.EqualTo(new AddressMissing(part)), part);
        }
    }

    [Test]
    public async Task Somebody_elses_order_is_not_there()
    {
        var (lin, zhao) = (await LogIn("lin"), await LogIn("zhao"));
        var order = await Order(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));

        IsRefused(
            await Village.Run((GetOrder feature) => feature.Run(new(zhao.Id, order.Number), Ct)), "order.not_found");
        IsRefused(
            await Village.Run((CancelOrder feature) => feature.Run(new(zhao.Id, order.Number), Ct)),
            "order.not_found");
        IsRefused(await Prepare(zhao, order.Number), "order.not_found");
        Assert.That(await Village.Run((ListOrders feature) => feature.Run(new(zhao.Id), Ct)), Is.Empty);
    }
}
