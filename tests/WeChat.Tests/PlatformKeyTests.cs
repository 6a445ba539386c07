using System.Security.Cryptography;
using System.Text;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

public sealed class PlatformKeyTests
{
    private const string Order = """{"appid":"a","mchid":"m","out_trade_no":"T1","trade_state":"NOTPAY"}""";

    [Test]
    public async Task The_first_answer_in_certificate_mode_downloads_the_certificate_once()
    {
        using var account = new TestAccount(PlatformAuthScheme.Certificate);
        account.WeChat.Always(request => account.WeChat.Signed(200, IsDownload(request)
            ? FakeWeChat.CertificatesJson(PlatformIdentity.Certificate) : Order));

        for (var i = 0; i < 3; i++)
            _ = (await account.Account.Payments.Query("T1", CancellationToken.None)).Value();

        Assert.That(account.WeChat.Sent.Count(IsDownload), Is.EqualTo(1));
    }

    [Test]
    public async Task Parallel_first_answers_share_one_download()
    {
        using var account = new TestAccount(PlatformAuthScheme.Certificate);
        account.WeChat.Answer = async (request, ct) =>
        {
            await Task.Delay(30, ct);
            return account.WeChat.Signed(200, IsDownload(request)
                ? FakeWeChat.CertificatesJson(PlatformIdentity.Certificate) : Order);
        };

        var results = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => account.Account.Payments.Query("T1", CancellationToken.None)));

        Assert.That(results, Has.All.TypeOf<GatewayResult<PaymentReport>.Ok>());
        Assert.That(account.WeChat.Sent.Count(IsDownload), Is.EqualTo(1));
    }

    [Test]
    public async Task A_rotated_certificate_is_fetched_and_the_old_one_still_verifies()
    {
        using var account = new TestAccount(
            PlatformAuthScheme.Certificate, o => o.PlatformCertificate = PlatformIdentity.Certificate.Pem);
        account.WeChat.Always(request => account.WeChat.Signed(200, IsDownload(request)
            ? FakeWeChat.CertificatesJson(PlatformIdentity.NextCertificate) : Order));

        account.WeChat.Signer = PlatformIdentity.NextCertificate;
        var afterRotation = await account.Account.Payments.Query("T1", CancellationToken.None);
        account.WeChat.Signer = PlatformIdentity.Certificate;
        var withTheOldOne = await account.Account.Payments.Query("T1", CancellationToken.None);

        Assert.That(afterRotation, Is.TypeOf<GatewayResult<PaymentReport>.Ok>());
        Assert.That(withTheOldOne, Is.TypeOf<GatewayResult<PaymentReport>.Ok>());
        Assert.That(account.WeChat.Sent.Count(IsDownload), Is.EqualTo(1));
    }

    [Test]
    public async Task An_expired_certificate_verifies_nothing()
    {
        var shortLived = PlatformIdentity.NewCertificate("0C0C", validYears: 1);
        using var account = new TestAccount(
            PlatformAuthScheme.Certificate, o => o.PlatformCertificate = shortLived.Pem);
        account.WeChat.Signer = shortLived;
        account.WeChat.Always(request => account.WeChat.Signed(200, IsDownload(request)
            ? FakeWeChat.CertificatesJson() : Order));
        _ = (await account.Account.Payments.Query("T1", CancellationToken.None)).Value();

        account.Clock.SetUtcNow(TestAccount.Start.AddYears(1).AddSeconds(1));
        var result = await account.Account.Payments.Query("T1", CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("unknown platform key"));
    }

    [Test]
    public async Task A_download_that_nobody_known_signed_is_not_believed()
    {
        var stranger = PlatformIdentity.NewCertificate("0D0D");
        using var account = new TestAccount(PlatformAuthScheme.Certificate);
        account.WeChat.Signer = stranger;
        account.WeChat.Always(request => account.WeChat.Signed(200, IsDownload(request)
            ? FakeWeChat.CertificatesJson(PlatformIdentity.Certificate) : Order));

        var result = await account.Account.Payments.Query("T1", CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("unknown platform key"));
        Assert.That(account.Logs.All, Does.Contain("2011"));
    }

    [Test]
    public async Task A_certificate_sealed_with_another_key_is_not_believed()
    {
        using var account = new TestAccount(
            PlatformAuthScheme.Certificate, o => o.MerchantV3Secret = new string('x', 32));
        account.WeChat.Always(request => account.WeChat.Signed(200, IsDownload(request)
            ? FakeWeChat.CertificatesJson(PlatformIdentity.Certificate) : Order));

        var result = await account.Account.Payments.Query("T1", CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("unknown platform key"));
    }

    [Test]
    public async Task A_notices_serial_that_stays_unknown_is_asked_for_once_a_minute()
    {
        using var account = Certified();
        account.WeChat.AlwaysSigned(200, FakeWeChat.CertificatesJson(PlatformIdentity.Certificate));

        for (var i = 0; i < 30; i++) await IsForged(account, PlatformIdentity.NextCertificate.Id);
        Assert.That(account.WeChat.Sent.Count(IsDownload), Is.EqualTo(1));
        account.Clock.Advance(TimeSpan.FromMinutes(1));
        await IsForged(account, PlatformIdentity.NextCertificate.Id);

        Assert.That(account.WeChat.Sent.Count(IsDownload), Is.EqualTo(2));
    }

    [Test]
    public async Task Invented_serials_take_nothing_from_our_own_calls()
    {
        using var account = Certified();
        account.WeChat.Always(request => account.WeChat.Signed(200, IsDownload(request)
            ? FakeWeChat.CertificatesJson(PlatformIdentity.Certificate) : Order));
        for (var i = 0; i < 50; i++) await IsForged(account, $"{i:X40}");
        Assert.That(account.WeChat.Sent.Count(IsDownload), Is.EqualTo(2));

        account.WeChat.Signer = PlatformIdentity.NextCertificate;
        account.WeChat.Always(request => account.WeChat.Signed(200, IsDownload(request)
            ? FakeWeChat.CertificatesJson(PlatformIdentity.NextCertificate) : Order));

        Assert.That(
            await account.Account.Payments.Query("T1", CancellationToken.None),
            Is.TypeOf<GatewayResult<PaymentReport>.Ok>());
    }

    [TestCase("not a serial")]
    [TestCase("0A11CE0000000000000000000000000000000000000000AA")]
    [TestCase("")]
    [TestCase("农")]
    public async Task What_does_not_look_like_a_serial_is_not_asked_for(string serial)
    {
        using var account = Certified();
        account.WeChat.AlwaysSigned(200, FakeWeChat.CertificatesJson(PlatformIdentity.Certificate));

        await IsForged(account, serial);

        Assert.That(account.WeChat.Sent.Count(IsDownload), Is.Zero);
    }

    [Test]
    public async Task Certificates_are_refreshed_in_the_background_before_anybody_needs_them()
    {
        using var account = Certified();
        account.WeChat.Always(request => account.WeChat.Signed(200, IsDownload(request)
            ? FakeWeChat.CertificatesJson(PlatformIdentity.Certificate, PlatformIdentity.NextCertificate) : Order));

        account.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(account.WeChat.Sent.Count(IsDownload), Is.EqualTo(1));
        for (var hour = 0; hour < 12; hour++) account.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(account.WeChat.Sent.Count(IsDownload), Is.EqualTo(2));

        account.WeChat.Signer = PlatformIdentity.NextCertificate;
        _ = (await account.Account.Payments.Query("T1", CancellationToken.None)).Value();
        Assert.That(account.WeChat.Sent.Count(IsDownload), Is.EqualTo(2));
    }

    [Test]
    public void Near_its_end_a_certificate_is_looked_after_every_four_hours()
    {
        using var account = Certified();
        account.WeChat.AlwaysSigned(200, FakeWeChat.CertificatesJson(PlatformIdentity.Certificate));
        account.Clock.SetUtcNow(TestAccount.Start.AddYears(5).AddDays(-5));
        var before = account.WeChat.Sent.Count(IsDownload);

        for (var hour = 0; hour < 8; hour++) account.Clock.Advance(TimeSpan.FromHours(1));

        Assert.That(account.WeChat.Sent.Count(IsDownload) - before, Is.EqualTo(2));
    }

    [Test]
    public async Task A_notice_under_a_public_key_that_is_not_configured_is_told_once_an_hour()
    {
        using var account = Certified();

        for (var i = 0; i < 5; i++) await IsForged(account, "PUB_KEY_ID_0114232134912410000000000000");

        var told = account.Logs.All.Split('\n').Where(static line => line.StartsWith("2012", StringComparison.Ordinal));
        Assert.That(told, Has.Exactly(1).Items);
        Assert.That(account.WeChat.Sent.Count(IsDownload), Is.Zero);
    }

    [Test]
    public async Task An_unknown_public_key_id_is_not_looked_for()
    {
        using var account = new TestAccount();
        account.WeChat.Signer = PlatformIdentity.NewPublicKey("PUB_KEY_ID_999");
        account.WeChat.AlwaysSigned(200, Order);

        var result = await account.Account.Payments.Query("T1", CancellationToken.None);

        Assert.That(result.Reason(), Does.Contain("unknown platform key"));
        Assert.That(account.WeChat.Sent.Count(IsDownload), Is.Zero);
    }

    [Test]
    public async Task Certificate_and_public_key_verify_side_by_side()
    {
        using var account = new TestAccount(
            change: o => o.PlatformCertificate = PlatformIdentity.Certificate.Pem);
        account.WeChat.AlwaysSigned(200, Order);

        foreach (var signer in new[]
        {
            PlatformIdentity.PublicKey, PlatformIdentity.Certificate, PlatformIdentity.PublicKey,
        })
        {
            account.WeChat.Signer = signer;
            var result = await account.Account.Payments.Query("T1", CancellationToken.None);
            Assert.That(result, Is.TypeOf<GatewayResult<PaymentReport>.Ok>());
        }
    }

    [Test]
    public void Encrypting_twice_differs_and_decrypts_the_same()
    {
        using var key = PlatformKey.FromPublicKey(PlatformIdentity.PublicKey.Id, PlatformIdentity.PublicKey.Pem);

        var first = key.Encrypt("欧阳青山");
        var second = key.Encrypt("欧阳青山");

        Assert.That(first, Is.Not.EqualTo(second));
        foreach (var sealedName in new[] { first, second })
        {
            var plain = PlatformIdentity.PublicKey.Key.Decrypt(
                Convert.FromBase64String(sealedName), RSAEncryptionPadding.OaepSHA1);
            Assert.That(Encoding.UTF8.GetString(plain), Is.EqualTo("欧阳青山"));
        }
    }

    private static TestAccount Certified() => new(
        PlatformAuthScheme.Certificate, static o => o.PlatformCertificate = PlatformIdentity.Certificate.Pem);

    private static async Task IsForged(TestAccount account, string serial)
    {
        var body = "{}"u8.ToArray();
        var headers = PlatformIdentity.NextCertificate.Sign(account.Clock.GetUtcNow(), body) with { Serial = serial };
        var notice = await account.Account.Notices.Decode(headers, body, CancellationToken.None);
        Assert.That(notice, Is.TypeOf<PayNotice.Forged>());
    }

    private static bool IsDownload(SentRequest request) => request.PathAndQuery == "/v3/certificates";
}
