using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Crypto;

namespace VillageCloud.WeChat.Tests;

/// <summary>Values published in the tests of WeChat Pay's and SKIT's SDKs, numbered as in wechat §4.8. What is
/// called a key here is public test data and opens nothing.</summary>
public sealed class PublishedVectorTests
{
    [Test]
    public void C1_gcm_opens_with_associated_data() => Assert.That(
        SealedResource.Open(
            "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb"u8.ToArray(), "uluk4a9R25RW", "associatedData",
            "ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI="),
        Is.EqualTo("message"u8.ToArray()));

    [Test]
    public void C2_gcm_opens_with_a_short_key() => Assert.That(
        SealedResource.Open(
            "testAPIv3Key0000"u8.ToArray(), "wCq51qZv4Yfg", "Dl56FrqWQJF1t9LtC3vEUsniZKvbqdR8",
            "FsdXzxryWfKwvLJKf8LG/ToRPTRh8RN9wROC"),
        Is.EqualTo("Hello World"u8.ToArray()));

    [TestCase(0, typeof(PayNotice.Unhandled))]
    [TestCase(299, typeof(PayNotice.Unhandled))]
    [TestCase(301, typeof(PayNotice.Forged))]
    public async Task C3_a_whole_notice_verifies_and_opens(int secondsLater, Type kind)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1624523846 + secondsLater));
        var check = new SignatureCheck(
            new OneKey(PlatformKey.FromCertificate(Text("C3.certificate.pem"))), KeyAsker.Notice, clock);
        var decoder = new PayNoticeDecoder(
            "qingshan", new("1", "wx1"), ["testMchAPIv3Key0"u8.ToArray()], check, NullLogger.Instance);
        var headers = new NoticeHeaders(
            "1624523846", "EcZ9Cmy4Xyx1i6RlJQzLcCyEqDa26NBz", Text("C3.signature.txt"), "D7CE59D1F522D701");

        var body = Encoding.UTF8.GetBytes(Text("C3.body.json"));
        var notice = await decoder.Decode(headers, body, CancellationToken.None);

        Assert.That(notice, Is.TypeOf(kind));
        if (notice is PayNotice.Unhandled unhandled)
            Assert.That(unhandled.NoticeId, Is.EqualTo("3119dfba-e649-5eec-ab1e-3412bc4d2e17"));
    }

    [Test]
    public void C4_a_downloaded_certificate_opens_and_names_itself()
    {
        var pem = SealedResource.Open(
            "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb"u8.ToArray(), "14b16c03dc1b", "certificate", Text("C4.ciphertext.txt"));

        using var key = PlatformKey.FromCertificate(Encoding.UTF8.GetString(pem));

        Assert.That(key.Id, Is.EqualTo("5DEA10EF55877E3CF6C33255C2E7DEFFF7E427EC"));
        Assert.That(key.NotAfter, Is.EqualTo(new DateTimeOffset(2028, 9, 17, 23, 15, 58, TimeSpan.FromHours(8))));
    }

    [Test]
    public void C5_the_signer_makes_the_published_signature()
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(Text("C5.testing-key.txt").Replace("TESTING KEY", "PRIVATE KEY", StringComparison.Ordinal));
        var signer = new MerchantSigner("1234567890", "F5765756002FDD77", rsa, TimeProvider.System);

        Assert.That(signer.Sign("source"u8.ToArray()), Is.EqualTo(Text("C5.signature.txt")));
    }

    [Test]
    public void C6_and_C7_the_text_to_sign_ends_every_line()
    {
        Assert.That(
            SignedText.OfRequest("GET", "/v3/certificates", 1624523846, "A1B2C3D4E5F6G7", []),
            Is.EqualTo("GET\n/v3/certificates\n1624523846\nA1B2C3D4E5F6G7\n\n"u8.ToArray()));
        Assert.That(
            SignedText.OfRequest("POST", "/v3/certificates", 1624523846, "A1B2C3D4E5F6G7", "Hello World!\n"u8),
            Is.EqualTo("POST\n/v3/certificates\n1624523846\nA1B2C3D4E5F6G7\nHello World!\n\n"u8.ToArray()));
        const string query = "/v3/pay/transactions/id/1217752501201407033233368018?mchid=1230000109";
        Assert.That(
            SignedText.OfRequest("GET", query, 1652750623, "eBYqCOxa0QudMnPvVilkTzOg3gHh5Z3u", []),
            Is.EqualTo(Encoding.ASCII.GetBytes($"GET\n{query}\n1652750623\neBYqCOxa0QudMnPvVilkTzOg3gHh5Z3u\n\n")));
    }

    [Test]
    public void C8_the_client_text_has_four_lines() => Assert.That(
        SignedText.OfClientPayment(
            "wx2421b1c4370ec43b", "1554208460", "593BEC0C930BF1AFEB40B4A08C8FB242",
            "prepay_id=wx201410272009395522657a690389285100"),
        Is.EqualTo(Encoding.ASCII.GetBytes(
            "wx2421b1c4370ec43b\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n"
            + "prepay_id=wx201410272009395522657a690389285100\n")));

    [TestCase("f464b24fc39322e44b38aa78f5edd27bd1441696", "AAAAA", "1714036504", "1514711492", TestName = "C9")]
    [TestCase("899cf89e464efb63f54ddac96b0a0a235f53aa78", "AAAAA", "1714037059", "486452656", TestName = "C10")]
    public void Push_signatures_without_a_message(string expected, string token, string timestamp, string nonce) =>
        Assert.That(PushCipher.Signature(token, timestamp, nonce), Is.EqualTo(expected));

    [Test]
    public void C11_a_push_verifies_and_opens()
    {
        var ciphertext = Text("C11.ciphertext.txt");

        var message = PushCipher.Open(
            PushCipher.KeyOf("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"), ciphertext, "wx5823bf96d3bd56c7");

        Assert.That(
            PushCipher.Signature("QDG6eK", "1409659813", "1372623149", ciphertext),
            Is.EqualTo("477715d11cdb4164915debcba66cb864d751f3e6"));
        Assert.That(
            Encoding.UTF8.GetString(message!),
            Does.Contain("<Content><![CDATA[hello]]></Content>").And.Contain("4561255354251345929"));
    }

    [Test]
    public void C12_a_push_verifies() => Assert.That(
        PushCipher.Signature("ovAkP0Tb", "1628737717", "1811081856", Text("C12.ciphertext.txt")),
        Is.EqualTo("8128e41a38892d814e4aa67753425da9dc8ec2b3"));

    private static string Text(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", name)).TrimEnd('\n');

    private sealed class OneKey(PlatformKey key) : IPlatformKeys
    {
        public ValueTask<PlatformKey?> Find(string serial, KeyAsker asker, CancellationToken ct) =>
            ValueTask.FromResult(PlatformKey.Normalize(serial) == key.Id ? key : null);

        public ValueTask<PlatformKey?> ForEncryption(CancellationToken ct) => ValueTask.FromResult<PlatformKey?>(key);
    }
}
