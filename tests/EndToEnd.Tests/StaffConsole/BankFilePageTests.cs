using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The treasurer arranges the file as the bank wants it, and sees its first lines before it is kept.</summary>
public sealed class BankFilePageTests : ConsoleFixture
{
    [TearDown]
    public async Task Forget() =>
        _ = await World.Staff<VillageDb, int>(db => db.BankFileFormats.ExecuteDeleteAsync());

    [Test]
    public async Task Columns_are_named_moved_and_left_out_and_the_first_lines_show_it_before_it_is_kept()
    {
        await SignIn("treasurer");
        await Go("/payouts/bank-file", "银行文件格式");
        var lines = Page.Locator(".first-lines");
        await Assertions.Expect(lines).ToContainTextAsync("序号,户名,账号");

        await Page.GetByLabel("去掉第 1 列").ClickAsync();
        // Both, because the rest stood there before: until the first is gone, the second is another.
        await Assertions.Expect(lines).Not.ToContainTextAsync("序号");
        await Assertions.Expect(lines).ToContainTextAsync("户名,账号");
        await Page.GetByLabel("第 2 列往前").ClickAsync();
        // Which column stands first by now: until it has moved, the title would be another's.
        await Assertions.Expect(lines).ToContainTextAsync("账号,户名,开户行");
        await Page.GetByLabel("第 1 列的标题").FillAsync("收款账号");
        await Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(lines).ToContainTextAsync("收款账号,户名,开户行");
        await Page.GetByLabel("去掉第 4 列").ClickAsync();
        await Sees("至少要有户名、账号和金额");
        await Button("加一列").ClickAsync();
        await Page.GetByLabel("第 6 列是什么").SelectOptionAsync("Amount");
        await Page.GetByLabel("编码").SelectOptionAsync("Gb18030");
        await Assertions.Expect(lines).ToContainTextAsync("金额(元)");
        await Page.AxeFindsNothingSerious("bank file");
        await Window.Picture("console-bank-file", whole: true);
        await Button("保存这个格式").ClickAsync();
        await Sees("保存好了");

        await Page.ReloadAsync();
        await Assertions.Expect(lines).ToContainTextAsync("收款账号,户名,开户行");
        await Sees("改过");
    }
}
