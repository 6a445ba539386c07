using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Catalog;

/// <summary>Many prices and stocks change in one go, as they were seen before, or none of them does.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class ChangeSkusTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private static readonly PriceChange FivePercentMore = new(PriceMove.RaisePercent, Money.Zero, 500);

    private IReadOnlyList<SkuId> all = [];

    [SetUp]
    public async Task FindAll() => all = (await Village.Run((ListStock feature) =>
        feature.Run(new(new(1, 1_000)), Ct))).OrThrow().Page.Rows.Select(row => row.SkuId).ToList();

    [Test]
    public async Task What_was_seen_is_what_becomes_of_each_and_a_second_press_changes_nothing_more()
    {
        var before = await Skus();
        var movements = await Movements();
        var seen = (await Preview(all, FivePercentMore, 20, "新到一批")).OrThrow();
        var command = await Command(Seen(seen), FivePercentMore, 20, "新到一批");

        var done = (await Run(command)).OrThrow();
        var again = (await Run(command)).OrThrow();
        var later = await Run(command with { Key = IdempotencyKey.New() });

        Assert.That(done, Is.EqualTo(new ChangeSkus.Result(all.Count, all.Count, all.Count)));
        Assert.That(again, Is.EqualTo(done));
        IsRefused(later, "catalog.some_skus_refused");
        Assert.That(
            (await Skus()).Select(sku => (sku.Id, sku.Price, sku.Stock)),
            Is.EqualTo(seen.Rows.Select(row => (row.Id, row.NewPrice, row.NewStock))));
        Assert.That(
            seen.Rows.Select(row => (row.Id, row.Price, row.NewPrice, row.NewStock)),
            Is.EqualTo(before.Select(sku => (
                sku.Id, sku.Price, sku.Price + Apportionment.HalfUpOfBasisPoints(sku.Price, 500), sku.Stock + 20))));
        var written = (await Movements()).Skip(movements.Count).ToList();
        Assert.That(written, Has.Count.EqualTo(all.Count));
        Assert.That(
            written.Select(one => (one.Reason, one.Pieces, one.Note, one.StaffId)),
            Is.All.EqualTo((StockReason.Counted, 20, "新到一批", (StaffId?)command.By.Id)));
    }

    [Test]
    public async Task One_that_cannot_be_keeps_all_the_others_as_they_were()
    {
        var before = await Skus();
        var movements = (await Movements()).Count;
        var least = before.MinBy(sku => sku.Stock)!;
        var seen = (await Preview(all, FivePercentMore, -(least.Stock + 1), "盘亏")).OrThrow();

        Assert.That(
            seen.Refused.Select(row => row.Why!.Code), Is.Not.Empty.And.All.EqualTo("catalog.stock_too_low"));
        Assert.That(seen.Refused.Select(row => row.Id), Does.Contain(least.Id));
        IsRefused(
            await Run(await Command(Seen(seen), FivePercentMore, -(least.Stock + 1), "盘亏")),
            "catalog.some_skus_refused");

        Assert.That(Of(await Skus()), Is.EqualTo(Of(before)));
        Assert.That((await Movements()).Count, Is.EqualTo(movements));

        var others = seen.Rows.Where(row => row.Why is null).Select(row => new SkuAsSeen(row.Id, row.Price)).ToList();
        Assert.That(
            (await Run(await Command(others, FivePercentMore, -(least.Stock + 1), "盘亏"))).OrThrow().Skus,
            Is.EqualTo(others.Count).And.GreaterThan(0));
    }

    [Test]
    public async Task A_price_that_moves_far_is_changed_when_somebody_says_that_it_is_meant()
    {
        var change = new PriceChange(PriceMove.RaisePercent, Money.Zero, 3_001);
        var seen = (await Preview(all, change)).OrThrow();
        var command = await Command(Seen(seen), change);

        Assert.That(seen.Large, Is.GreaterThan(0));
        IsRefused(await Run(command), "catalog.large_price_moves");
        _ = (await Run(command with { Key = IdempotencyKey.New(), AgreesToLarge = true })).OrThrow();

        Assert.That(Of(await Skus()).Select(sku => sku.Price), Is.EqualTo(seen.Rows.Select(row => row.NewPrice)));
    }

    [Test]
    public async Task A_price_that_somebody_else_changed_is_told_and_what_shoppers_bought_is_not_given_back()
    {
        var tea = await Sku(DemoVillage.TeaName);
        var change = new PriceChange(PriceMove.Raise, new(100));
        var seen = (await Preview([tea], change, 10, "新到一批")).OrThrow();
        var began = await StockOf(tea);
        _ = await Order(await LogIn("lin"), new CartLine(tea, 2));

        _ = (await Run(await Command(Seen(seen), change, 10, "新到一批"))).OrThrow();

        Assert.That(await StockOf(tea), Is.EqualTo(began - 2 + 10));
        var told = (await Look(await Command(Seen(seen), change))).OrThrow();
        Assert.That(
            told.Refused.Single().Why!.Sentence, Is.EqualTo(new PriceSeenOtherwise(seen.Rows[0].NewPrice).Sentence));
    }

    [Test]
    public async Task Of_several_who_raise_the_same_prices_at_once_one_does()
    {
        var seen = (await Preview(all, FivePercentMore)).OrThrow();

        var done = await AtOnce(4, async () => await Run(await Command(Seen(seen), FivePercentMore)));

        Assert.That(done.Count(one => !one.IsRefused), Is.EqualTo(1));
        Assert.That(
            done.Where(one => one.IsRefused).Select(one => one.Refusal!.Code),
            Is.All.EqualTo("catalog.some_skus_refused"));
        Assert.That(Of(await Skus()).Select(sku => sku.Price), Is.EqualTo(seen.Rows.Select(row => row.NewPrice)));
    }

    [Test]
    public async Task A_wish_that_is_none_is_refused()
    {
        IsRefused(await Preview([], FivePercentMore), "catalog.skus_not_chosen");
        IsRefused(await Preview(all, price: null), "catalog.nothing_to_change");
        IsRefused(await Preview(all, price: null, 3, " "), "catalog.stock_reason_missing");
        IsRefused(await Preview(all, price: null, 100_001, "新到一批"), "catalog.stock_change_invalid");
        IsRefused(await Preview(all, new(PriceMove.Set, Money.Zero)), "catalog.price_invalid");
        IsRefused(await Preview([new(987_654)], FivePercentMore), "catalog.sku_not_found");
        IsRefused(
            await Preview([.. Enumerable.Range(1, ChangeSkus.MostAtOnce + 1).Select(static id => new SkuId(id))],
                FivePercentMore), "catalog.too_many_skus");
    }

    [Test]
    public async Task All_that_a_search_finds_are_found_and_nothing_else()
    {
        var found = (await Village.Run((ListStock feature) =>
            feature.Find(new(new(1, 1), ShelfState.OnSale, "茶"), Ct))).OrThrow();
        var listed = (await Village.Run((ListStock feature) =>
            feature.Run(new(new(1, 1_000), ShelfState.OnSale, "茶"), Ct))).OrThrow();

        Assert.That(found, Is.EquivalentTo(listed.Page.Rows.Select(row => row.SkuId)).And.Count.GreaterThan(1));
        Assert.That(found, Has.Count.LessThan(all.Count));
    }

    private static IReadOnlyList<SkuAsSeen> Seen(SkuChanges seen) =>
        [.. seen.Rows.Select(row => new SkuAsSeen(row.Id, row.Price))];

    private static IEnumerable<(SkuId Id, Money Price, int Stock)> Of(IEnumerable<Sku> skus) =>
        [.. skus.Select(sku => (sku.Id, sku.Price, sku.Stock))];

    private async Task<ChangeSkus.Command> Command(
        IReadOnlyList<SkuAsSeen> skus, PriceChange? price, int stock = 0, string? note = null) =>
        new(IdempotencyKey.New(), await Keeper(), skus, price, stock, note);

    private async Task<Outcome<SkuChanges>> Preview(
        IReadOnlyList<SkuId> skus, PriceChange? price, int stock = 0, string? note = null) =>
        await Look(await Command([.. skus.Select(id => new SkuAsSeen(id, null))], price, stock, note));

    private Task<Outcome<SkuChanges>> Look(ChangeSkus.Command command) =>
        Village.Run((PreviewSkuChanges feature) => feature.Run(command, Ct));

    private Task<Outcome<ChangeSkus.Result>> Run(ChangeSkus.Command command) =>
        Village.Run((ChangeSkus feature) => feature.Run(command, Ct));

    private Task<List<Sku>> Skus() =>
        Village.Look(db => db.Skus.AsNoTracking().OrderBy(sku => sku.Id).ToListAsync());

    private Task<List<StockMovement>> Movements() =>
        Village.Look(db => db.StockMovements.AsNoTracking().OrderBy(one => one.Id).ToListAsync());
}
