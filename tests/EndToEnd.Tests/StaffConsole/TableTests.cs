using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>What the one table does, on pages that the story filled.</summary>
public sealed partial class TableTests : ConsoleFixture
{
    [Test]
    public async Task A_click_on_a_heading_sorts_upwards_then_downwards_then_as_before()
    {
        await SignIn("supervisor");
        await Go("/products", "商品");
        await Sees("绿剑茶");
        var before = await Amounts("单价");

        await Button("单价").ClickAsync();
        await Assertions.Expect(Header("单价")).ToHaveAttributeAsync("aria-sort", "ascending");
        await HasLoaded();
        var upwards = await Amounts("单价");
        await Button("单价").ClickAsync();
        await Assertions.Expect(Header("单价")).ToHaveAttributeAsync("aria-sort", "descending");
        await HasLoaded();
        var downwards = await Amounts("单价");
        await Button("单价").ClickAsync();
        await Assertions.Expect(Header("单价")).ToHaveAttributeAsync("aria-sort", "none");
        await HasLoaded();

        Assert.That(upwards, Is.Ordered.Ascending.And.Not.EqualTo(before));
        Assert.That(downwards, Is.Ordered.Descending);
        Assert.That(downwards[0], Is.GreaterThan(upwards[^1]), "sorted by the server and not within the page");
        Assert.That(await Amounts("单价"), Is.EqualTo(before));
    }

    [Test]
    public async Task A_search_from_the_second_page_shows_the_first_of_what_it_found()
    {
        await SignIn("supervisor");
        await Go("/products", "商品");
        await Sees("绿剑茶");
        await Button("下一页").ClickAsync();
        await Assertions.Expect(Page.GetByText("绿剑茶")).ToHaveCountAsync(0);

        await SearchField.FillAsync("绿剑茶");
        await Button("查 询").ClickAsync();

        await Sees("绿剑茶");
        await Button("重 置").ClickAsync();
        await Assertions.Expect(SearchField).ToHaveValueAsync("");
    }

    [Test]
    public async Task A_column_is_shown_and_hidden_by_a_tick()
    {
        await SignIn("supervisor");
        await Go("/products", "商品");
        await Assertions.Expect(Header("产地")).ToHaveCountAsync(0);

        await Page.GetByLabel("选择要显示的列").ClickAsync();
        await Page.GetByLabel("产地").CheckAsync();
        await Assertions.Expect(Header("产地")).ToHaveCountAsync(1);
        await Page.GetByLabel("产地").UncheckAsync();
        await Assertions.Expect(Header("产地")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task An_export_holds_every_row_and_its_sums_are_those_of_the_page()
    {
        await SignIn("supervisor");
        await Go("/settlement", "清分结算");
        await Assertions.Expect(Page.Locator("tbody tr").First).ToBeVisibleAsync();
        await HasLoaded();
        var shown = await Amounts("净额");

        var (name, file) = await Page.GetFile(Button("导出 Excel"));
        var rows = new Workbook(file).Rows;

        Assert.That(name, Does.Match(@"^清分明细 已清分的只列近 90 天的 \d{4}-\d\d-\d\d\.xlsx$"));
        Assert.That(rows, Has.Count.EqualTo(1 + shown.Count).And.Count.GreaterThan(2));
        Assert.That(Sum(rows, "净额"), Is.EqualTo(shown.Sum()));
        Assert.That(
            Sum(rows, "归农户") + Sum(rows, "共富基金") + Sum(rows, "平台") + Sum(rows, "合作社"),
            Is.EqualTo(shown.Sum()), "the four parts are the whole, also in the spreadsheet");
    }

    [Test]
    public async Task All_that_was_found_is_printed_and_then_the_page_is_as_before()
    {
        await SignIn("supervisor");
        await Page.GotoAsync("/console/journal?size=10");
        await Assertions.Expect(Page.Locator(".rows tbody tr.ant-table-row")).ToHaveCountAsync(10);
        await Page.EvaluateAsync(
            """
            void (window.print = () => {
              window.printed = document.querySelectorAll('.printing .rows tbody tr.ant-table-row').length;
              window.printedHead = document.querySelector('.printing .print-only').textContent;
            })
            """);

        await Button("打 印").ClickAsync();
        await Page.Until("window.printed");

        var printed = await Page.EvaluateAsync<int>("window.printed");
        Assert.That(printed, Is.GreaterThan(20));
        Assert.That(
            await Page.EvaluateAsync<string>("window.printedHead"),
            Does.Contain($"共 {printed} 条").And.Not.Contain("第"));
        await Assertions.Expect(Page.Locator(".rows tbody tr.ant-table-row")).ToHaveCountAsync(10);
    }

    [Test]
    public async Task A_list_is_printed_once_its_rows_stand_on_the_page()
    {
        await SignIn("supervisor");
        await Page.GotoAsync("/console/journal?size=10");
        await Assertions.Expect(Page.Locator(".rows tbody tr.row")).ToHaveCountAsync(10);
        await Page.EvaluateAsync(
            """
            void (() => {
              window.print = () => { window.printed = document.querySelectorAll('.printing .rows .row').length; };
              village.print(document.querySelector('.table-card'), 11);
            })()
            """);
        await Task.Delay(200);
        Assert.That(await Page.EvaluateAsync<int?>("window.printed ?? null"), Is.Null, "one row is still to come");

        await Page.EvaluateAsync(
            "void document.querySelector('.rows tbody').append(document.querySelector('.rows .row').cloneNode(true))");
        await Page.Until("window.printed");

        Assert.That(await Page.EvaluateAsync<int>("window.printed"), Is.EqualTo(11));
    }

    [Test]
    public async Task Paper_with_people_on_it_says_who_printed_it()
    {
        await SignIn("treasurer");
        await Go("/households", "农户");
        await Assertions.Expect(Page.Locator(".rows tbody tr.row").First).ToBeVisibleAsync();
        var mark = Page.GetByText("由 ", new() { Exact = false }).And(Page.Locator(".viewer-mark p"));
        await Assertions.Expect(mark).ToBeHiddenAsync();

        await Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(mark).ToBeVisibleAsync();
        await Assertions.Expect(mark).ToHaveTextAsync($"由 {DemoVillage.Treasurer} 打印");
        await Assertions.Expect(Page.GetByText("跳到正文")).ToBeHiddenAsync();
    }

    [Test]
    public async Task A_list_is_printed_black_on_white_with_its_head_and_without_what_is_for_the_hand()
    {
        await SignIn("supervisor");
        await Go("/products", "商品");
        await SearchField.FillAsync("茶");
        await Button("查 询").ClickAsync();
        await HasLoaded();
        await Button("换成深色").ClickAsync();
        await Assertions.Expect(Page.Locator("html[data-theme=dark]")).ToHaveCountAsync(1);
        await Page.EvaluateAsync("void (window.print = () => { window.printed = true; })");
        await Button("打 印").ClickAsync();
        await Page.Until("window.printed");

        await Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "商品", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".print-only")).ToContainTextAsync("茶");
        await Sees("绿剑茶");
        await Assertions.Expect(Page.Locator("nav:visible, form:visible, .tools:visible, .row-actions:visible"))
            .ToHaveCountAsync(0);
        Assert.That(
            await Page.EvaluateAsync<string[]>("""
                () => [...new Set([...document.querySelectorAll('.printing :is(th, td)')].map(cell => {
                  const style = getComputedStyle(cell);
                  return `${style.color} on ${style.backgroundColor}`;
                }))]
                """),
            Is.EqualTo(new[] { "rgb(0, 0, 0) on rgb(255, 255, 255)" }));
        await Window.Picture("console-printed", whole: true);
    }

    private static decimal Sum(IReadOnlyList<List<object?>> rows, string column)
    {
        var at = rows[0].IndexOf(column);
        return rows.Skip(1).Sum(row => decimal.Round(Convert.ToDecimal(row[at], CultureInfo.InvariantCulture), 2));
    }

    private ILocator Header(string title) =>
        Page.GetByRole(AriaRole.Columnheader, new() { Name = title, Exact = true });

    private async Task<List<decimal>> Amounts(string column)
    {
        var titles = await Page.Locator("thead th").AllInnerTextsAsync();
        var at = titles.ToList().FindIndex(title => title.Trim() == column) + 1;
        var cells = await Page.Locator($"tbody tr td:nth-child({at})").AllInnerTextsAsync();
        return [.. cells.Select(cell => decimal.Parse(
            NotOfNumbers().Replace(cell.Replace('−', '-'), ""), CultureInfo.InvariantCulture))];
    }

    [GeneratedRegex(@"[^\d.-]", RegexOptions.None, 1000)]
    private static partial Regex NotOfNumbers();
}
