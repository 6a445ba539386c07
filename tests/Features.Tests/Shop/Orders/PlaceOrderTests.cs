using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Orders;

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
    public async Task What_is_left_to_pay_an_order_is_never_below_nothing_and_of_one_that_is_paid_nothing_is_said()
    {
        var lin = await LogIn("lin");
        var order = await Order(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));
        var paid = await PaidOrder(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));

        Assert.That(order.LeftToPay(order.PayBefore.AddMinutes(-5)), Is.EqualTo(TimeSpan.FromMinutes(5)));
        Assert.That(order.LeftToPay(order.PayBefore.AddMinutes(5)), Is.EqualTo(TimeSpan.Zero));
        Assert.That(paid.LeftToPay(paid.PayBefore.AddMinutes(-5)), Is.Null);
    }

    [Test]
    public async Task Many_shoppers_want_the_last_basket_and_exactly_one_gets_it()
    {
        var basket = await Sku(DemoVillage.BasketName);
        _ = await Order(await LogIn("lin"), new CartLine(basket, await StockOf(basket) - 1));
        var wishes = new List<PlaceOrder.Command>();
        for (var i = 0; i < 8; i++) wishes.Add(await Wish(await LogIn($"rival-{i}"), new CartLine(basket, 1)));

        var answers = await Task.WhenAll(wishes.Select(wish => Task.Run(() => Place(wish))));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That(
            answers.Where(answer => answer.IsRefused).Select(answer => answer.Refusal!.Code),
            Is.All.EqualTo("catalog.out_of_stock"));
        Assert.That(await StockOf(basket), Is.Zero);
        Assert.That(await Village.Look(db => db.Orders.CountAsync()), Is.EqualTo(2));
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
        var wishes = new List<PlaceOrder.Command>();
        for (var i = 0; i < 6; i++)
        {
            CartLine[] cart = [new(tea, 1), new(nuts, 1)];
            if (i % 2 == 1) Array.Reverse(cart);
            wishes.Add(await Wish(await LogIn($"shopper-{i}"), cart));
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
    public async Task Another_address_or_total_under_the_same_key_is_refused_too()
    {
        var lin = await LogIn("lin");
        var wish = await Wish(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));
        _ = (await Place(wish)).OrThrow();

        IsRefused(await Place(wish with { Address = Address with { City = "杭州市" } }), "idempotency.mismatch");
        IsRefused(await Place(wish with { ExpectedTotal = new(1) }), "idempotency.mismatch");
        Assert.That(await Village.Look(db => db.Orders.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Keys_of_different_people_never_meet()
    {
        var (lin, zhao) = (await LogIn("lin"), await LogIn("zhao"));
        var tea = await Sku(DemoVillage.TeaName);
        var wish = await Wish(lin, new CartLine(tea, 1));
        var first = (await Place(wish)).OrThrow();

        var second = (await Place((await Wish(zhao, new CartLine(tea, 2))) with { Key = wish.Key })).OrThrow();

        Assert.That(second.Number, Is.Not.EqualTo(first.Number));
        Assert.That(second.Lines.Single().Quantity, Is.EqualTo(2));
    }

    [Test]
    public async Task A_refusal_does_not_burn_the_key()
    {
        var lin = await LogIn("lin");
        var tea = await Sku(DemoVillage.TeaName);
        var wish = await Wish(lin, new CartLine(tea, 1));
        await Reprice(tea, new Money(7_000));
        IsRefused(await Place(wish), "order.price_changed");
        await Reprice(tea, new Money(6_800));

        Assert.That((await Place(wish)).OrThrow().Total, Is.EqualTo(wish.ExpectedTotal));
    }

    [Test]
    public async Task A_replay_after_the_shelf_changed_still_returns_the_first_answer()
    {
        _ = await LetShoppersHoldEverything();
        var lin = await LogIn("lin");
        var tea = await Sku(DemoVillage.TeaName);
        var wish = await Wish(lin, new CartLine(tea, await StockOf(tea)));
        var first = (await Place(wish)).OrThrow();
        await Reprice(tea, new Money(7_000));

        var again = (await Place(wish)).OrThrow();

        Assert.That((again.Number, again.Total), Is.EqualTo((first.Number, first.Total)));
        Assert.That(await StockOf(tea), Is.Zero);
    }

    [Test]
    public async Task A_changed_price_is_refused_with_the_price_of_now()
    {
        var lin = await LogIn("lin");
        var tea = await Sku(DemoVillage.TeaName);
        var stock = await StockOf(tea);
        var wish = await Wish(lin, new CartLine(tea, 2));
        await Reprice(tea, new Money(7_000));

        var refused = await Place(wish);

        Assert.That(refused.Refusal, Is.EqualTo(new PriceChanged(new Money(14_000))));
        Assert.That(await StockOf(tea), Is.EqualTo(stock));
    }

    [Test]
    public async Task What_ran_out_in_one_line_takes_nothing_of_the_others()
    {
        var (lin, zhao) = (await LogIn("lin"), await LogIn("zhao"));
        var (tea, basket) = (await Sku(DemoVillage.TeaName), await Sku(DemoVillage.BasketName));
        var wish = await Wish(lin, new CartLine(tea, 1), new CartLine(basket, 1));
        _ = await Order(zhao, new CartLine(basket, await StockOf(basket)));
        var stock = await StockOf(tea);

        IsRefused(await Place(wish), "catalog.out_of_stock");

        Assert.That(await StockOf(tea), Is.EqualTo(stock));
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
            (Address with { Receiver = "\u200b" }, "收货人"),
            (Address with { Receiver = "\u3164\u2800\0" }, "收货人"),
            (Address with { City = "\u202e\ufeff" }, "城市"),
            (Address with { Detail = "……" }, "详细地址"),
        ];

        foreach (var (address, part) in table)
        {
            Assert.That(
                (await Place(good with { Address = address })).Refusal, Is.EqualTo(new AddressMissing(part)), part);
        }
    }

    [Test]
    public async Task Too_long_is_not_missing()
    {
        var lin = await LogIn("lin");
        var good = await Wish(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));

        var detail = await Place(good with { Address = Address with { Detail = new string('路', 257) } });
        var receiver = await Place(good with { Address = Address with { Receiver = new string('陈', 65) } });

        Assert.That(detail.Refusal, Is.EqualTo(new AddressTooLong("详细地址", 256)));
        Assert.That(receiver.Refusal, Is.EqualTo(new AddressTooLong("收货人", 64)));
    }

    [Test]
    public async Task An_address_is_kept_as_it_is_read_on_the_parcel()
    {
        var lin = await LogIn("lin");
        var good = await Wish(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));
        var typed = Address with { Receiver = " 陈\u200b小满\u202e ", Detail = "暨阳街道\n\t苎萝东路\0 8 号" };

        var order = (await Place(good with { Address = typed })).OrThrow();

        Assert.That((order.Address.Receiver, order.Address.Detail), Is.EqualTo(("陈小满", "暨阳街道 苎萝东路 8 号")));
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
        Assert.That((await Village.Run((ListOrders feature) => feature.Run(new(zhao.Id), Ct))).Value, Is.Empty);
    }

    private Task<int> Reprice(SkuId id, Money price) => Village.Look(async db =>
    {
        (await db.Skus.SingleAsync(sku => sku.Id == id)).Reprice(price);
        return await db.SaveChangesAsync(Ct);
    });
}
