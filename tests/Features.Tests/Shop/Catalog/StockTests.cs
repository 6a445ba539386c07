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

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class StockTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private const string Product = "绿剑茶";

    [TestCase(nameof(ListStock.StockRow.Price))]
    [TestCase(nameof(ListStock.StockRow.Stock))]
    [TestCase(nameof(ListStock.StockRow.Product))]
    [TestCase(nameof(ListStock.StockRow.Household))]
    [TestCase(nameof(ListStock.StockRow.IsOnSale))]
    public async Task Pages_of_a_sorted_list_hold_every_row_once(string by)
    {
        var whole = (await List(new(1, 1_000))).OrThrow().Page;
        var seen = new List<ListStock.StockRow>();
        for (var page = 1; seen.Count < whole.Total; page++)
            seen.AddRange((await List(new(page, 7, new(by, Descending: true)))).OrThrow().Page.Rows);

        Assert.That(seen.Select(row => row.SkuId), Is.EquivalentTo(whole.Rows.Select(row => row.SkuId)));
        if (by == nameof(ListStock.StockRow.Price))
            Assert.That(seen.Select(row => row.Price.Fen), Is.Ordered.Descending);
        if (by == nameof(ListStock.StockRow.Stock))
            Assert.That(seen.Select(row => row.Stock), Is.Ordered.Descending);
        if (by is not (nameof(ListStock.StockRow.Product) or nameof(ListStock.StockRow.Household))) return;
        var names = seen.Select(row => by == nameof(ListStock.StockRow.Product) ? row.Product : row.Household);
        Assert.That(names, Is.Ordered.Descending.Using<string>(string.CompareOrdinal));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task In_the_order_of_households_no_page_leaves_out_a_row_of_those_who_share_a_name(bool isDescending)
    {
        await Village.Look(db => db.Households.Where(one => one.Number < 4).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Name, "同名户")));
        var all = (await List(new(1, 1_000), ShelfState.OnSale)).OrThrow();

        var seen = new List<ListStock.StockRow>();
        for (var page = 1; seen.Count < all.Page.Total; page++)
        {
            seen.AddRange((await List(
                new(page, 2, new(nameof(ListStock.StockRow.Household), isDescending)), ShelfState.OnSale)).OrThrow()
                .Page.Rows);
        }

        Assert.That(seen.Select(row => row.SkuId), Is.EquivalentTo(all.Page.Rows.Select(row => row.SkuId)));
        var order = isDescending ? Is.Ordered.Descending : Is.Ordered.Ascending;
        Assert.That(seen.Select(row => row.Household), order.Using<string>(string.CompareOrdinal));
    }

    [Test]
    public async Task Tabs_count_what_they_show_whether_all_is_listed_or_a_name_is_looked_for()
    {
        _ = (await Shelve(await ProductOf(await Sku(Product)), isOnSale: false)).OrThrow();
        var whole = (await List(new(1, 1_000))).OrThrow();
        var one = whole.Page.Rows.First(row => row.Product == Product);

        foreach (var search in new[] { null, Product[..2], one.Household, one.Sku })
        {
            var found = await Search(search);
            var expected = whole.Page.Rows.Where(row => search is null
                || row.Product.Contains(search, StringComparison.Ordinal)
                || row.Sku.Contains(search, StringComparison.Ordinal)
                || row.Household.Contains(search, StringComparison.Ordinal)).ToList();
            Assert.That(found.Page.Rows.Select(row => row.SkuId), Is.EqualTo(expected.Select(row => row.SkuId)));
            Assert.That(found.Page.Total, Is.EqualTo(expected.Count));
            Assert.That(found.Counts, Is.EqualTo(new ListStock.Counts(
                expected.Count(row => row.State == ShelfState.Draft), expected.Count(row => row.IsOnSale),
                expected.Count(row => row.State == ShelfState.OffShelf))));
        }

        Assert.That((await Search("没有这样的商品")).Counts.All, Is.Zero);
    }

    [Test]
    public async Task More_sizes_of_a_name_than_can_be_told_one_by_one_are_found_and_counted_all_the_same()
    {
        const int Many = 1_001;
        var (tea, nut) = (await Sku(Product), await Sku(DemoVillage.NutName));
        var (household, before) = (
            (await Search(Product)).Page.Rows.First(row => row.SkuId == tea).Household, await Search(Product[..2]));
        _ = await Village.Look(async db =>
        {
            for (var size = 0; size < Many; size++)
            {
                _ = await db.Database.ExecuteSqlAsync($"""
                    INSERT INTO skus (cooperative_id, product_id, name, price_fen, stock, weight_grams)
                    SELECT cooperative_id, product_id, {$"第 {size} 罐"}, price_fen, 0, weight_grams
                    FROM skus WHERE id = {tea.Value}
                    """);
            }

            // Of another product, which is off the shelf, by its own name.
            return await db.Database.ExecuteSqlAsync($"""
                INSERT INTO skus (cooperative_id, product_id, name, price_fen, stock, weight_grams)
                SELECT cooperative_id, product_id, {$"配{Product}"}, price_fen, 0, weight_grams
                FROM skus WHERE id = {nut.Value}
                """);
        });
        _ = (await Shelve(await ProductOf(nut), isOnSale: false)).OrThrow();

        var found = await Search(Product[..2]);
        var ofHousehold = await Search(household);

        Assert.That(found.Counts, Is.EqualTo(
            before.Counts with { OnSale = before.Counts.OnSale + Many, OffShelf = before.Counts.OffShelf + 1 }));
        Assert.That(found.Page.Total, Is.EqualTo(before.Page.Total + Many + 1));
        Assert.That(found.Page.Rows, Has.Count.EqualTo(1_000));
        Assert.That(ofHousehold.Counts.OnSale, Is.GreaterThan(Many));
    }

    [TestCase("Origin")]
    [TestCase("price_fen; DROP TABLE skus")]
    public async Task A_column_that_the_list_does_not_name_is_refused(string by) =>
        IsRefused(await List(new(Sort: new(by))), "list.sort_unknown");

    [Test]
    public async Task What_is_off_the_shelf_is_seen_by_staff_and_not_sold()
    {
        var sku = await Sku(Product);
        var shopper = await LogIn("shopper-lin");
        var wish = await Wish(shopper, new CartLine(sku, 1));
        var product = await ProductOf(sku);

        var off = (await Shelve(product, isOnSale: false)).OrThrow();

        Assert.That(off.IsOnSale, Is.False);
        IsRefused(await Place(wish), "catalog.product_off_shelf");
        var offShelf = (await List(new(1, 1_000), ShelfState.OffShelf)).OrThrow().Page.Rows;
        Assert.That(offShelf.Select(row => row.Product), Does.Contain(Product));
        Assert.That(offShelf.Where(row => row.IsOnSale), Is.Empty);
        Assert.That((await Shelve(product, isOnSale: true)).OrThrow().IsOnSale, Is.True);
        Assert.That((await Place(wish)).IsRefused, Is.False);
    }

    [Test]
    public async Task A_change_of_stock_adds_to_what_shoppers_left()
    {
        var sku = await Sku(Product);
        var before = await StockOf(sku);
        var shopper = await LogIn("shopper-lin");
        _ = await Order(shopper, new CartLine(sku, 2));
        var key = IdempotencyKey.New();

        var first = (await Adjust(sku, new(8_880), 5, key)).OrThrow();
        var again = (await Adjust(sku, new(8_880), 5, key)).OrThrow();

        Assert.That((first.Stock, first.Price), Is.EqualTo((before + 3, new Money(8_880))));
        Assert.That(again, Is.EqualTo(first));
        Assert.That(await StockOf(sku), Is.EqualTo(before + 3));
    }

    [Test]
    public async Task Many_changes_at_once_are_all_counted()
    {
        var sku = await Sku(Product);
        var before = await StockOf(sku);
        var price = await Village.Look(db => db.Skus
            .Where(one => one.Id == sku).Select(one => one.Price).SingleAsync());

        var all = await AtOnce(6, () => Adjust(sku, price, 3, IdempotencyKey.New()));

        Assert.That(all.Where(one => one.IsRefused), Is.Empty);
        Assert.That(await StockOf(sku), Is.EqualTo(before + 18));
    }

    [TestCase(0, 0, "catalog.price_invalid")]
    [TestCase(-1, 0, "catalog.price_invalid")]
    [TestCase(10_000_001, 0, "catalog.price_invalid")]
    [TestCase(100, 100_001, "catalog.stock_change_invalid")]
    [TestCase(100, int.MinValue, "catalog.stock_change_invalid")]
    [TestCase(100, -99_999, "catalog.stock_too_low")]
    public async Task A_price_or_stock_that_cannot_be_is_refused_and_changes_nothing(long fen, int change, string code)
    {
        var sku = await Sku(Product);
        var before = await Village.Look(db => db.Skus.AsNoTracking().SingleAsync(one => one.Id == sku));

        IsRefused(await Adjust(sku, new(fen), change, IdempotencyKey.New()), code);

        var after = await Village.Look(db => db.Skus.AsNoTracking().SingleAsync(one => one.Id == sku));
        Assert.That((after.Price, after.Stock), Is.EqualTo((before.Price, before.Stock)));
    }

    [Test]
    public async Task What_does_not_exist_cannot_be_changed()
    {
        IsRefused(await Adjust(new(987_654), new(100), 1, IdempotencyKey.New()), "catalog.sku_not_found");
        IsRefused(await Shelve(new(987_654), isOnSale: true), "catalog.product_not_found");
    }

    private Task<Outcome<ListStock.Result>> List(PageQuery page, ShelfState? state = null) =>
        Village.Run((ListStock feature) => feature.Run(new(page, state), Ct));

    private async Task<ListStock.Result> Search(string? text) =>
        (await Village.Run((ListStock feature) => feature.Run(new(new(1, 1_000), Search: text), Ct))).OrThrow();

    private Task<ProductId> ProductOf(SkuId sku) => Village.Look(db => db.Skus
        .Where(one => one.Id == sku).Select(one => one.ProductId).SingleAsync());

    private async Task<Outcome<ShelveProduct.Result>> Shelve(ProductId product, bool isOnSale)
    {
        var by = await Keeper();
        return await Village.Run((ShelveProduct feature) =>
            feature.Run(new(IdempotencyKey.New(), by, product, isOnSale), Ct));
    }

    private async Task<Outcome<AdjustSku.Result>> Adjust(SkuId sku, Money price, int change, IdempotencyKey key)
    {
        var by = await Keeper();
        return await Village.Run((AdjustSku feature) => feature.Run(new(key, by, sku, price, change), Ct));
    }
}
