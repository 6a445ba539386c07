using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Features.Shop.CatalogImport;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.CatalogImport;

/// <summary>The shelf comes in from a spreadsheet: each line that is wrong says what to do, what is right is taken when
/// somebody says so, and the same file twice changes nothing more.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class CatalogImportTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private const string Chestnuts = "油栗（大）";

    private static readonly string[] Heading = [.. CatalogColumns.All.Select(static one => one.Heading)];

    [Test]
    public async Task New_products_are_drafts_with_their_sizes_and_opening_stock()
    {
        var file = WorkbookFile.Of(
            Heading, Line(Chestnuts, "500 克", price: "19.80", change: "30", from: "9", to: "11月", storage: "冷藏，避光"),
            Line(Chestnuts, "1 千克", household: "", category: "", origin: "", price: "#36.8"),
            Line("柿饼", "一盒", price: "25", change: "#5", hours: "168"));

        var seen = (await Preview(file)).OrThrow();
        var done = (await Import(file)).OrThrow();

        Assert.That((seen.NewProducts, seen.BadLines, seen.Written), Is.EqualTo((3, 0, 3)));
        Assert.That(done, Is.EqualTo(new ImportCatalog.Result(2, 3, 0, 0)));
        var product = await Find(Chestnuts);
        Assert.That(
            (product.State, product.CategoryId, product.Origin, product.SeasonFrom, product.SeasonTo, product.Storage,
                product.AfterSalesHours),
            Is.EqualTo((ShelfState.Draft, await Category("香榧坚果"), "东白湖镇", (int?)9, (int?)11, "冷藏，避光", 48)));
        Assert.That(
            product.Skus.OrderBy(sku => sku.Id.Value).Select(sku => (sku.Name, sku.Price.Fen, sku.Stock)),
            Is.EqualTo(new[] { ("500 克", 1_980L, 30), ("1 千克", 3_680L, 0) }));
        Assert.That((await Find("柿饼")).AfterSalesHours, Is.EqualTo(168));
    }

    [Test]
    public async Task What_went_out_and_comes_in_unchanged_changes_nothing()
    {
        var before = await Everything();
        var file = await Exported();

        var seen = (await Preview(file)).OrThrow();
        _ = (await Import(file)).OrThrow();

        Assert.That((seen.Written, seen.BadLines), Is.EqualTo((0, 0)));
        Assert.That(seen.Same, Is.EqualTo(before.Count).And.GreaterThan(50));
        Assert.That(await Everything(), Is.EqualTo(before));
    }

    [Test]
    public async Task What_was_changed_in_it_changes_and_stock_moves_once_with_its_reason()
    {
        var tea = await Find(DemoVillage.TeaName);
        var sku = tea.Skus.OrderBy(one => one.Id.Value).First();
        var file = WorkbookFile.Of(
            Heading,
            Line(tea.Name, sku.Name, "", "", "", price: $"{sku.Price + new Money(100)}", stock: $"{sku.Stock}",
                change: "20", storage: "冷藏"),
            Line(tea.Name, "试喝装", "", "", "", price: "9.90", change: "7"));

        var done = (await Import(file)).OrThrow();
        var again = await Import(file);

        var now = await Find(tea.Name);
        var changed = now.Skus.Single(one => one.Id == sku.Id);
        Assert.That(done, Is.EqualTo(new ImportCatalog.Result(0, 1, 1, 0)));
        Assert.That(
            (changed.Price, changed.Stock, now.Storage, now.Origin, now.Description, now.State),
            Is.EqualTo((sku.Price + new Money(100), sku.Stock + 20, "冷藏", tea.Origin, tea.Description, tea.State)));
        Assert.That(now.Version, Is.GreaterThan(tea.Version), "whoever had its form open is told");
        Assert.That(now.Skus.Single(one => one.Name == "试喝装").Stock, Is.EqualTo(7));
        IsRefused(again, "sheet.rows_bad");
        Assert.That(await StockOf(sku.Id), Is.EqualTo(sku.Stock + 20));
        Assert.That(
            await Village.Look(db => db.StockMovements.Where(one => one.SkuId == sku.Id)
                .OrderByDescending(one => one.Id).Select(one => one.Note).FirstAsync()),
            Is.EqualTo("从表格导入：商品.xlsx"));
    }

    [Test]
    public async Task A_price_that_moves_far_waits_until_somebody_says_that_it_is_meant()
    {
        var tea = await Find(DemoVillage.TeaName);
        var sku = tea.Skus.OrderBy(one => one.Id.Value).First();
        var file = WorkbookFile.Of(Heading, Line(tea.Name, sku.Name, "", "", "", price: $"{sku.Price * 10}"));

        Assert.That((await Preview(file)).OrThrow().Large, Is.EqualTo(1));
        IsRefused(await Import(file), "catalog.large_price_moves");
        _ = (await Import(file, agrees: true)).OrThrow();

        Assert.That((await Find(tea.Name)).Skus.Single(one => one.Id == sku.Id).Price, Is.EqualTo(sku.Price * 10));
    }

    [Test]
    public async Task Each_line_that_is_wrong_says_where_and_what_to_do_and_nothing_is_half_written()
    {
        var tea = await Find(DemoVillage.TeaName);
        var sku = tea.Skus.OrderBy(one => one.Id.Value).First();
        var before = await Everything();
        var file = WorkbookFile.Of(
            Heading, Line("好柿饼", "一盒"), Line("甲", "一盒", price: "-5"), Line("乙", "一盒", price: "12.345"),
            Line("丙", "一盒", household: "9876"), Line("丁", "一盒", category: "电器"), Line("戊", "一盒", price: "=A1*2|100"),
            Line("己", "一盒"), Line("己", "一盒"), Line("庚", "一盒", from: "2024-09-01"), Line("辛", "一盒", hours: "12"),
            Line("壬", "一盒", from: "9"), Line("癸", "一盒", origin: "乡里"), Line("癸", "两盒", origin: "镇上"),
            Line("子", "一盒", price: ""), Line("丑", "一盒", change: "-3"), Line("", "一盒"),
            Line(tea.Name, sku.Name, household: "2", category: "", origin: ""),
            Line("寅", "一盒", category: ""), Line("寅", "两盒", category: ""), Line("卯", "一盒", change: "两箱"));

        var seen = (await Preview(file)).OrThrow();

        Assert.That(seen.Bad.Select(one => (one.Line, one.Heading)), Is.EqualTo(new[]
        {
            (3, "单价"), (4, "单价"), (5, "户号"), (6, "分类"), (7, "单价"), (8, "规格"), (9, "规格"), (10, "应季从"),
            (11, "售后小时"), (12, "应季从"), (13, "商品"), (14, "产地"), (15, "单价"), (16, "库存增减"), (17, "商品"),
            (18, "户号"), (19, "分类"), (20, "商品"), (21, "库存增减"),
        }));
        Assert.That(seen.Bad.Select(one => one.Why), Is.All.Match("请|要"));
        Assert.That((seen.Written, seen.BadLines), Is.EqualTo((1, 19)));
        IsRefused(await Import(file), "sheet.rows_bad");
        Assert.That(await Everything(), Is.EqualTo(before));

        var taken = (await Import(file, onlyGood: true)).OrThrow();

        Assert.That((taken.Products, taken.Bad), Is.EqualTo((1, 19)));
        Assert.That(await Everything(), Has.Count.EqualTo(before.Count + 1));
    }

    [Test]
    public async Task Merged_cells_are_told_line_by_line()
    {
        var sheet = WorkbookFile.Of(Heading, Line("甲", "一盒"), Line("甲", "两盒"), Line("乙", "一盒"));

        var seen = (await Preview(WorkbookFile.WithMerged(sheet, "A2:A3"))).OrThrow();

        Assert.That(seen.Bad.Select(one => (one.Line, one.Heading)), Is.EqualTo(new[] { (2, "商品"), (3, "商品") }));
        Assert.That(seen.NewProducts, Is.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> Unreadable()
    {
        yield return Case("商品,规格,单价"u8.ToArray(), "sheet.not_xlsx");
        yield return Case("PK not a zip"u8.ToArray(), "sheet.unreadable");
        yield return Case(WorkbookFile.Of(Heading), "sheet.empty");
        yield return Case(WorkbookFile.Of(["名称", "价格"], ["茶", "1"]), "sheet.headings_missing");
        yield return Case(WorkbookFile.Of([.. Heading, "备注"], Line("甲", "一盒")), "sheet.headings_strange");
        yield return Case(
            WorkbookFile.Pack(("xl/worksheets/sheet1.xml", new string(' ', 70 * 1024 * 1024))), "sheet.unreadable");
        yield return Case(new byte[50 * 1024 * 1024], "sheet.file_too_large");
    }

    [TestCaseSource(nameof(Unreadable))]
    public async Task What_is_no_such_table_says_so(byte[] content, string code) =>
        IsRefused(await Preview(content), code);

    [Test]
    public async Task Five_thousand_products_come_in_and_tell_how_far_they_are()
    {
        const int many = 5_000;
        var file = WorkbookFile.Of(
            [Heading, .. Enumerable.Range(1, many).Select(at => Line($"大批 {at}", "一盒", price: "12.30", change: "3"))]);
        var told = new List<(int Done, int Of)>();
        var began = TimeProvider.System.GetTimestamp();

        _ = (await Preview(file)).OrThrow();
        var done = (await Import(file, told: new Told(told))).OrThrow();

        var took = TimeProvider.System.GetElapsedTime(began);
        TestContext.Out.WriteLine($"{many} products, looked at and taken: {took.TotalSeconds:0.0} s");
        Assert.That(done.Products, Is.EqualTo(many));
        Assert.That(told[^1], Is.EqualTo((many, many)));
        Assert.That(told, Has.Count.GreaterThan(10).And.Ordered.By("Item1"));
    }

    private async Task<byte[]> Exported()
    {
        var rows = await Village.Run((ListCatalog feature) => feature.Run(Ct));
        return WorkbookFile.Of(
            [Heading, .. rows.Select(row => Heading.Select(one => $"{row[one]}").ToArray())]);
    }

    private async Task<Outcome<ImportCatalog.Result>> Import(
        byte[] content, bool onlyGood = false, bool agrees = false, IProgress<(int Done, int Of)>? told = null)
    {
        var keeper = await Keeper();
        return await Village.Run((ImportCatalog feature) =>
            feature.Run(new(keeper, "商品.xlsx", content, onlyGood, agrees), told, Ct));
    }

    private async Task<Outcome<PreviewCatalogImport.View>> Preview(byte[] content)
    {
        var keeper = await Keeper();
        return await Village.Run((PreviewCatalogImport feature) =>
            feature.Run(new(keeper, "商品.xlsx", content), Ct));
    }

    private Task<Product> Find(string name) => Village.Look(db => db.Products.AsNoTracking()
        .Include(one => one.Skus).SingleAsync(one => one.Name == name));

    /// <summary>All that an import could touch, one text a size.</summary>
    private Task<List<string>> Everything() => Village.Look(async db => (
        await db.Products.AsNoTracking().Include(one => one.Skus).OrderBy(one => one.Id).ToListAsync())
        .SelectMany(one => one.Skus.OrderBy(sku => sku.Id.Value).Select(sku =>
            $"{one.Id} {one.Name} {one.Version} {one.HouseholdId} {one.CategoryId} {one.Origin} {one.Storage} "
            + $"{one.AfterSalesHours} {sku.Id} {sku.Name} {sku.Price} {sku.Stock} {sku.WeightGrams}")).ToList());

    private static string[] Line(
        string product, string size, string household = "2", string category = "香榧坚果", string origin = "东白湖镇",
        string price = "10", string stock = "", string change = "", string from = "", string to = "",
        string storage = "", string hours = "") =>
        [product, size, household, category, origin, price, stock, change, "", from, to, "", storage, hours];

    private static TestCaseData Case(byte[] content, string code) =>
        new TestCaseData(content, code).SetArgDisplayNames(code, $"{content.Length} bytes");

    private sealed class Told(List<(int Done, int Of)> heard) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => heard.Add(value);
    }
}
