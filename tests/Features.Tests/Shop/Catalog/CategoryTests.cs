using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Catalog;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.Catalog;

/// <summary>The shelf's tree is kept by staff; what is on sale and what was agreed on holds it.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class CategoryTests(DatabaseProvider provider) : ShopFixture(provider)
{
    [Test]
    public async Task What_a_shopper_looks_through_is_in_order_and_has_something_on_sale_in_or_below_it()
    {
        var tea = await Category("茶叶");
        var green = (await Save("绿茶", tea)).OrThrow().Id;
        _ = (await Save("空架子", parent: null)).OrThrow();
        Assert.That((await Browse()).Select(one => one.Name), Does.Contain("茶叶").And.Not.Contain("绿茶"));
        Assert.That((await Browse()).Select(one => one.Name), Does.Not.Contain("空架子"));

        foreach (var one in await Listed(tea)) await Move(one, green);

        var seen = await Browse();
        Assert.That(seen.Take(3).Select(one => (one.Name, one.ParentId)), Is.EqualTo(new[]
        {
            ("茶叶", (CategoryId?)null), ("绿茶", (CategoryId?)tea), ("香榧坚果", null),
        }));
        Assert.That(await Listed(tea), Is.Not.Empty.And.EqualTo(await Listed(green)), "a category holds all below it");
        Assert.That(await Listed(await Category("手作")), Is.Not.Empty.And.Not.SubsetOf(await Listed(tea)));
    }

    [Test]
    public async Task Closing_waits_until_nothing_in_it_is_on_sale_and_then_nothing_comes_in()
    {
        var honey = await Category("蜂蜜");
        IsRefused(await Close(honey), "category.in_use");
        var products = await Listed(honey);
        foreach (var one in products) _ = (await Shelve(one, isOnSale: false)).OrThrow();

        Assert.That((await Close(honey)).OrThrow().IsClosed, Is.True);

        IsRefused(await Shelve(products[0], isOnSale: true), "catalog.category_closed");
        Assert.That((await Close(honey, isClosed: false)).OrThrow().IsClosed, Is.False);
        Assert.That((await Shelve(products[0], isOnSale: true)).IsRefused, Is.False);
    }

    [Test]
    public async Task What_three_parties_agreed_on_is_not_moved_by_whoever_keeps_the_shelf()
    {
        var crafts = await Category("手作");
        var bamboo = (await Save("竹编", crafts)).OrThrow().Id;
        var honey = await Category("蜂蜜");

        IsRefused(await Save("竹编", honey, bamboo), "category.held_by_rule");
        IsRefused(await Save("蜂蜜", crafts, honey), "category.held_by_rule");
        Assert.That((await Save("竹编篮子", crafts, bamboo)).OrThrow().Path, Is.EqualTo("手作/竹编篮子"));
    }

    [Test]
    public async Task Whoever_writes_on_what_somebody_else_has_changed_is_told()
    {
        var honey = await Category("蜂蜜");
        _ = (await Save("土蜂蜜", parent: null, honey)).OrThrow();

        IsRefused(await Save("野蜂蜜", parent: null, honey, version: 0), "category.changed_meanwhile");
    }

    [Test]
    public async Task Of_two_with_one_name_at_the_same_moment_one_is_there()
    {
        var both = await Task.WhenAll(Save("菌菇", parent: null), Save("菌菇", parent: null));

        Assert.That(both.Count(one => !one.IsRefused), Is.EqualTo(1));
        Assert.That(both.Select(one => one.Refusal?.Code), Does.Contain("category.name_taken"));
    }

    [Test]
    public async Task Of_two_that_hang_themselves_into_each_other_at_the_same_moment_one_does()
    {
        var (honey, eggs) = (await Category("蜂蜜"), await Category("禽蛋"));

        var both = await Task.WhenAll(Save("蜂蜜", eggs, honey), Save("禽蛋", honey, eggs));

        Assert.That(both.Count(one => !one.IsRefused), Is.EqualTo(1));
        var tree = await Village.Run((ListCategories feature) => feature.Run(Ct));
        Assert.That(tree.Select(one => one.Id), Does.Contain(honey).And.Contain(eggs), "no circle hangs in the air");
    }

    [Test]
    public async Task Of_a_product_put_on_sale_while_its_category_is_closed_one_has_its_way()
    {
        var honey = await Category("蜂蜜");
        foreach (var one in await Listed(honey)) _ = (await Shelve(one, isOnSale: false)).OrThrow();
        var product = await Village.Look(db => db.Products.Where(one => one.CategoryId == honey)
            .Select(one => one.Id).FirstAsync());

        var closing = Close(honey);
        var shelving = Shelve(product, isOnSale: true);
        await Task.WhenAll(closing, shelving);

        Assert.That((await closing).IsRefused, Is.Not.EqualTo((await shelving).IsRefused));
    }

    private async Task<Outcome<SaveCategory.Result>> Save(
        string name, CategoryId? parent, CategoryId? id = null, int? version = null)
    {
        var keeper = await Keeper();
        var seen = id is null ? 0 : await Village.Look(db =>
            db.Categories.Where(one => one.Id == id).Select(one => one.Version).SingleAsync());
        return await Village.Run((SaveCategory feature) => feature.Run(
            new(IdempotencyKey.New(), keeper, id, version ?? seen, new(name, GoodsKind.Honey, parent, After: null)),
            Ct));
    }

    private async Task<Outcome<CloseCategory.Result>> Close(CategoryId id, bool isClosed = true)
    {
        var keeper = await Keeper();
        return await Village.Run((CloseCategory feature) =>
            feature.Run(new(IdempotencyKey.New(), keeper, id, isClosed), Ct));
    }

    private async Task<Outcome<ShelveProduct.Result>> Shelve(ProductId id, bool isOnSale)
    {
        var keeper = await Keeper();
        return await Village.Run((ShelveProduct feature) =>
            feature.Run(new(IdempotencyKey.New(), keeper, id, isOnSale), Ct));
    }

    private Task<int> Move(ProductId product, CategoryId category) => Village.Look(db => db.Products
        .Where(one => one.Id == product)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.CategoryId, category)));

    private Task<IReadOnlyList<CategoryView>> Browse() => Village.Run((BrowseCategories feature) => feature.Run(Ct));

    private async Task<List<ProductId>> Listed(CategoryId within) =>
        [.. (await Village.Run((ListProducts feature) => feature.Run(new(within), Ct))).Select(one => one.Id)];
}
