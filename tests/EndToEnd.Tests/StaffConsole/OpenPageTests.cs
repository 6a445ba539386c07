using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>What a page that is still open can do for somebody who may no longer: nothing.</summary>
public sealed class OpenPageTests : ConsoleFixture
{
    private ILocator Alert => Page.GetByRole(AriaRole.Alert);

    [Test]
    public async Task Signed_out_in_one_tab_the_open_page_of_another_neither_acts_nor_reads()
    {
        await SignInByForm("keeper");
        await Go("/products", "商品");
        await SearchField.FillAsync("次坞打面");
        await Button("查 询").ClickAsync();
        await HasLoaded();

        var other = await Page.Context.NewPageAsync();
        await other.GotoAsync("/console");
        await other.Locator("summary[aria-label*=用户菜单]").ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "退出登录", Exact = true }).ClickAsync();
        await Assertions.Expect(other.GetByLabel("动态验证码")).ToBeVisibleAsync();

        await Button("下架", exact: false).First.ClickAsync();
        await IsRefused();
        Assert.That(
            await World.Staff<VillageDb, bool>(db => db.Products.Where(one => one.Name.Contains("次坞打面"))
                .AllAsync(one => one.IsOnSale)),
            Is.True);
        await Button("查 询").ClickAsync();
        await IsRefused();
        await Window.Picture("console-session-ended");
        await Page.GotoAsync("/console/orders");
        await Assertions.Expect(Page.GetByLabel("动态验证码")).ToBeVisibleAsync();
        Assert.That(
            await World.Staff<VillageDb, List<string>>(db => db.AuditTrail.OrderByDescending(one => one.Id).Take(1)
                .Select(one => one.Verb).ToListAsync()),
            Is.EqualTo(new[] { TrailVerbs.SignOut }));
    }

    [Test]
    public async Task A_dialog_that_a_treasurer_opened_before_losing_the_office_posts_nothing()
    {
        var waiting = await Waiting();
        await SignInByForm("treasurer");
        await Go("/payouts", "付款到户");
        await Button("登记充值").ClickAsync();
        await Page.GetByLabel("充值金额（元）").FillAsync("12.34");
        await Page.GetByLabel("微信充值单号").FillAsync("AFTERROLECHANGE");
        await Button("下一步：核对").ClickAsync();
        await Assertions.Expect(Page.GetByLabel("请照着输入上面的金额")).ToBeVisibleAsync();
        try
        {
            await Appoint(StaffRole.Supervisor);

            await Page.GetByLabel("请照着输入上面的金额").FillAsync("12.34");
            await Page.GetByRole(AriaRole.Dialog).Last.Locator("button[type=submit]").ClickAsync();

            await IsRefused();
            Assert.That(await Waiting(), Is.EqualTo(waiting));
        }
        finally
        {
            await Appoint(StaffRole.Treasurer);
            // The sessions of before are over, also those of other tests.
            _ = PlayedVillage.Sessions.Remove("treasurer");
        }
    }

    [Test]
    public async Task The_supervisor_reads_who_did_what_and_the_keeper_does_not()
    {
        await SignIn("supervisor");
        await Go("/trail", "操作记录");
        await Assertions.Expect(Page.Locator("tbody").GetByText("登录", new() { Exact = true }).First)
            .ToBeVisibleAsync();
        await Page.AxeFindsNothingSerious("trail");
        await Page.Pick("人员", DemoVillage.StoreKeeper);
        await Button("查 询").ClickAsync();
        await Assertions.Expect(Page.Locator("tbody").GetByText("发货").First).ToBeVisibleAsync();
        await HasLoaded();
        await Assertions.Expect(Page.Locator("tbody").GetByText(DemoVillage.Treasurer)).ToHaveCountAsync(0);
        await Page.Pick("做了什么", "发货");
        await Button("查 询").ClickAsync();
        await Assertions.Expect(Page.Locator("tbody tr").First).ToContainTextAsync("发货");
        await Page.Until("new URLSearchParams(location.search).get('act') === 'order.ship'");
        await HasLoaded();
        await Window.Picture("console-trail");
        await Page.GetByRole(AriaRole.Link, new() { Name = "去看" }).First.ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("收货");

        await Page.Context.ClearCookiesAsync();
        await SignIn("keeper");
        await Go("/trail", "操作记录");
        await Sees("操作记录由监事查看");
        await Assertions.Expect(Page.Locator("table")).ToHaveCountAsync(0);
    }

    private Task IsRefused() => Assertions.Expect(Alert.Filter(new() { HasText = "access.session_ended" }).First)
        .ToBeVisibleAsync();

    private static Task<int> Waiting() => World.Staff<VillageDb, int>(db => db.PostingRequests.CountAsync());

    private static async Task Appoint(StaffRole role) => (await World.Staff<ChangeStaff, Outcome>(feature =>
        feature.Run(new(DemoVillage.Treasurer, StaffChange.Appoint, role), default))).OrThrow();
}
