using System.Globalization;
using Microsoft.Playwright;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Statements;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The ministry's statements of a village with a history: each figure opens to what it adds up, and goes into
/// a spreadsheet and onto paper.</summary>
public sealed class StatementTests : ConsoleFixture
{
    [Test]
    public async Task A_statement_opens_down_to_its_entries_and_goes_onto_paper()
    {
        await SignIn("supervisor");
        await Go("/statements?since=2026-05&until=2026-05", "报表");
        await Sees("借贷相等");
        await HasLoaded();

        await Page.GetByRole(AriaRole.Button, new() { Name = $"看明细 {Account.WeChatBasic.Code}", Exact = false })
            .ClickAsync();
        var drawer = Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(drawer).ToContainTextAsync("最后有");
        Assert.That(Page.Url, Does.Contain("open=109.01").And.Contain("ledger.since=2026-05"));
        await Page.AxeFindsNothingSerious("account ledger");
        await Window.Picture("console-statement-ledger");
        await Page.ReloadAsync();
        await Assertions.Expect(drawer).ToContainTextAsync("最后有");
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(drawer).ToHaveCountAsync(0);
        Assert.That(Page.Url, Does.Not.Contain("ledger."));

        await Choose("盈余及盈余分配表");
        await Sees("期末未分配盈余");
        await HasLoaded();
        await Window.Picture("console-statement-surplus", whole: true);
        await Choose("成员账户");
        await Sees("还欠这户");
        await HasLoaded();
        await Page.AxeFindsNothingSerious("member accounts");
        await Window.Picture("console-statement-members", whole: true);
        var returned = Page.Locator("tfoot td:nth-child(6) button");
        var amount = await returned.InnerTextAsync();
        await returned.ClickAsync();
        await Assertions.Expect(drawer.Locator(".ledger-sums")).ToContainTextAsync(
            amount);
        await HasLoaded();
        await Window.Picture("console-statement-returned");
    }

    [Test]
    public async Task A_statement_is_exported_and_printed_with_its_months_and_who_signs()
    {
        await SignIn("supervisor");
        await Go("/statements?since=2026-05", "报表");
        await Sees("借贷相等");
        var shown = await World.Staff<GetAccountBalances, GetAccountBalances.View>(async feature =>
            (await feature.Run(new(await May()), default)).OrThrow());

        var (name, content) = await Page.GetFile(Button("导出 Excel"));

        Assert.That(name, Is.EqualTo("科目余额表 2026-05-01 至 2026-05-31.xlsx"));
        var rows = new Workbook(content).Rows;
        Assert.That(rows, Has.Count.EqualTo(shown.Rows.Count + 2));
        Assert.That(
            Convert.ToDecimal(rows[^1][^1], CultureInfo.InvariantCulture),
            Is.EqualTo(shown.Total.Closing.Credit.Fen / 100m));

        await Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Sees("理事长：");
        await Assertions.Expect(Page.GetByRole(AriaRole.Navigation, new() { Name = "主菜单" })).ToBeHiddenAsync();
        await Assertions.Expect(Button("导出 Excel")).ToBeHiddenAsync();
        await Window.Picture("console-statement-print", whole: true);
    }

    private Task Choose(string tab) => Button(tab).ClickAsync();

    private static async Task<PeriodId> May() =>
        (await World.Staff<ListPeriods, IReadOnlyList<ListPeriods.PeriodView>>(feature => feature.Run(default)))
        .Single(one => one.FirstDay.Month == 5).Id;
}
