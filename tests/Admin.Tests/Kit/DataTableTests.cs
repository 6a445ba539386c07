using Bunit;
using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.Kit.Lists;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Tests.Kit;

public sealed class DataTableTests
{
    private readonly List<(PageQuery Page, string Search)> asked = [];
    private ListFilter kind = null!;
    private Refusal? refusal;
    private BunitContext context = null!;
    private IRenderedComponent<DataTable<int>> table = null!;

    [SetUp]
    public void Open()
    {
        asked.Clear();
        kind = new("kind", "种类") { Choices = [("", "全部"), ("even", "双数")] };
        refusal = null;
        context = Stage.Open();
    }

    [TearDown]
    public async Task Close() => await context.DisposeAsync();

    [Test]
    public async Task A_heading_asks_upwards_then_downwards_then_for_the_lists_own_order()
    {
        Show();

        for (var click = 1; click <= 3; click++)
        {
            // In one go: what is drawn between the look and the click would take the button away.
            await table.InvokeAsync(() => table.Find("button.sort").Click());
            table.WaitForState(() => asked.Count == 1 + click);
        }

        Assert.That(
            asked.Select(one => one.Page.Sort),
            Is.EqualTo(new Sort?[] { null, new("Number"), new("Number", Descending: true), null }));
    }

    [Test]
    public void A_search_asks_for_the_first_page_of_what_is_found()
    {
        Show();
        table.Find("button[aria-label=下一页]").Click();
        table.WaitForState(() => asked[^1].Page.Number == 2);

        table.Find("input[type=search]").Change("茶");
        table.Find("form").Submit();

        table.WaitForState(() => asked.Count == 3);
        Assert.That((asked[^1].Page.Number, asked[^1].Search), Is.EqualTo((1, "茶")));
    }

    [Test]
    public void A_refusal_is_told_instead_of_an_empty_table_and_can_be_asked_again()
    {
        refusal = new SortUnknown("x");
        Show();
        Assert.That(table.Find("[role=alert]").TextContent, Does.Contain("list.sort_unknown"));
        Assert.That(table.Markup, Does.Not.Contain("还没有数"));

        refusal = null;
        table.Find(".state button").Click();

        table.WaitForState(() => table.FindAll(".ant-table-row").Count == 20);
        Assert.That(table.FindAll("[role=alert]"), Is.Empty);
    }

    [Test]
    public void A_hidden_column_is_shown_by_its_tick()
    {
        Show();
        Assert.That(table.FindAll("thead th"), Has.Count.EqualTo(1));

        table.FindAll(".drop-item input")[1].Change(value: true);

        table.WaitForState(() => table.FindAll("thead th").Count == 2);
    }

    [Test]
    public void Where_the_list_stands_is_read_from_the_address_and_written_there()
    {
        context.Services.GetRequiredService<NavigationManager>()
            .NavigateTo("numbers?q=3&page=2&size=10&sort=-Number&kind=even&other=7");

        Show();

        Assert.That(asked[^1], Is.EqualTo((new PageQuery(2, 10, new("Number", Descending: true)), "3")));
        Assert.That(kind.Value, Is.EqualTo("even"));
        table.Find("button[aria-label=上一页]").Click();
        table.WaitForState(() => asked.Count == 2);
        Assert.That(Rewritten(), Is.EqualTo("?kind=even&other=7&q=3&size=10&sort=-Number"));
    }

    [Test]
    public void What_an_address_cannot_mean_is_as_if_it_was_not_there()
    {
        context.Services.GetRequiredService<NavigationManager>()
            .NavigateTo("numbers?page=-3&size=7&sort=Password&kind=nonsense");

        Show();

        Assert.That(asked[^1].Page, Is.EqualTo(new PageQuery()));
        Assert.That(kind.Value, Is.Empty);
    }

    [Test]
    public void A_link_to_the_same_page_moves_the_list_to_where_it_leads()
    {
        Show();

        context.Services.GetRequiredService<NavigationManager>().NavigateTo("?q=茶&kind=even");

        table.WaitForState(() => asked.Count == 2);
        Assert.That((asked[^1].Search, kind.Value), Is.EqualTo(("茶", "even")));
    }

    [Test]
    public void A_column_that_somebody_hid_stays_hidden()
    {
        context.JSInterop.Setup<string[]?>("village.hiddenColumns", "数").SetResult(["号"]);

        Show();

        Assert.That(table.FindAll("thead th").Select(head => head.TextContent.Trim()), Is.EqualTo(["平方"]));
    }

    [Test]
    public async Task What_is_printed_says_what_of_the_list_it_is()
    {
        context.Services.GetRequiredService<NavigationManager>().NavigateTo("numbers?q=3&kind=even&size=50");
        Show();

        await table.FindAll("button").Single(button => button.TextContent.Trim() == "打 印").ClickAsync(new());

        Assert.That(context.JSInterop.Invocations["village.print"], Has.Count.EqualTo(1));
        Assert.That(
            table.Find(".print-only").TextContent, Does.StartWith("双数，3　共 45 条　").And.EndWith(" 打印"));
    }

    private string? Rewritten() =>
        (string?)context.JSInterop.Invocations["village.rewriteAddress"][^1].Arguments[0];

    private void Show() => table = context.Render<DataTable<int>>(with => with
        .Add(one => one.Title, "数").Add(one => one.Empty, "还没有数").Add(one => one.SearchHint, "找什么")
        .Add(one => one.Filters, [kind])
        .Add(one => one.Columns,
        [
            new DataColumn<int>("号", row => row, SortBy: "Number"),
            new DataColumn<int>("平方", row => row * row, IsHidden: true),
        ])
        .Add(one => one.Load, Load));

    private Task<Outcome<Page<int>>> Load(PageQuery page, string search)
    {
        asked.Add((page, search));
        return Task.FromResult<Outcome<Page<int>>>(refusal is { } no
            ? no
            : Enumerable.Range(1, 45).ToList().PageOf(page));
    }
}
