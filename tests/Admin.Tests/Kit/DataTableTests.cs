using Bunit;
using MudBlazor;
using MudBlazor.Services;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Tests.Kit;

public sealed class DataTableTests
{
    private readonly List<(PageQuery Page, string Search)> asked = [];
    private Refusal? refusal;
    private BunitContext context = null!;
    private IRenderedComponent<DataTable<int>> table = null!;

    [SetUp]
    public void Open()
    {
        asked.Clear();
        refusal = null;
        context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddMudServices();
        context.Services.AddScoped<ConsoleScope>();
        _ = context.Render<MudPopoverProvider>();
    }

    [TearDown]
    public async Task Close() => await context.DisposeAsync();

    [Test]
    public void A_heading_asks_upwards_then_downwards_then_for_the_lists_own_order()
    {
        Show();

        for (var click = 0; click < 3; click++) table.Find("button.sort").Click();

        Assert.That(
            asked.Select(one => one.Page.Sort),
            Is.EqualTo(new Sort?[] { null, new("Number"), new("Number", Descending: true), null }));
    }

    [Test]
    public void A_search_asks_for_the_first_page_of_what_is_found()
    {
        Show();
        table.FindAll(".mud-table-pagination-actions button")[2].Click();
        table.WaitForAssertion(() => Assert.That(asked[^1].Page.Number, Is.EqualTo(2)));

        table.Find("input[type=search]").Input("茶");
        table.Find("form").Submit();

        table.WaitForAssertion(() => Assert.That(
            (asked[^1].Page.Number, asked[^1].Search), Is.EqualTo((1, "茶"))));
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

        table.WaitForAssertion(() => Assert.That(table.FindAll("tbody tr"), Has.Count.EqualTo(20)));
        Assert.That(table.FindAll("[role=alert]"), Is.Empty);
    }

    [Test]
    public void A_hidden_column_is_shown_by_its_tick()
    {
        Show();
        Assert.That(table.FindAll("thead th"), Has.Count.EqualTo(1));

        table.FindAll(".drop-item input")[1].Change(value: true);

        Assert.That(table.FindAll("thead th"), Has.Count.EqualTo(2));
    }

    private void Show() => table = context.Render<DataTable<int>>(with => with
        .Add(one => one.Title, "数").Add(one => one.Empty, "还没有数").Add(one => one.SearchHint, "找什么")
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
