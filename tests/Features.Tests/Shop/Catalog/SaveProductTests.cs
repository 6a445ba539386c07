using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Catalog;

/// <summary>A product is written, changed and put on sale by staff, whole or not at all.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class SaveProductTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private CategoryId nuts;

    private ProductEntry Chestnuts => new(
        new("板栗", nuts, "诸暨市东白湖镇", "", 48) { SeasonFrom = 9, SeasonTo = 11, Storage = "冷藏" },
        [new(Id: null, "500 克", new(1_980), 30, 520)], [], [new(BlockKind.Paragraph, "今年的新栗子。")]);

    [SetUp]
    public async Task FindTheShelf() => nuts = await Category("香榧坚果");

    [Test]
    public async Task A_draft_is_for_staff_and_on_sale_it_is_for_everybody()
    {
        var first = await Upload(2);
        var second = await Upload(3);
        var entry = Chestnuts with
        {
            Pictures = [second, first], Blocks = [.. Chestnuts.Blocks, new(BlockKind.Picture, "栗子树", first)],
        };
        var draft = (await Save(entry)).OrThrow();

        IsRefused(await Get(draft.Id), "catalog.product_not_found");
        Assert.That((await ListDrafts()).Rows.Select(row => row.Product), Is.EqualTo(new[] { "板栗" }));
        var published = (await Save(entry, draft.Id, await VersionOf(draft.Id), putOnSale: true)).OrThrow();

        var shown = (await Get(draft.Id)).OrThrow();
        Assert.That(published.State, Is.EqualTo(ShelfState.OnSale));
        string[] keys = [await KeyOf(second), await KeyOf(first)];
        Assert.That(shown.Pictures.Select(one => one.Key), Is.EqualTo(keys));
        Assert.That(shown.Blocks.Select(one => one.Kind), Is.EqualTo(new[] { BlockKind.Paragraph, BlockKind.Picture }));
        Assert.That(shown.Description, Is.EqualTo("今年的新栗子。"));
        Assert.That((shown.SeasonFrom, shown.Storage, shown.Skus[0].WeightGrams), Is.EqualTo((9, "冷藏", 520)));
        Assert.That((await ListDrafts()).Total, Is.Zero);
    }

    [Test]
    public async Task A_form_changes_sizes_and_leaves_their_stock_alone()
    {
        var draft = (await Save(Chestnuts)).OrThrow();
        var size = await Sku("板栗");
        var larger = new SkuEntry(Id: null, "1000 克", new(3_680), 5, 1_030);

        _ = (await Save(
            Chestnuts with { Skus = [new(size, "半公斤", new(2_180), 999, null), larger] }, draft.Id,
            await VersionOf(draft.Id))).OrThrow();

        var sizes = await Village.Look(db => db.Skus.AsNoTracking().Where(one => one.ProductId == draft.Id)
            .OrderBy(one => one.Id).ToListAsync());
        Assert.That(
            sizes.Select(one => (one.Name, one.Price.Fen, one.Stock)),
            Is.EqualTo(new[] { ("半公斤", 2_180L, 30), ("1000 克", 3_680L, 5) }));
    }

    [Test]
    public async Task What_is_refused_changes_nothing()
    {
        var draft = (await Save(Chestnuts)).OrThrow();
        var version = await VersionOf(draft.Id);
        var other = Chestnuts with { Card = Chestnuts.Card with { Name = DemoVillage.TeaName } };
        var movements = await Village.Look(db => db.StockMovements.CountAsync());

        IsRefused(await Save(other), "catalog.name_taken");
        IsRefused(await Save(other, draft.Id, version), "catalog.name_taken");
        IsRefused(await Save(Chestnuts, draft.Id, version - 1), "catalog.changed_meanwhile");
        IsRefused(await Save(Chestnuts with { Pictures = [new(987_654)] }, draft.Id, version), "catalog.picture_gone");
        IsRefused(
            await Save(
                Chestnuts with { Skus = [Chestnuts.Skus[0] with { Id = await Sku(DemoVillage.TeaName) }] }, draft.Id,
                version), "catalog.sku_not_found");
        IsRefused(await Save(Chestnuts, new(987_654)), "catalog.product_not_found");
        IsRefused(await Save(Chestnuts, household: new(987_654)), "catalog.household_unknown");
        IsRefused(await Save(Chestnuts with { Skus = [] }), "catalog.skus_missing");
        IsRefused(await Save(Chestnuts, draft.Id, version, publishAt: Village.Now), "catalog.publish_time_past");

        Assert.That(await VersionOf(draft.Id), Is.EqualTo(version));
        Assert.That(await Village.Look(db => db.StockMovements.CountAsync()), Is.EqualTo(movements));
    }

    [Test]
    public async Task Whose_it_is_where_it_stands_and_who_made_it_are_of_this_village_and_not_of_the_next()
    {
        var before = await Village.Look(db => db.Products.CountAsync());
        foreach (var there in new[] { await NeighbourGoods.Of(Village), NeighbourGoods.Nowhere })
        {
            IsRefused(await Save(Chestnuts, artisan: there.Artisan), "catalog.artisan_unknown");
            IsRefused(await Save(Chestnuts, household: there.Household), "catalog.household_unknown");
            IsRefused(
                await Save(Chestnuts with { Card = Chestnuts.Card with { Category = there.Category } }),
                "catalog.category_unknown");
            IsRefused(await Save(Chestnuts, there.Product), "catalog.product_not_found");
        }

        Assert.That(await Village.Look(db => db.Products.CountAsync()), Is.EqualTo(before));
        var ours = await Village.Look(db => db.Artisans.OrderBy(one => one.Id).Select(one => one.Id).FirstAsync());
        var made = (await Save(Chestnuts, putOnSale: true, artisan: ours)).OrThrow();
        Assert.That((await Get(made.Id)).OrThrow().ArtisanId, Is.EqualTo(ours));
    }

    [Test]
    public async Task Of_several_who_have_it_open_the_first_one_wins()
    {
        var draft = (await Save(Chestnuts)).OrThrow();
        var version = await VersionOf(draft.Id);

        var all = await AtOnce(4, () => Save(Chestnuts, draft.Id, version));

        Assert.That(all.Count(one => !one.IsRefused), Is.EqualTo(1));
        Assert.That(
            all.Where(one => one.IsRefused).Select(one => one.Refusal!.Code),
            Is.All.EqualTo("catalog.changed_meanwhile"));
    }

    [Test]
    public async Task It_goes_on_sale_by_itself_when_its_time_comes()
    {
        var planned = (await Save(Chestnuts, publishAt: Village.Now.AddHours(2))).OrThrow();

        Assert.That((await PublishDue()).Done, Is.Zero);
        await Village.Advance(TimeSpan.FromHours(3));
        Assert.That((await PublishDue()).Done, Is.EqualTo(1));

        Assert.That((await Get(planned.Id)).OrThrow().IsOnSale);
        Assert.That((await PublishDue()).Done, Is.Zero);
    }

    [Test]
    public async Task What_cannot_go_on_sale_in_its_time_is_told_and_the_others_go_on()
    {
        var stuck = (await Save(Chestnuts, publishAt: Village.Now.AddHours(2))).OrThrow();
        var other = (await Save(
            Chestnuts with { Card = Chestnuts.Card with { Name = "甜柿" } },
            household: await Household(DemoVillage.TeaHousehold), publishAt: Village.Now.AddHours(2))).OrThrow();
        var yesterday = BeijingTime.DayOf(Village.Now).AddDays(-1);
        var (whose, gone) = (DemoVillage.NutHousehold, yesterday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Village.Look(db => db.Database.ExecuteSqlAsync(
            $"""
            UPDATE households SET contribution_fen = 0, reserve_share_fen = 0, subsidy_share_fen = 0, left_on = {gone}
            WHERE number = {whose}
            """));

        for (var hour = 0; hour < 24; hour++)
        {
            await Village.Advance(TimeSpan.FromHours(1));
            _ = await PublishDue();
        }

        Assert.That((await Get(other.Id)).OrThrow().IsOnSale);
        Assert.That((await Get(stuck.Id)).Refusal?.Code, Is.EqualTo("catalog.product_not_found"), "not on sale");
        var alarm = await Village.Look(db => db.Alarms.SingleAsync(one => one.Code == "product.stuck"));
        Assert.That((alarm.Subject, alarm.Owner), Is.EqualTo(("板栗", StaffRole.StoreKeeper)));
        Assert.That(alarm.Sentence, Does.Contain("catalog.seller_has_left"));
    }

    private Task<HouseholdId> Household(int number) => Village.Look(db => db.Households
        .Where(one => one.Number == number).Select(one => one.Id).SingleAsync());

    private async Task<Outcome<SaveProduct.Result>> Save(
        ProductEntry entry, ProductId? id = null, int version = 0, HouseholdId? household = null,
        bool putOnSale = false, DateTimeOffset? publishAt = null, ArtisanId? artisan = null)
    {
        var by = await Keeper();
        var whose = household ?? await Village.Look(db => db.Households
            .Where(one => one.Number == DemoVillage.NutHousehold).Select(one => one.Id).SingleAsync());
        return await Village.Run((SaveProduct feature) => feature.Run(
            new(IdempotencyKey.New(), by, id, version, whose, artisan, entry, putOnSale, publishAt), Ct));
    }

    private Task<Outcome<ProductView>> Get(ProductId id) =>
        Village.Run((GetProduct feature) => feature.Run(new(id), Ct));

    private async Task<Page<ListStock.StockRow>> ListDrafts() => (await Village.Run((ListStock feature) =>
        feature.Run(new(new(1, 100), ShelfState.Draft), Ct))).OrThrow().Page;

    private Task<int> VersionOf(ProductId id) =>
        Village.Look(db => db.Products.Where(one => one.Id == id).Select(one => one.Version).SingleAsync());

    private Task<Tally> PublishDue() => Village.Run((PublishDueProducts feature) => feature.Run(new(), Ct));

    private async Task<PictureId> Upload(int seed)
    {
        var by = await Keeper();
        return (await Village.Run((UploadPicture feature) =>
            feature.Run(new(by, Photos.Jpeg(400, 300, seed)), Ct))).OrThrow().Id;
    }

    private Task<string> KeyOf(PictureId id) =>
        Village.Look(db => db.Pictures.Where(one => one.Id == id).Select(one => one.Key).SingleAsync());
}
