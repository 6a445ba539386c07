using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Orders;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class ListOrdersTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private Person lin = null!;
    private SkuId tea;

    [SetUp]
    public async Task MeetLin()
    {
        lin = await LogIn("lin");
        tea = await Sku(DemoVillage.TeaName);
    }

    [Test]
    public async Task Orders_are_listed_newest_first_and_by_status()
    {
        var first = await Order(lin, new CartLine(tea, 1));
        await Village.Advance(TimeSpan.FromSeconds(1));
        var second = await PaidOrder(lin, new CartLine(tea, 2));
        await Village.Advance(TimeSpan.FromSeconds(1));
        var third = await Order(lin, new CartLine(tea, 3));
        _ = (await Village.Run((CancelOrder feature) => feature.Run(new(lin.Id, third.Number), Ct))).OrThrow();

        Assert.That(await Listed(new(lin.Id)), Is.EqualTo(new[] { third.Number, second.Number, first.Number }));
        Assert.That(await Listed(new(lin.Id, OrderStatus.AwaitingPayment)), Is.EqualTo(new[] { first.Number }));
        Assert.That(await Listed(new(lin.Id, OrderStatus.Paid)), Is.EqualTo(new[] { second.Number }));
        Assert.That(await Listed(new(lin.Id, OrderStatus.Shipped)), Is.Empty);
    }

    [Test]
    public async Task Reading_on_after_the_last_order_seen_meets_every_order_once()
    {
        _ = await LetShoppersHoldEverything();
        // Two of them within one moment: the time alone does not say which one was the last.
        for (var order = 0; order < 5; order++)
        {
            _ = await Order(lin, new CartLine(tea, 1));
            if (order != 2) await Village.Advance(TimeSpan.FromSeconds(1));
        }

        var all = await Listed(new(lin.Id));
        var seen = await Listed(new(lin.Id, Limit: 2));
        _ = await Order(lin, new CartLine(tea, 1));
        while (await Listed(new(lin.Id, After: seen[^1], Limit: 2)) is { Count: > 0 } more) seen.AddRange(more);

        Assert.That(all, Has.Count.EqualTo(5).And.Unique);
        Assert.That(seen, Is.EqualTo(all), "and what came meanwhile shifts nothing");
    }

    [Test]
    public async Task An_order_that_left_the_tab_still_marks_the_place_where_to_read_on()
    {
        var first = await Order(lin, new CartLine(tea, 1));
        await Village.Advance(TimeSpan.FromSeconds(1));
        var second = await Order(lin, new CartLine(tea, 1));
        _ = (await Village.Run((CancelOrder feature) => feature.Run(new(lin.Id, second.Number), Ct))).OrThrow();

        var more = await Listed(new(lin.Id, OrderStatus.AwaitingPayment, After: second.Number));

        Assert.That(more, Is.EqualTo(new[] { first.Number }));
    }

    [Test]
    public async Task After_somebody_elses_order_there_is_nothing_to_read()
    {
        var zhao = await LogIn("zhao");
        var order = await Order(zhao, new CartLine(tea, 1));
        _ = await Order(lin, new CartLine(tea, 1));

        IsRefused(
            await Village.Run((ListOrders feature) => feature.Run(new(lin.Id, After: order.Number), Ct)),
            "order.not_found");
    }

    private async Task<List<string>> Listed(ListOrders.Query query) =>
        [.. (await Village.Run((ListOrders feature) => feature.Run(query, Ct))).OrThrow()
            .Select(order => order.Number)];
}
