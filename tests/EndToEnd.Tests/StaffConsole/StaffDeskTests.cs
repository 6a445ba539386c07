using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Staff;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>Who acts for the village, by clicks: two people let somebody in, and one is enough to get them out.
/// </summary>
public sealed class StaffDeskTests : ConsoleFixture
{
    private const string Name = "李梅";
    private const string Password = "torreya and 3 hens";

    /// <summary>Other tests find the village as it was.</summary>
    [TearDown]
    public Task Forget() => Look(async db =>
    {
        var id = await db.Staff.Where(one => one.Name == Name).Select(one => one.Id).SingleOrDefaultAsync();
        _ = await db.SeatHoldings.Where(one => one.StaffId == id).ExecuteDeleteAsync();
        _ = await db.SeatHoldings.ExecuteUpdateAsync(set => set
            .SetProperty(one => one.Until, default(DateTimeOffset?)).SetProperty(one => one.OpenSlot, 1));
        _ = await db.StaffRequests.ExecuteDeleteAsync();
        _ = await db.StaffInvitations.Where(one => one.StaffId == id).ExecuteDeleteAsync();
        _ = await db.StaffSessions.Where(one => one.StaffId == id).ExecuteDeleteAsync();
        _ = await db.Accounts.Where(one => one.StaffId == id).ExecuteDeleteAsync();
        return await db.Staff.Where(one => one.Id == id).ExecuteDeleteAsync();
    });

    [Test]
    public async Task Somebody_is_appointed_by_two_people_signs_in_with_both_halves_and_is_taken_off_by_one()
    {
        await SignIn("treasurer");
        await Appoint();
        var code = await As("reviewer", Agree);
        var link = await TakeLink();
        var key = await As(link, page => Join(page, code));
        await As(new Uri(World.Api, "/console/sign-in"), async page =>
        {
            await SignInAs(page, key);
            await Assertions.Expect(page.Locator("[data-ready=yes]")).ToBeVisibleAsync();
            return true;
        });

        await Go("/staff", "人员");
        var seats = Page.GetByRole(AriaRole.Region, new() { Name = "议事席位" });
        await Assertions.Expect(seats).ToContainTextAsync($"以前：{DemoVillage.GovernmentRepresentative}");
        await Assertions.Expect(seats).ToContainTextAsync(Name);
        await Row(Name).GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        await Sees($"{Name}：用链接设好了账号");
        await LooksRight("staff-one");
        await Button("停用").ClickAsync();
        await Sees("席位随之空出来");
        await Window.Picture("console-staff-take-off");
        await Button("确认停用").ClickAsync();
        await Sees("已停用");
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(seats).ToContainTextAsync("政府代表不到位，就提不了新的分成规则");
        await LooksRight("staff-empty-seat");
    }

    [Test]
    public async Task A_colleagues_session_is_ended_and_that_browser_is_out_within_a_minute()
    {
        await SignInByForm("keeper");
        var idle = Window;
        UseWindow(await (await PlayedVillage.Browser).Open(World.Api, 1280, 800));
        try
        {
            await SignIn("reviewer");
            await Go("/staff", "人员");
            await Assertions.Expect(Button("添一位工作人员")).ToHaveCountAsync(0);
            await Row(DemoVillage.StoreKeeper).GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
            await Sees("正在登录的地方");
            await Assertions.Expect(Button("结束").First).ToBeVisibleAsync();
            for (var left = await Button("结束").CountAsync(); left > 0; left--)
            {
                await Button("结束").First.ClickAsync();
                await Assertions.Expect(Button("结束")).ToHaveCountAsync(left - 1);
            }

            await Sees("现在没有登录");
            await Sees("结束同事的登录");
            await Assertions.Expect(idle.Page.GetByLabel("动态验证码")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        }
        finally
        {
            await idle.Page.Context.CloseAsync();
            _ = PlayedVillage.Sessions.Remove("keeper");
        }
    }

    [Test]
    public async Task Whoever_keeps_the_shop_is_told_who_looks_after_the_staff()
    {
        await SignIn("keeper");
        await Go("/staff", "人员");

        await Sees("人员由财务、复核和监事查看");
        await Assertions.Expect(Page.GetByText("工作人员", new() { Exact = true })).ToHaveCountAsync(0);
    }

    private async Task Appoint()
    {
        await Go("/staff", "人员");
        await Button("添一位工作人员").ClickAsync();
        var dialog = Dialog("添一位工作人员");
        await dialog.GetByLabel("姓名").FillAsync(Name);
        await dialog.GetByLabel("岗位").SelectOptionAsync(nameof(StaffRole.Representative));
        await dialog.GetByLabel("谁定的、为什么").FillAsync("5 月 6 日村民代表大会");
        await Button("提交复核").ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("staff.seat_missing");
        await dialog.GetByLabel("席位").SelectOptionAsync(nameof(Seat.Government));
        await LooksRight("staff-appoint");
        await Button("提交复核").ClickAsync();
        await Sees("等另一位同事在「复核」里同意");
        await Assertions.Expect(Button("撤回")).ToBeVisibleAsync();
        await Assertions.Expect(Button("复核")).ToHaveCountAsync(0);
        await LooksRight("staff-waiting");
        await Page.FitInto(390, 800);
        await LooksRight("staff-waiting-phone");
        await Page.FitInto(1280, 800);
    }

    private async Task<string> Agree()
    {
        await Go("/approvals", "复核");
        await Row(Name).GetByRole(AriaRole.Button, new() { Name = "复核", Exact = true }).ClickAsync();
        var dialog = Dialog("复核人员申请");
        await dialog.GetByLabel("请输入这个人的姓名").FillAsync("李楠");
        await Button("同 意").ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("staff.typed_differs");
        await dialog.GetByLabel("请输入这个人的姓名").FillAsync(Name);
        await LooksRight("staff-approve");
        await Button("同 意").ClickAsync();
        var shown = Page.Locator("#handover-code");
        await Assertions.Expect(shown).ToBeVisibleAsync();
        await LooksRight("staff-handover");
        var code = await shown.InnerTextAsync();
        await Button("记下了").ClickAsync();
        await Assertions.Expect(shown).ToHaveCountAsync(0);
        return code;
    }

    private async Task<Uri> TakeLink()
    {
        await Go("/staff", "人员");
        await Button("取链接").ClickAsync();
        await Button("显示链接").ClickAsync();
        var shown = Page.Locator("#join-link");
        await Assertions.Expect(shown).ToBeVisibleAsync();
        await LooksRight("staff-link");
        var link = new Uri(await shown.InnerTextAsync());
        await Button("交给他了").ClickAsync();
        await Assertions.Expect(Button("取链接")).ToHaveCountAsync(0);
        return link;
    }

    private async Task<string> Join(IPage page, string code)
    {
        var key = (await page.Locator("#factor-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await Fill("00000000");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("交接码不对");
        await page.AxeFindsNothingSerious("join with a code");
        await Window.Picture("console-join-handover", whole: true);
        await Fill(code);
        await Assertions.Expect(page.Locator("#joined-user")).ToHaveTextAsync(Name);
        return key;

        async Task Fill(string handover)
        {
            await page.GetByLabel("交接码").FillAsync(handover);
            await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(Password);
            await page.GetByLabel("再输一遍新密码").FillAsync(Password);
            await page.GetByLabel("验证器上的 6 位数字").FillAsync(Totp.Now(key, TimeProvider.System));
            await page.GetByRole(AriaRole.Button, new() { Name = "设好了" }).ClickAsync();
        }
    }

    private static async Task SignInAs(IPage page, string key)
    {
        // The code of this half minute went with the link.
        for (var used = Totp.Now(key, TimeProvider.System); used == Totp.Now(key, TimeProvider.System);)
            await Task.Delay(500);
        await page.GetByLabel("用户名").FillAsync(Name);
        await page.GetByLabel("密码").FillAsync(Password);
        await page.GetByLabel("动态验证码").FillAsync(Totp.Now(key, TimeProvider.System));
        await page.GetByRole(AriaRole.Button, new() { Name = "登 录" }).ClickAsync();
    }

    /// <summary>Somebody at a browser of their own, where nobody has signed in yet.</summary>
    private async Task<T> As<T>(Uri address, Func<IPage, Task<T>> act)
    {
        var mine = Window;
        await OpenAWindow();
        try
        {
            await Page.GotoAsync(address.PathAndQuery);
            return await act(Page);
        }
        finally
        {
            await Page.Context.CloseAsync();
            UseWindow(mine);
        }
    }

    private ILocator Row(string words) => Page.Locator("tbody tr:not(.ant-descriptions-row)")
        .Filter(new() { HasText = words }).Last;

    private async Task LooksRight(string name)
    {
        await Page.StandsStill();
        await Page.AxeFindsNothingSerious(name);
        await Page.HangsOverNowhere(name);
        await Window.Picture($"console-{name}", whole: await Page.GetByRole(AriaRole.Dialog).CountAsync() == 0);
    }
}
