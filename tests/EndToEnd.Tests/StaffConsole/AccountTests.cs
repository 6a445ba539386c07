using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>What somebody signs in with, by clicks: at their own page, and in the middle of an approval.</summary>
public sealed class AccountTests : ConsoleFixture
{
    private static readonly Money Amount = new(4_321);

    [Test]
    public async Task A_new_password_is_chosen_at_the_users_own_page_and_an_idle_page_elsewhere_closes_by_itself()
    {
        var before = await Hash("supervisor");
        await SignInByForm("supervisor");
        var idle = await (await PlayedVillage.Browser).Open(World.Api, 1280, 800);
        var mine = Window;
        UseWindow(idle);
        await SignInByForm("supervisor");
        UseWindow(mine);
        try
        {
            await Page.Locator("summary[aria-label*=用户菜单]").ClickAsync();
            await Page.GetByRole(AriaRole.Link, new() { Name = "我的账号", Exact = true }).ClickAsync();
            await Sees("就是这里");
            await Page.AxeFindsNothingSerious("me");
            await Fill("wrong password 1", "seven hens and 1 dog");
            await Refused("access.password_wrong");
            await Fill(DemoAccounts.Password, "short1");
            await Refused("access.password_weak");
            await Window.Picture("console-me");

            await Fill(DemoAccounts.Password, "seven hens and 1 dog");

            await Sees("密码已改，别处的登录都退出了");
            await Assertions.Expect(Button("退出这里")).ToHaveCountAsync(0);
            await Assertions.Expect(idle.Page.GetByLabel("动态验证码")).ToBeVisibleAsync(new() { Timeout = 60_000 });
            await Go("/orders", "订单");
        }
        finally
        {
            await idle.Page.Context.CloseAsync();
            await Set("supervisor", set => set.SetProperty(one => one.PasswordHash, before));
            _ = PlayedVillage.Sessions.Remove("supervisor");
        }
    }

    [Test]
    public async Task Another_phone_is_shown_a_secret_which_counts_once_its_code_has_come_back()
    {
        await SignInByForm("keeper");
        try
        {
            await Go("/me", "我的账号");
            await Button("换一个新的验证器").ClickAsync();
            var key = (await Page.Locator("#factor-key").InnerTextAsync())
                .Replace(" ", "", StringComparison.Ordinal);
            Assert.That(
                await Page.Locator("#factor-link").GetAttributeAsync("href"),
                Does.StartWith("otpauth://totp/").And.Contain(key));
            await Page.Locator("input[name=factor-password]").FillAsync(DemoAccounts.Password);
            await Page.Locator("input[name=new-code]").FillAsync("000000");
            await Button("确认换成新的").ClickAsync();
            await Refused("access.code_wrong");
            await Window.Picture("console-me-factor");

            await Page.Locator("input[name=new-code]").FillAsync(Totp.Now(key, TimeProvider.System));
            await Button("确认换成新的").ClickAsync();

            await Sees("验证器已换");
            Assert.That(await Look(db => db.Accounts.Where(one => one.UserName == "keeper")
                .Select(one => one.FactorKey).SingleAsync()), Is.EqualTo(key));
        }
        finally
        {
            await Set("keeper", set => set.SetProperty(one => one.FactorKey, DemoAccounts.AuthenticatorKey));
            _ = PlayedVillage.Sessions.Remove("keeper");
        }
    }

    [Test]
    public async Task Whoever_approves_long_after_signing_in_shows_their_factor_again_in_the_dialog()
    {
        var treasurer = await World.SignIn(DemoVillage.Treasurer, default);
        var asked = (await World.Staff<RequestTopUp, Outcome<RequestTopUp.Result>>(feature => feature.Run(
            new(IdempotencyKey.New(), treasurer, Amount, "FACTORAGAIN"), default))).OrThrow();
        await SignInByForm("reviewer");
        await Go("/approvals", "复核");
        await SearchField.FillAsync("FACTORAGAIN");
        await Button("查 询").ClickAsync();
        await Button("复核").ClickAsync();
        var longAgo = TimeProvider.System.GetUtcNow() - StaffSession.FactorLasts;
        _ = await Look(db => db.StaffSessions.ExecuteUpdateAsync(set =>
            set.SetProperty(one => one.FactorAt, longAgo)));
        await Page.GetByLabel("请照着输入上面的金额").FillAsync(Amount.ToString());
        await Page.StandsStill();
        var dialog = Dialog("复核充值");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "确认入账" }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("access.factor_needed");
        await Page.AxeFindsNothingSerious("factor-again");
        await Window.Picture("console-factor-again");
        Assert.That(await Status(asked.Id), Is.EqualTo(PostingStatus.Requested));

        await Page.GetByLabel("手机验证器上的 6 位验证码").FillAsync(await FreshCodes.Next($"{World.Api}reviewer"));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "确认入账" }).ClickAsync();

        await Sees("已复核");
        Assert.That(await Status(asked.Id), Is.EqualTo(PostingStatus.Approved));
    }

    private async Task Fill(string old, string wished)
    {
        await Page.Locator("input[name=old-password]").FillAsync(old);
        await Page.Locator("input[name=new-password]").FillAsync(wished);
        await Page.Locator("input[name=again]").FillAsync(wished);
        await Button("改密码").ClickAsync();
    }

    private Task Refused(string code) =>
        Assertions.Expect(Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = code })).ToBeVisibleAsync();

    private static Task<PostingStatus> Status(PostingRequestId id) =>
        Look(db => db.PostingRequests.Where(one => one.Id == id).Select(one => one.Status).SingleAsync());

    private static Task<string?> Hash(string user) =>
        Look(db => db.Accounts.Where(one => one.UserName == user).Select(one => one.PasswordHash).SingleAsync());

    private static Task<int> Set(
        string user,
        System.Linq.Expressions.Expression<Func<
            Microsoft.EntityFrameworkCore.Query.SetPropertyCalls<Data.Accounts.StaffAccount>,
            Microsoft.EntityFrameworkCore.Query.SetPropertyCalls<Data.Accounts.StaffAccount>>> change) =>
        Look(db => db.Accounts.Where(one => one.UserName == user).ExecuteUpdateAsync(change));
}
