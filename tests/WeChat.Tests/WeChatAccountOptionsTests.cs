using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

public sealed class WeChatAccountOptionsTests
{
    private static readonly object[] Wrong =
    [
        Case("Village", static o => o.Village = "Qing Shan"),
        Case("AppId", static o => o.AppId = ""),
        Case("AppSecret", static o => o.AppSecret = " "),
        Case("MerchantId", static o => o.MerchantId = "12a"),
        Case("MerchantV3Secret", static o => o.MerchantV3Secret = "s3cret-too-short"),
        Case("MerchantV3Secret", static o => o.MerchantV3Secret = new string('密', 32)),
        Case("MerchantCertificateSerialNumber", static o => o.MerchantCertificateSerialNumber = "s3cret"),
        Case("MerchantCertificatePrivateKey", static o => o.MerchantCertificatePrivateKey = null),
        Case("MerchantCertificatePrivateKey", static o => o.MerchantCertificatePrivateKey = "s3cret"),
        Case(
            "MerchantCertificatePrivateKey",
            static o => o.MerchantCertificatePrivateKey = PlatformIdentity.PublicKey.Pem),
        Case(
            "MerchantCertificatePrivateKeyFile",
            static o => (o.MerchantCertificatePrivateKey, o.MerchantCertificatePrivateKeyFile) = (null, "/no/s3cret")),
        Case("PlatformPublicKeyId", static o => o.PlatformPublicKeyId = "s3cret"),
        Case("PlatformPublicKeyId", static o => o.PlatformPublicKeyId = null),
        Case("PlatformPublicKey", static o => o.PlatformPublicKey = null),
        Case("PlatformPublicKey", static o => o.PlatformPublicKey = "s3cret"),
        Case("PlatformCertificate", static o => o.PlatformCertificate = "s3cret"),
        Case("PushToken", static o => o.PushToken = ""),
        Case("PushEncodingAESKey", static o => o.PushEncodingAESKey = "s3cret"),
        Case("PreviousPushEncodingAESKey", static o => o.PreviousPushEncodingAESKey = "s3cret"),
        Case("NotifyBaseUrl", static o => o.NotifyBaseUrl = "http://village.example/s3cret"),
        Case("NotifyBaseUrl", static o => o.NotifyBaseUrl = "https://village.example/?s3cret"),
        Case("NotifyBaseUrl", static o => o.NotifyBaseUrl = "s3cret"),
        Case("ApiEndpoint", static o => o.ApiEndpoint = "http://api.weixin.qq.com"),
        Case("TenpayEndpoint", static o => o.TenpayEndpoint = "https://api.mch.weixin.qq.com/v3"),
        Case("TenpayEndpoint", static o => o.TenpayEndpoint = "https://user:s3cret@api.mch.weixin.qq.com"),
        Case("Timeout", static o => o.Timeout = TimeSpan.Zero),
        Case("TransferTemplateKeys", static o => o.TransferTemplateKeys = "amount1,thing2"),
        Case("TransferTemplateKeys", static o => o.TransferTemplateKeys = "amount1,thing2,time3,thing2"),
        Case("TransferTemplateKeys", static o => o.TransferTemplateKeys = "thing1,thing2,time3,thing4"),
        Case("TransferSceneId", static o => o.TransferSceneId = ""),
    ];

    [Test]
    public void A_whole_account_has_no_problem_in_either_scheme()
    {
        Assert.That(TestAccount.NewOptions().Validate(isProduction: true), Is.Empty);
        Assert.That(TestAccount.NewOptions(PlatformAuthScheme.Certificate).Validate(isProduction: true), Is.Empty);
    }

    [TestCaseSource(nameof(Wrong))]
    public void A_wrong_field_is_named_and_its_value_hidden(string field, Action<WeChatAccountOptions> change)
    {
        var options = TestAccount.NewOptions();
        change(options);

        var problems = options.Validate(isProduction: false);

        Assert.That(problems, Has.Some.StartsWith(field + " "));
        Assert.That(string.Join(' ', problems), Does.Not.Contain("s3cret"));
    }

    [Test]
    public void All_problems_are_said_at_once() =>
        Assert.That(new WeChatAccountOptions().Validate(isProduction: false), Has.Count.GreaterThanOrEqualTo(10));

    [TestCase("http://127.0.0.1:5080")]
    [TestCase("https://localhost:5080")]
    [TestCase("https://sandbox.village.example")]
    public void A_sandbox_is_refused_in_production(string endpoint)
    {
        var options = TestAccount.NewOptions();
        options.ApiEndpoint = endpoint;
        options.TenpayEndpoint = endpoint;

        Assert.That(options.Validate(isProduction: false), Is.Empty);
        Assert.That(
            options.Validate(isProduction: true),
            Has.Some.StartsWith("ApiEndpoint").And.Some.StartsWith("TenpayEndpoint"));
    }

    [Test]
    public void Keys_may_come_from_files_and_from_one_line_variables()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, PlatformIdentity.PublicKey.Pem);
            var options = TestAccount.NewOptions();
            options.PlatformPublicKey = null;
            options.PlatformPublicKeyFile = file;
            options.MerchantCertificatePrivateKey =
                options.MerchantCertificatePrivateKey!.Replace("\n", "\\n", StringComparison.Ordinal);

            Assert.That(options.Validate(isProduction: true), Is.Empty);
            using var account = new WeChatAccount(options, TimeProvider.System, NullLoggerFactory.Instance);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Accounts_are_found_by_village()
    {
        using var provider = new ServiceCollection().AddLogging()
            .AddWeChat([TestAccount.NewOptions()], isProduction: true).BuildServiceProvider();

        var accounts = provider.GetRequiredService<WeChatAccounts>();

        Assert.That(accounts.For("qingshan").MerchantId, Is.EqualTo("1230000109"));
        Assert.That(accounts.Find("nowhere"), Is.Null);
        Assert.That(() => accounts.For("nowhere"), Throws.TypeOf<KeyNotFoundException>());
    }

    [Test]
    public void A_wrong_configuration_stops_the_start_and_names_the_account()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WeChat:Accounts:0:Village"] = "qingshan",
            ["WeChat:Accounts:0:AppSecret"] = "s3cret",
            ["WeChat:Accounts:0:PlatformAuthScheme"] = "Certificate",
            ["WeChat:Accounts:0:Timeout"] = "00:00:05",
        }).Build();
        using var provider = new ServiceCollection().AddLogging()
            .AddWeChat(configuration.GetSection("WeChat"), isProduction: true).BuildServiceProvider();

        Assert.That(
            provider.GetRequiredService<IStartupValidator>().Validate,
            Throws.TypeOf<OptionsValidationException>()
                .With.Message.Contains("WeChat:Accounts:0:MerchantV3Secret")
                .And.Message.Not.Contains("s3cret")
                .And.Message.Not.Contains("0:AppSecret"));
    }

    [Test]
    public void Two_accounts_of_one_village_are_refused()
    {
        using var provider = new ServiceCollection().AddLogging()
            .AddWeChat([TestAccount.NewOptions(), TestAccount.NewOptions()], isProduction: true).BuildServiceProvider();

        Assert.That(
            () => provider.GetRequiredService<WeChatAccounts>(),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("same Village"));
    }

    private static TestCaseData Case(string field, Action<WeChatAccountOptions> change) => new(field, change);
}
