using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The treasurer changes what the village has agreed on, the reviewer sees what changes and agrees.</summary>
public sealed class SettingsTests : ConsoleFixture
{
    private CooperativeTerms before = null!;

    [SetUp]
    public async Task Remember() => before = await Now();

    /// <summary>The tests after this one buy and settle by what held before.</summary>
    [TearDown]
    public Task Forget() => World.Staff<VillageDb, int>(async db =>
    {
        _ = await db.TermsVersions.Where(one => one.Revision > 1).ExecuteDeleteAsync();
        var first = await db.TermsVersions.SingleAsync();
        await db.TermsVersions.ExecuteUpdateAsync(set => set
            .SetProperty(one => one.State, TermsState.InForce).SetProperty(one => one.Slot, TermsState.InForce)
            .SetProperty(one => one.InForceUntil, (DateTimeOffset?)null));
        (await db.Cooperatives.SingleAsync(one => one.Id == first.CooperativeId)).Agree(before);
        return await db.SaveChangesAsync();
    });

    [Test]
    public async Task What_the_village_goes_by_is_typed_shown_beside_what_was_and_agreed_to_by_another()
    {
        await SignIn("treasurer");
        await Go("/settings/new", "改约定");
        await HasLoaded();
        await Page.GetByLabel("按交易额返还（%）").FillAsync("59.99");
        await Page.GetByLabel("为什么改").FillAsync("成员大会决议 2026-3 号");
        await Button("提交复核").ClickAsync();
        await Sees("settings.value_invalid");
        await Sees("合作社法第四十四条要求至少 60%");
        await Page.GetByLabel("按交易额返还（%）").FillAsync("六成");
        await Button("提交复核").ClickAsync();
        await Sees("settings.value_unreadable");
        await Page.GetByLabel("按交易额返还（%）").FillAsync("60");
        await Page.GetByLabel("没付款能占着的商品（种）").FillAsync("45");
        await Page.AxeFindsNothingSerious("settings form");
        await Window.Picture("console-settings-form", whole: true);
        await Button("提交复核").ClickAsync();

        await Sees("等着复核的");
        await Assertions.Expect(Changes).ToContainTextAsync("没付款能占着的商品");
        await Assertions.Expect(Changes).ToContainTextAsync("50 种");
        await Assertions.Expect(Changes).ToContainTextAsync("45 种");
        await Assertions.Expect(Button("复 核")).ToHaveCountAsync(0);
        Assert.That(await Now(), Is.EqualTo(before), "one person's word changes nothing");

        await Page.Context.ClearCookiesAsync();
        await SignIn("reviewer");
        await Go("/approvals?only=waiting", "复核");
        await HasLoaded();
        var row = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "成员大会决议 2026-3 号" });
        await row.GetByRole(AriaRole.Link, new() { Name = "去看" }).ClickAsync();
        await Sees("改过几版");
        await Page.AxeFindsNothingSerious("settings");
        await Window.Picture("console-settings-waiting", whole: true);
        await Button("复 核").ClickAsync();
        await Window.Picture("console-settings-approve");
        await Dialog("复核约定").GetByRole(AriaRole.Button, new() { Name = "确认复核" }).ClickAsync();

        await Assertions.Expect(Page.GetByRole(AriaRole.Region, new() { Name = "等着复核的" }))
            .ToHaveCountAsync(0);
        await Assertions.Expect(Page.GetByRole(AriaRole.Region, new() { Name = "改过几版" }))
            .ToContainTextAsync("没付款能占着的商品 50 种 → 45 种");
        Assert.That(await Now(), Is.EqualTo(before with { UnpaidKinds = 45 }));
    }

    [Test]
    public async Task What_is_declined_says_why_to_who_asked()
    {
        await SignIn("treasurer");
        await Go("/settings/new", "改约定");
        await HasLoaded();
        await Page.GetByLabel("付款时限（分钟）").FillAsync("120");
        await Page.GetByLabel("为什么改").FillAsync("顾客说太急");
        await Button("提交复核").ClickAsync();
        await Sees("等着复核的");

        await As("reviewer", async () =>
        {
            await Go("/settings", "设置");
            await Button("驳 回").ClickAsync();
            await Dialog("驳回约定").GetByLabel("为什么驳回").FillAsync("货压两小时，别人买不到");
            await Dialog("驳回约定").GetByRole(AriaRole.Button, new() { Name = "确认驳回" }).ClickAsync();
            await Sees("货压两小时，别人买不到");
            return true;
        });
        await Page.ReloadAsync();

        await Sees("货压两小时，别人买不到");
        await Assertions.Expect(Page.GetByRole(AriaRole.Region, new() { Name = "等着复核的" })).ToHaveCountAsync(0);
        Assert.That(await Now(), Is.EqualTo(before));
    }

    private ILocator Changes => Page.GetByRole(AriaRole.Region, new() { Name = "等着复核的" })
        .GetByRole(AriaRole.Table).Last;

    private static Task<CooperativeTerms> Now() => World.Staff<VillageDb, CooperativeTerms>(async db =>
        (await db.Cooperatives.AsNoTracking().SingleAsync(one => one.Id == db.Tenant.Id)).Terms);
}
