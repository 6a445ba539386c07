using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.Features.Shop.Licences;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Licences;

/// <summary>What a category asks a paper for is on sale while a paper of its household, or of the cooperative, holds.
/// </summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class LicenceTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private CategoryId honey;
    private ProductId product;
    private HouseholdId household;

    private DateOnly Today => BeijingTime.DayOf(Village.Now);

    [SetUp]
    public async Task DemandAPaperOfAllHoney()
    {
        honey = await Category("蜂蜜");
        var first = await Village.Look(db => db.Products.AsNoTracking().Where(one => one.CategoryId == honey)
            .OrderBy(one => one.Id).FirstAsync());
        (product, household) = (first.Id, first.HouseholdId);
        await Demand(LicenceKind.FoodWorkshop);
    }

    [Test]
    public async Task Every_way_onto_the_shelf_asks_for_the_paper()
    {
        Assert.That((await Watch()).Done, Is.Positive);
        Assert.That(await IsOnSale(), Is.False);

        IsRefused(await Shelve(), "licence.lacking");
        IsRefused(await Save(putOnSale: true), "licence.lacking");
        IsRefused(await Save(putOnSale: false, Village.Now.AddDays(2)), "licence.lacking");
        Assert.That((await Sheet()).Lacking?.Demanded, Is.EqualTo(LicenceKind.FoodWorkshop));
        _ = (await Enter(LicenceKind.FoodProduction, Today.AddDays(1))).OrThrow();

        Assert.That((await Save(putOnSale: false, Village.Now.AddDays(2))).IsRefused, Is.False);
        Assert.That((await Sheet()).Lacking, Is.Null, "who may produce may make it small");
        await Village.Advance(TimeSpan.FromDays(2));
        Assert.That((await Village.Run((PublishDueProducts feature) => feature.Run(new(), Ct))).Done, Is.Zero,
            "the paper ended the day before");
        Assert.That(await IsOnSale(), Is.False);
    }

    [Test]
    public async Task The_day_after_its_last_the_product_leaves_the_shelf_and_somebody_is_told_a_month_ahead()
    {
        _ = (await Enter(LicenceKind.FoodWorkshop, Today.AddDays(31))).OrThrow();
        _ = await Watch();
        Assert.That(await IsOnSale(), Is.True);
        Assert.That(await Alarms(WatchLicences.Ending), Is.Empty, "a month and a day ahead");

        await Village.Advance(TimeSpan.FromDays(1));
        _ = await Watch();
        _ = await Watch();
        Assert.That(await Alarms(WatchLicences.Ending), Is.EqualTo(new[] { "浙小作坊 1" }), "once");
        await Village.Advance(TimeSpan.FromDays(30));
        _ = await Watch();
        Assert.That(await IsOnSale(), Is.True, "its last day");

        await Village.Advance(TimeSpan.FromDays(1));
        _ = await Watch();
        Assert.That(await IsOnSale(), Is.False);
        Assert.That(await Alarms(WatchLicences.TakenOff), Is.Not.Empty);
        _ = (await Enter(LicenceKind.FoodWorkshop, Today.AddDays(300), "浙小作坊 2")).OrThrow();
        Assert.That((await Shelve()).IsRefused, Is.False);
    }

    [Test]
    public async Task A_paper_renewed_under_another_number_calls_nobody_any_more_nor_does_what_is_sold_again()
    {
        _ = (await Enter(LicenceKind.FoodWorkshop, Today.AddDays(20))).OrThrow();
        _ = await Watch();
        Assert.That(await Open(WatchLicences.Ending), Is.EqualTo(new[] { "浙小作坊 1" }));

        _ = (await Enter(LicenceKind.FoodWorkshop, Today.AddDays(25), "浙小作坊 2")).OrThrow();
        Assert.That(await Open(WatchLicences.Ending), Is.Empty, "as soon as the new one is written down");
        _ = await Watch();
        Assert.That(await Open(WatchLicences.Ending), Is.EqualTo(new[] { "浙小作坊 2" }));

        await Village.Advance(TimeSpan.FromDays(26));
        _ = await Watch();
        Assert.That(
            await Open(WatchLicences.Ending), Is.EqualTo(new[] { "浙小作坊 2" }), "it ended, and none took its place");
        Assert.That(await Open(WatchLicences.TakenOff), Is.Not.Empty);

        _ = (await Enter(LicenceKind.FoodWorkshop, Today.AddDays(300), "浙小作坊 3")).OrThrow();
        var name = await Village.Look(db => db.Products.Where(one => one.Id == product).Select(one => one.Name)
            .SingleAsync());
        Assert.That(await Open(WatchLicences.TakenOff), Does.Contain(name), "it isn't sold yet");
        Assert.That((await Shelve()).IsRefused, Is.False);
        _ = await Watch();

        Assert.That(await Open(WatchLicences.Ending), Is.Empty);
        Assert.That(await Open(WatchLicences.TakenOff), Does.Not.Contain(name));
    }

    [Test]
    public async Task A_paper_of_the_cooperative_covers_everybody_until_it_is_withdrawn()
    {
        var licence = (await Enter(LicenceKind.FoodWorkshop, until: null, whose: null)).OrThrow();
        Assert.That((await Watch()).Done, Is.Zero);

        var keeper = await Keeper();
        _ = (await Village.Run((WithdrawLicence feature) =>
            feature.Run(new(IdempotencyKey.New(), keeper, licence.Id), Ct))).OrThrow();
        _ = await Watch();

        Assert.That(await IsOnSale(), Is.False);
        Assert.That((await Enter(LicenceKind.FoodWorkshop, until: null)).IsRefused, Is.False, "the number is free");
    }

    [Test]
    public async Task A_demand_of_a_category_holds_for_all_below_it()
    {
        var keeper = await Keeper();
        var below = (await Village.Run((SaveCategory feature) => feature.Run(
            new(IdempotencyKey.New(), keeper, Id: null, 0, new("土蜂蜜", GoodsKind.Honey, honey, After: null)), Ct)))
            .OrThrow().Id;
        _ = await Village.Look(db => db.Products.Where(one => one.Id == product)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.CategoryId, below)));

        _ = await Watch();

        Assert.That(await IsOnSale(), Is.False);
    }

    [Test]
    public async Task Of_one_paper_entered_twice_at_the_same_moment_one_is_there()
    {
        var both = await Task.WhenAll(
            Enter(LicenceKind.FoodWorkshop, until: null), Enter(LicenceKind.FoodWorkshop, until: null));

        Assert.That(both.Count(one => !one.IsRefused), Is.EqualTo(1));
        Assert.That(both.Select(one => one.Refusal?.Code), Does.Contain("licence.number_taken"));
    }

    [Test]
    public async Task A_list_counts_each_paper_once_and_says_how_it_stands()
    {
        _ = (await Enter(LicenceKind.FoodWorkshop, Today.AddDays(30), "快")).OrThrow();
        _ = (await Enter(LicenceKind.FoodWorkshop, Today.AddDays(31), "久")).OrThrow();
        _ = (await Enter(LicenceKind.FoodWorkshop, until: null, "长")).OrThrow();
        ListLicences.Query asked = new(new PageQuery());

        var rows = (await Village.Run((ListLicences feature) => feature.Run(asked, Ct))).OrThrow();
        var counts = await Village.Run((ListLicences feature) => feature.Count(asked, Ct));

        Assert.That(rows.Rows.Select(one => (one.Number, one.Standing)), Is.EqualTo(new[]
        {
            ("快", LicenceStanding.Ending), ("久", LicenceStanding.InForce), ("长", LicenceStanding.InForce),
        }));
        Assert.That(
            (counts[LicenceStanding.Ending], counts[LicenceStanding.InForce], counts.Values.Sum()),
            Is.EqualTo((1, 2, 3)));
    }

    private Task<Outcome<SaveLicence.Result>> Enter(LicenceKind kind, DateOnly? until, string number = "浙小作坊 1") =>
        Enter(kind, until, household, number);

    private async Task<Outcome<SaveLicence.Result>> Enter(
        LicenceKind kind, DateOnly? until, HouseholdId? whose, string number = "浙小作坊 1")
    {
        var keeper = await Keeper();
        return await Village.Run((SaveLicence feature) => feature.Run(
            new(IdempotencyKey.New(), keeper, Id: null, 0, new(kind, number, whose, Today.AddDays(-1), until)), Ct));
    }

    private async Task Demand(LicenceKind kind)
    {
        var keeper = await Keeper();
        _ = (await Village.Run((SaveCategory feature) => feature.Run(
            new(IdempotencyKey.New(), keeper, honey, 0, new("蜂蜜", GoodsKind.Honey, Parent: null, After: null, kind)),
            Ct))).OrThrow();
    }

    private async Task<Outcome<ShelveProduct.Result>> Shelve()
    {
        var keeper = await Keeper();
        return await Village.Run((ShelveProduct feature) =>
            feature.Run(new(IdempotencyKey.New(), keeper, product, IsOnSale: true), Ct));
    }

    private async Task<Outcome<SaveProduct.Result>> Save(bool putOnSale, DateTimeOffset? at = null)
    {
        var (keeper, sheet) = (await Keeper(), await Sheet());
        return await Village.Run((SaveProduct feature) => feature.Run(
            new(IdempotencyKey.New(), keeper, product, sheet.Version, household, Artisan: null, sheet.Entry, putOnSale,
                at),
            Ct));
    }

    private async Task<GetProductSheet.Sheet> Sheet() =>
        (await Village.Run((GetProductSheet feature) => feature.Run(new(product), Ct))).OrThrow();

    private Task<Tally> Watch() => Village.Run((WatchLicences feature) => feature.Run(Ct));

    private Task<bool> IsOnSale() =>
        Village.Look(db => db.Products.Where(one => one.Id == product).Select(one => one.IsOnSale).SingleAsync());

    private Task<List<string>> Open(string code) => Village.Look(db => db.Alarms
        .Where(one => one.Code == code && one.ClosedAt == null).Select(one => one.Subject).ToListAsync());

    private Task<List<string>> Alarms(string code) => Village.Look(db =>
        db.Alarms.Where(one => one.Code == code).Select(one => one.Subject).ToListAsync());
}
