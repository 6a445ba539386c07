using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>What every table of the console gives to a spreadsheet: what is shown, all of what was found, and amounts
/// that can be added.</summary>
public sealed partial class ExportTests : ConsoleFixture
{
    private static readonly object[][] Tables =
    [
        ["/orders", "订单", "订单列表", "绿剑茶"],
        ["/products", "商品", "商品列表", "茶"],
        ["/settlement", "清分结算", "清分明细", "绿剑茶"],
        ["/approvals", "复核", "复核列表", "充值"],
        ["/payouts", "付款到户", "付款批次", ""],
        ["/reconciliation", "对账", "差错", "没有这样的差错"],
        ["/reconciliation", "对账", "每天的账单", ""],
        ["/journal", "账本", "分录", "结算"],
    ];

    // What a cell says; of what is shortened, its hint says the whole.
    private const string Whole =
        "cells => cells.map(cell => cell.querySelector('[title]:only-child')?.title ?? cell.innerText)";

    [TestCaseSource(nameof(Tables))]
    public async Task An_export_holds_the_columns_shown_and_every_row_that_was_found(
        string path, string page, string title, string search)
    {
        await SignIn("supervisor");
        await Go(path, page);
        await HasLoaded();
        var table = Page.GetByRole(AriaRole.Region, new() { Name = title, Exact = true });
        await TickColumns(table, column => column.CheckAsync());
        await IsExportedAsShown(table, title);
        if (search.Length == 0) return;

        var all = await Found(table);
        var form = Page.GetByRole(AriaRole.Search, new() { Name = $"在{title}里查找" });
        await form.GetByRole(AriaRole.Searchbox).FillAsync(search);
        await form.GetByRole(AriaRole.Button, new() { Name = "查 询", Exact = true }).ClickAsync();
        await Assertions.Expect(table.GetByText($"，共 {all} 条"))
            .ToHaveCountAsync(all == 0 ? 1 : 0);
        await HasLoaded();
        await TickColumns(table, column => column.UncheckAsync(), atMost: 1);
        await IsExportedAsShown(table, title);
    }

    [Test]
    public async Task The_auditors_pack_is_one_file_of_the_ledger()
    {
        await SignIn("supervisor");
        await Go("/journal", "账本");
        await HasLoaded();

        var (name, content) = await Page.GetFile(Button("导出审计包"));

        Assert.That(name, Does.Match("^审计包 [0-9-]{10}\\.zip$"));
        using var pack = new ZipArchive(new MemoryStream(content));
        Assert.That(
            pack.Entries.Select(entry => entry.FullName),
            Is.SupersetOf(new[] { "说明.txt", "账本/分录.csv", "分红/2026-05.json", "清分/2026-05.json", "操作记录.csv" }));
        if (Environment.GetEnvironmentVariable("VILLAGE_SCREENSHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "audit-pack.zip"), content);
    }

    [Test]
    public async Task The_shares_of_a_plan_can_be_added_in_a_spreadsheet()
    {
        await SignIn("supervisor");
        await Go("/dividends", "分红方案");
        await Page.GetByRole(AriaRole.Link, new() { Name = "查看 2026-05" }).ClickAsync();
        await Sees("合计：返还");
        var table = Page.Locator("section[aria-label=每户分配]");

        await IsExportedAsShown(table, "每户分配 2026-05-01 至 2026-05-31");
    }

    [Test]
    public async Task A_file_says_that_it_leaves_old_orders_out()
    {
        await SignIn("supervisor");
        await Go("/orders", "订单");
        await HasLoaded();
        var table = Page.Locator("section[aria-label=订单列表]");
        var export = table.GetByRole(AriaRole.Button, new() { Name = "导出 Excel", Exact = true });

        var (recent, _) = await Page.GetFile(export);
        await Page.GetByLabel("办完的订单").SelectOptionAsync("全部都列");
        await Button("查 询").ClickAsync();
        await HasLoaded();
        var (all, _) = await Page.GetFile(export);
        await Page.GetByLabel("办完的订单").SelectOptionAsync("只列近 90 天的");
        await Page.GetByRole(AriaRole.Search, new() { Name = "在订单列表里查找" }).GetByRole(AriaRole.Searchbox)
            .FillAsync(await World.Staff<VillageDb, string>(db => db.Orders.Select(one => one.Number).FirstAsync()));
        await Button("查 询").ClickAsync();
        await HasLoaded();
        var (one, _) = await Page.GetFile(export);

        Assert.That(recent, Does.StartWith("订单列表 办完的订单只列近 90 天的 "));
        Assert.That(all, Does.StartWith("订单列表 全部都列 "));
        Assert.That(one, Does.Not.Contain("90 天"), "a number finds whatever there is");
    }

    private async Task IsExportedAsShown(ILocator table, string title)
    {
        var (name, content) = await Page.GetFile(
            table.GetByRole(AriaRole.Button, new() { Name = "导出 Excel", Exact = true }));

        Assert.That(name, Does.Match($@"^{title}( .+)? \d{{4}}-\d\d-\d\d\.xlsx$"));
        var book = new Workbook(content);
        Assert.That(book.Rows, Has.Count.EqualTo(1 + await Found(table)), "every row found, also beyond this page");
        await HoldsWhatIsShown(book, table);
    }

    // The rows of this page are the first of the file, cell by cell; what says ¥ on the page is a number in the file.
    private static async Task HoldsWhatIsShown(Workbook book, ILocator table)
    {
        Assert.That(
            book.Rows[0].Select(Text),
            Is.EqualTo((await table.Locator("thead th:not(.row-actions)").AllInnerTextsAsync()).Select(Trimmed)));
        var rows = await table.Locator("tbody tr:not(.ant-table-placeholder)").AllAsync();
        for (var at = 1; at <= rows.Count; at++)
        {
            var cells = await rows[at - 1].Locator("td:not(.row-actions)").EvaluateAllAsync<string[]>(Whole);
            Assert.That(book.Rows[at], Has.Count.EqualTo(cells.Length));
            for (var column = 0; column < cells.Length; column++)
            {
                var (shown, exported) = (Trimmed(cells[column]), book.Rows[at][column]);
                if (!shown.Contains('¥'))
                {
                    Assert.That(Text(exported), Is.EqualTo(shown));
                    continue;
                }

                Assert.That(exported, Is.TypeOf<double>(), shown);
                Assert.That(((double)exported!).ToString("0.00", CultureInfo.InvariantCulture), Is.EqualTo(
                    shown.Replace("¥", "").Replace(",", "").Replace('−', '-')));
                Assert.That(book.FormatOf(at, column), Is.EqualTo("#,##0.00"), shown);
            }
        }
    }

    private static async Task TickColumns(ILocator table, Func<ILocator, Task> tick, int atMost = int.MaxValue)
    {
        await table.GetByLabel("选择要显示的列").ClickAsync();
        foreach (var column in (await table.GetByRole(AriaRole.Checkbox).AllAsync()).Take(atMost)) await tick(column);
        await table.Page.Keyboard.PressAsync("Escape");
    }

    private static async Task<int> Found(ILocator table)
    {
        var said = await table.Locator(".pager").InnerTextAsync();
        return int.Parse(Total().Match(said).Groups["total"].Value, CultureInfo.InvariantCulture);
    }

    private static string Trimmed(string text) => text.Trim();

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    [GeneratedRegex(@"共 (?<total>\d+) 条", RegexOptions.None, 1000)]
    private static partial Regex Total();
}
