using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Orders;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class QuoteOrderTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private Person lin = null!;
    private SkuId tea;
    private SkuId nuts;

    [SetUp]
    public async Task MeetLin()
    {
        lin = await LogIn("lin");
        tea = await Sku(DemoVillage.TeaName);
        nuts = await Sku(DemoVillage.NutName);
    }

    [Test]
    public async Task A_small_cart_pays_freight()
    {
        var quote = (await Quote(new CartLine(tea, 1))).OrThrow();

        Assert.That(
            (quote.Goods, quote.Discount, quote.Freight, quote.Total),
            Is.EqualTo((new Money(6_800), Money.Zero, new Money(800), new Money(7_600))));
    }

    [Test]
    public async Task A_larger_cart_travels_free()
    {
        var quote = (await Quote(new CartLine(tea, 2))).OrThrow();

        Assert.That((quote.Freight, quote.Total), Is.EqualTo((Money.Zero, new Money(13_600))));
    }

    [Test]
    public async Task The_reduction_is_shared_among_the_lines_to_the_fen()
    {
        var quote = (await Quote(new CartLine(tea, 2), new CartLine(nuts, 1))).OrThrow();

        Assert.That((quote.Goods, quote.Discount), Is.EqualTo((new Money(19_480), new Money(500))));
        Assert.That(quote.Lines.Select(line => line.Discount.Fen), Is.EqualTo(new[] { 349, 151 }));
        Assert.That(quote.Total, Is.EqualTo(new Money(18_980)));
    }

    [Test]
    public async Task The_order_costs_what_the_quote_said_line_by_line()
    {
        CartLine[] cart = [new(tea, 2), new(nuts, 1)];
        var quote = (await Quote(cart)).OrThrow();

        var order = await Order(lin, cart);

        Assert.That(order.Total, Is.EqualTo(quote.Total));
        Assert.That(
            order.Lines.Select(line => (line.SkuId, line.Gross, line.Discount)),
            Is.EqualTo(quote.Lines.Select(line => (line.SkuId, line.Gross, line.Discount))));
    }

    [Test]
    public async Task A_quote_takes_nothing_from_the_shelf()
    {
        var stock = await StockOf(tea);

        Assert.That((await Quote(new CartLine(tea, 3))).IsRefused, Is.False);

        Assert.That(await StockOf(tea), Is.EqualTo(stock));
        Assert.That(await Village.Look(db => db.Orders.AnyAsync()), Is.False);
    }

    [Test]
    public async Task What_is_wrong_with_a_cart_is_said_before_ordering()
    {
        var spirit = await Sku(DemoVillage.SpiritName);

        IsRefused(await Quote(), "order.cart_empty");
        IsRefused(await Quote(new CartLine(new SkuId(999_999), 1)), "catalog.product_not_found");
        IsRefused(await Quote(new CartLine(spirit, 1)), "catalog.product_off_shelf");
        IsRefused(await Quote(new CartLine(tea, 0)), "order.quantity_invalid");
        IsRefused(await Quote(new CartLine(tea, -1)), "order.quantity_invalid");
        IsRefused(await Quote(new CartLine(tea, 1_000)), "order.quantity_invalid");
        IsRefused(await Quote(new CartLine(tea, 1), new CartLine(tea, 1)), "order.line_repeated");
        IsRefused(await Quote(new CartLine(nuts, 999)), "catalog.out_of_stock");
    }

    [Test]
    public async Task Goods_of_a_neighbour_are_not_found()
    {
        await using var scope = Village.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<VillageDb>().Tenant.Become(new CooperativeId(999), "elsewhere");

        IsRefused(
            await scope.ServiceProvider.GetRequiredService<QuoteOrder>()
                .Run(new(lin.Id, [new CartLine(tea, 1)], Address), Ct),
            "catalog.product_not_found");
    }

    private Task<Outcome<QuoteView>> Quote(params CartLine[] lines) =>
        Village.Run((QuoteOrder feature) => feature.Run(new(lin.Id, lines, Address), Ct));
}
