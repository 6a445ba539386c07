using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Domain.WeChat;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.Sandbox;
using VillageCloud.WeChat;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The treasurer types the village's WeChat account, the reviewer tries it and agrees; it is in use without a
/// restart, and a neighbour whose account is broken is in nobody's way.</summary>
public sealed class WeChatAccountTests : ConsoleFixture
{
    private const string Neighbour = "baiyun";

    [TearDown]
    public Task Forget() => World.Staff<VillageDb, int>(async db =>
    {
        _ = await db.MerchantAccounts.IgnoreQueryFilters().ExecuteDeleteAsync();
        return await db.Cooperatives.Where(one => one.Village == Neighbour).ExecuteDeleteAsync();
    });

    [Test]
    public async Task An_account_is_typed_tried_agreed_to_and_in_use_without_a_restart()
    {
        await BreakTheNeighbours();
        var accounts = World.Services.GetRequiredService<WeChatAccounts>();
        var before = accounts.Find(DemoVillage.Slug);

        await SignIn("treasurer");
        await Go("/wechat", "微信账户");
        await Sees("现在用的写在服务器的配置里");
        await Button("填写或更换").ClickAsync();
        await Button("提交复核").ClickAsync();
        await Assertions.Expect(Dialog("微信账户").GetByRole(AriaRole.Alert))
            .ToContainTextAsync("merchant.field_wrong");
        await Type(Dialog("微信账户"), World.Sandbox.Bootstrap);
        await Page.AxeFindsNothingSerious("wechat dialog");
        await Window.Picture("console-wechat-dialog");
        await Button("提交复核").ClickAsync();
        await Sees("等着复核的");
        await Assertions.Expect(Page.GetByRole(AriaRole.Main))
            .Not.ToContainTextAsync(World.Sandbox.Bootstrap.AppSecret);
        await Assertions.Expect(Button("复核")).ToHaveCountAsync(0);

        await Page.Context.ClearCookiesAsync();
        await SignIn("reviewer");
        await Go("/wechat", "微信账户");
        await Button("先检查这一份").ClickAsync();
        await Sees("等着复核的这一份：都正常");
        await Page.AxeFindsNothingSerious("wechat");
        await Window.Picture("console-wechat-waiting", whole: true);
        await Button("复核").ClickAsync();
        await Dialog("复核微信账户").GetByLabel("请照着商户平台输入商户号").FillAsync("1900000000");
        await Button("确认生效").ClickAsync();
        await Assertions.Expect(Dialog("复核微信账户").GetByRole(AriaRole.Alert))
            .ToContainTextAsync("merchant.typed_differs");
        await Window.Picture("console-wechat-approve");
        await Dialog("复核微信账户").GetByLabel("请照着商户平台输入商户号").FillAsync(World.Sandbox.Bootstrap.MchId);
        await Button("确认生效").ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Region, new() { Name = "现在用的" }))
            .ToContainTextAsync(World.Sandbox.Bootstrap.MchId);

        Assert.That(() => accounts.Find(DemoVillage.Slug), Is.Not.SameAs(before).After(20_000, 200));
        Assert.That(accounts.Find(Neighbour), Is.Null, "what can't be opened is nobody's");
        await OrderAFault();
        await Button("检查能不能用").ClickAsync();
        await Sees("1 项要处理");
        await Sees("请到商户平台「产品中心」开通「商家转账」");
        await Window.Picture("console-wechat-fault", whole: true);
        _ = await World.Sandbox.Control.DeleteAsync("/__sandbox/faults");
    }

    private static Task OrderAFault() => World.Sandbox.Tell(
        "faults", new { id = "T12", times = 1, match = new { endpoint = "/v3/fund-app" } }, CancellationToken.None);

    /// <summary>Field by field, from both of WeChat's platforms.</summary>
    internal static async Task Type(ILocator dialog, SandboxBootstrap known)
    {
        foreach (var (label, value) in new[]
        {
            ("小程序 AppID", known.AppId), ("小程序密钥 AppSecret", known.AppSecret), ("商户号", known.MchId),
            ("商户证书序列号", known.MerchantCertificateSerial), ("商户私钥", known.MerchantPrivateKeyPem),
            ("APIv3 密钥", known.ApiV3Key), ("微信支付公钥 ID", known.PublicKeyId),
            ("微信支付公钥：", known.PublicKeyPem), ("令牌 Token", known.PushToken),
            ("消息加密密钥 EncodingAESKey", known.EncodingAesKey),
            ("有钱待收的模板编号", known.TransferWaitingTemplateId),
            ("快要过期的模板编号", known.TransferLapsingTemplateId),
        })
            await dialog.GetByLabel(label).FillAsync(value);
    }

    /// <summary>Another village of the installation, whose secrets were encrypted with a key that is lost.</summary>
    private static async Task BreakTheNeighbours()
    {
        await using var scope = World.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        await using var atOnce = await db.Database.BeginTransactionAsync();
        var cooperative = new Cooperative(
            Neighbour, "白云村合作社", LegalForm.FarmersCooperative, PresetTerms.Of(LegalForm.FarmersCooperative));
        db.Cooperatives.Add(cooperative);
        _ = await db.SaveChangesAsync();
        db.Tenant.Become(cooperative.Id, Neighbour);
        db.MerchantAccounts.Add(MerchantAccount.Enter(
            db.Tenant.Id, 1, new WeChatCredentials { MerchantId = "1900000002" }, World.Sandbox.Clock.GetUtcNow()));
        _ = await db.SaveChangesAsync();
        _ = await db.Database.ExecuteSqlRawAsync(
            "UPDATE merchant_accounts SET app_secret = 'e1.00000000.AAAA' WHERE cooperative_id = {0}",
            db.Tenant.Id.Value);
        await atOnce.CommitAsync();
    }
}
