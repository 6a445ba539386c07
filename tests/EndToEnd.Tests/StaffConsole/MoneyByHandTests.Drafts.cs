using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The two ways to a draft: who is owed what, and what failed.</summary>
public sealed partial class MoneyByHandTests
{
    /// <summary>From the workbench to the list of calls, and from there to one batch of all that failed.</summary>
    private async Task CallAndDraftAgain(Desk treasurer, Money total)
    {
        await treasurer.GoTo("工作台");
        await treasurer.Page.Locator("a[href='console/calls?show=failed']").First.ClickAsync();
        await treasurer.Sees("账号已注销");
        await treasurer.LooksRight("calls-failed");
        await treasurer.Page.Locator("tbody tr:has-text('账号已注销')")
            .GetByRole(AriaRole.Button, new() { Name = "打过电话了" }).ClickAsync();
        await treasurer.Page.GetByLabel("说了什么").FillAsync("换一张卡，明天来办");
        await treasurer.Page.GetByLabel("说了什么").PressAsync("Enter");
        await treasurer.Sees("换一张卡，明天来办");
        await treasurer.NothingIsSaidOverThePage();
        await treasurer.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await treasurer.Picture("calls-printed");
        await treasurer.Page.EmulateMediaAsync(new() { Media = Media.Screen });

        await treasurer.Click("没付成的一起重新制单");
        await treasurer.Sees("已制单，请另一位同事复核");

        Assert.That((await Batch(BatchStatus.Drafted)).Total, Is.EqualTo(total));
        await treasurer.Sees("没有等着打电话问的，没付成的都重新制单了");
        Assert.That(await village.Look(db => db.ReminderCalls.CountAsync()), Is.EqualTo(1));
    }

    /// <summary>Who is owed what, one by one and then all; what was read is typed, and a second person is waited for.
    /// </summary>
    private async Task PickAndDraft(Desk treasurer, Money owed)
    {
        await treasurer.GoTo("付款到户");
        await treasurer.Page.GetByRole(AriaRole.Link, new() { Name = "新建付款批次", Exact = true }).ClickAsync();
        var ticks = treasurer.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = Tick() });
        await Assertions.Expect(ticks).ToHaveCountAsync(4);
        await ticks.First.CheckAsync();
        await Assertions.Expect(treasurer.Page.Locator(".picked")).ToContainTextAsync("选了 1 户");
        await treasurer.Page.GetByRole(AriaRole.Button, new() { Name = "全选能付的 4 户" }).ClickAsync();
        await Assertions.Expect(treasurer.Page.Locator(".picked")).ToContainTextAsync("选了 4 户");
        await Assertions.Expect(ticks.Last).ToBeCheckedAsync();
        await LooksRightInBothThemes(treasurer, "payouts-picked");
        await treasurer.Click("下一步：核对");
        await treasurer.Sees("微信运营户还差");
        await LooksRightInBothThemes(treasurer, "payouts-preview");
        await treasurer.Click("输入合计，提交复核");
        Assert.That(await treasurer.TotalShown(), Is.EqualTo(owed));
        await treasurer.LooksRight("payouts-draft-confirm");
        await treasurer.TypeTotal(owed + new Money(1), "提交复核");
        await treasurer.IsRefused("approval.total_differs");
        await treasurer.TypeTotal(owed, "提交复核");
        await treasurer.Sees("已制单，请另一位同事复核");
        await treasurer.NothingIsSaidOverThePage();
        await treasurer.LooksRight("payouts-waits");
        await treasurer.OpenDrafted();
    }

    [GeneratedRegex(@"^选 \d+ 号户", RegexOptions.None, 1000)]
    private static partial Regex Tick();
}
