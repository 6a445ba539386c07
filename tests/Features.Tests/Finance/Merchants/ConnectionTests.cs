using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.WeChat;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Merchants;

/// <summary>Each API of WeChat is called once, and each thing that is wrong has a sentence of its own that says where
/// to mend it.</summary>
public sealed class ConnectionTests
{
    private TestVillage village = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        village = await TestVillage.Start(DatabaseProvider.Sqlite);
        // A trade bill of a day on which the village was there.
        await village.Advance(TimeSpan.FromDays(2));
    }

    [OneTimeTearDown]
    public async Task Stop() => await village.DisposeAsync();

    [TearDown]
    public async Task Mend() => _ = await village.Sandbox.Control.DeleteAsync("/__sandbox/faults");

    [Test]
    public async Task With_the_merchants_own_values_all_is_in_order_but_the_address_that_nobody_serves()
    {
        var lines = await Check(Known);

        Assert.That(lines.Where(line => line.IsGood).Select(line => line.Part), Is.EqualTo(new[]
        {
            ConnectionPart.Token, ConnectionPart.Payment, ConnectionPart.PlatformKey, ConnectionPart.Bill,
            ConnectionPart.Transfer,
        }));
        Assert.That(ConnectionWords.Of(lines[^1]), Does.Contain("从服务器自己的公开网址进不来"));
    }

    [TestCase("A1", 40125, "stable_token", ConnectionPart.Token, "重置 AppSecret")]
    [TestCase("A1", 40164, "stable_token", ConnectionPart.Token, "IP 白名单")]
    [TestCase("A3", 45009, "stable_token", ConnectionPart.Token, "今天问得太多")]
    [TestCase("A4", 0, "stable_token", ConnectionPart.Token, "没有问出结果")]
    [TestCase("T12", 0, "/v3/pay/transactions", ConnectionPart.Payment, "开通 JSAPI 支付")]
    [TestCase("T12", 0, "/v3/bill/tradebill", ConnectionPart.Bill, "账单下载")]
    [TestCase("T12", 0, "/v3/fund-app", ConnectionPart.Transfer, "开通「商家转账」")]
    [TestCase("T7", 0, "/v3/pay/transactions", ConnectionPart.PlatformKey, "不是一套")]
    [TestCase("T4", 0, "/v3/fund-app", ConnectionPart.Transfer, "没有问出结果")]
    [TestCase("B1", 0, "/v3/bill/tradebill", ConnectionPart.Bill, "正常")]
    [TestCase("B2", 0, "/v3/bill/tradebill", ConnectionPart.Bill, "正常")]
    public async Task A_fault_has_its_own_sentence(
        string fault, int errcode, string endpoint, ConnectionPart part, string sentence)
    {
        _ = await village.Sandbox.Tell(
            "faults", new { id = fault, times = -1, match = new { endpoint }, parameters = new { errcode } }, default);

        Assert.That(Sentence(await Check(Known), part), Does.Contain(sentence));
    }

    [Test]
    public async Task Wrong_values_are_told_where_they_are_wrong()
    {
        using var another = System.Security.Cryptography.RSA.Create(2048);
        var key = another.ExportSubjectPublicKeyInfoPem();

        Assert.That(
            Sentence(await Check(With(new() { AppSecret = new('0', 32) })), ConnectionPart.Token),
            Does.Contain("AppSecret 不对"));
        Assert.That(
            Sentence(
                await Check(With(new() { MerchantKey = another.ExportPkcs8PrivateKeyPem() })), ConnectionPart.Payment),
            Does.Contain("商户私钥和证书序列号不是一套"));
        Assert.That(
            Sentence(await Check(With(new() { PlatformKey = key })), ConnectionPart.PlatformKey),
            Does.Contain("公钥和公钥 ID 不是一套"));
    }

    private WeChatCredentials Known => MerchantAccountTests.CredentialsOf(village);

    private WeChatCredentials With(WeChatCredentials said) => said.Over(Known);

    private static string Sentence(IReadOnlyList<ConnectionLine> lines, ConnectionPart part) =>
        ConnectionWords.Of(lines.Single(line => line.Part == part));

    private Task<IReadOnlyList<ConnectionLine>> Check(WeChatCredentials credentials) => village.Run(
        (IWeChatConnector connector) => connector.Check(
            DemoVillage.Slug, credentials, DateOnly.FromDateTime(village.Now.AddDays(-1).UtcDateTime), default));
}
