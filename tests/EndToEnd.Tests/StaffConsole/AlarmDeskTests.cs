using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.Features.People.Alarms;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>An alarm has a name beside it: who looks after it, how far they are, and what they did.</summary>
public sealed class AlarmDeskTests : ConsoleFixture
{
    [Test]
    public async Task An_alarm_is_taken_reported_on_and_done_with_by_whose_duty_it_is()
    {
        const string sentence = "测试用的提醒：银行退回一笔手续费";
        _ = await World.Staff<VillageDb, int>(async db =>
        {
            await db.RaiseAlarm(new("bill.trouble", "TEST-1", sentence), World.Now, default);
            return await db.SaveChangesAsync();
        });
        await SignIn("treasurer");
        await Go("/alarms", "提醒");
        await HasLoaded();
        var alarm = Page.Locator(".alarm").Filter(new() { HasText = sentence });
        await Assertions.Expect(alarm).ToContainTextAsync("还没有人处理");

        await alarm.GetByRole(AriaRole.Button, new() { Name = "我来处理" }).ClickAsync();
        await Assertions.Expect(alarm).ToContainTextAsync("您在处理");
        await alarm.GetByRole(AriaRole.Button, new() { Name = "交给同事" }).ClickAsync();
        await Assertions.Expect(Dialog("交给哪位同事")).ToContainTextAsync(
            "console.nobody_to_give_to");
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await alarm.GetByRole(AriaRole.Button, new() { Name = "记一句进展" }).ClickAsync();
        await alarm.GetByLabel("处理到哪一步").FillAsync("问过银行，明天答复");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(alarm).ToContainTextAsync("进展：问过银行，明天答复");
        await Page.AxeFindsNothingSerious("alarms");
        await Window.Picture("console-alarms", whole: true);

        await Go("/alarms?hands=mine", "提醒");
        await HasLoaded();
        await Assertions.Expect(Page.Locator("tbody tr").Filter(new() { HasText = sentence })).ToHaveCountAsync(1);
        await Go("/me", "我的账号");
        await Assertions.Expect(alarm).ToContainTextAsync("您在处理");
        await Page.AxeFindsNothingSerious("me with a notice");
        await Window.Picture("console-me-notice");
        await Go("", "工作台");
        await Assertions.Expect(alarm).ToContainTextAsync("您在处理");
        await Window.Picture("console-home-alarm");
        await alarm.GetByRole(AriaRole.Button, new() { Name = "已处理" }).ClickAsync();
        await alarm.GetByLabel("怎么处理的").FillAsync("银行补回来了");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(alarm).ToHaveCountAsync(0);
    }
}
