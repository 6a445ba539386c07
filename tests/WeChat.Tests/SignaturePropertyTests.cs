using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

/// <summary>CsCheck prints the seed of a failure.</summary>
public sealed class SignaturePropertyTests
{
    private static readonly Gen<string> Body = Gen.OneOf(
        Gen.Const(""), Gen.String, Gen.String.Select(static text => text + "\n"),
        Gen.String.Select(static text => "{\"description\":\"青山村土豆" + text + "\"}"));

    [Test]
    public void What_is_signed_verifies_and_any_change_does_not() => Gen.Select(Body, Gen.Int[0, 4]).Sample(
        static (body, part) =>
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            var good = PlatformIdentity.PublicKey.Sign(TestAccount.Start, bytes);
            var (headers, changed) = part switch
            {
                1 => (good with { Timestamp = $"{TestAccount.Start.ToUnixTimeSeconds() - 1}" }, bytes),
                2 => (good with { Nonce = good.Nonce + "x" }, bytes),
                3 => (good, [.. bytes, (byte)'\n']),
                4 => (good with { Serial = PlatformIdentity.PublicKey.Id + "0" }, bytes),
                _ => (good, bytes),
            };

            return Problem(headers, changed, TestAccount.Start) is null == (part == 0);
        }, iter: 300, threads: 1);

    [Test]
    public void The_window_is_open_below_five_minutes_on_both_sides() => Gen.Int[-600, 600].Where(
        static seconds => Math.Abs(seconds) != 300).Sample(
        static seconds =>
        {
            var headers = PlatformIdentity.PublicKey.Sign(TestAccount.Start, []);
            return Problem(headers, [], TestAccount.Start.AddSeconds(seconds)) is null == (Math.Abs(seconds) < 300);
        }, iter: 200, threads: 1);

    [TestCase("")]
    [TestCase("-1")]
    [TestCase("1e9")]
    [TestCase("99999999999999999999")]
    [TestCase("253402300800")]
    [TestCase(" 1779238800")]
    public void A_timestamp_that_is_none_is_refused(string timestamp) =>
        Assert.That(SignatureCheck.IsFresh(timestamp, TestAccount.Start), Is.False);

    [Test]
    public void Gcm_opens_what_was_sealed_and_nothing_else()
    {
        var key = Encoding.ASCII.GetBytes(TestAccount.V3Secret);

        var kinds = Gen.OneOf(Gen.Const(""), Gen.Const("transaction"), Gen.Const("退款"));
        Gen.Select(Gen.Byte.Array[0, 100], kinds).Sample((plain, associated) =>
        {
            var box = FakeWeChat.Seal(plain, associated);
            var aad = associated == "" ? null : associated;
            var opened = SealedResource.Open(key, box["nonce"], aad, box["ciphertext"]);
            var bytes = Convert.FromBase64String(box["ciphertext"]);

            Assert.That(opened, Is.EqualTo(plain));
            Refuses(key, box["nonce"], associated + "x", bytes);
            Refuses(key, box["nonce"], associated, bytes[..^1]);
            Refuses(key, box["nonce"], associated, bytes[..^16]);
            bytes[plain.Length] ^= 1;
            Refuses(key, box["nonce"], associated, bytes);
        }, iter: 200, threads: 1);
    }

    private static void Refuses(byte[] key, string nonce, string associated, byte[] bytes) => Assert.That(
        () => SealedResource.Open(key, nonce, associated, Convert.ToBase64String(bytes)),
        Throws.InstanceOf<CryptographicException>());

    private static string? Problem(NoticeHeaders headers, byte[] body, DateTimeOffset now)
    {
        using var key = PlatformKey.FromPublicKey(PlatformIdentity.PublicKey.Id, PlatformIdentity.PublicKey.Pem);
        var check = new SignatureCheck(new OneKey(key), KeyAsker.OurCall, new FakeTimeProvider(now));
        return check.Problem(headers, body, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    private sealed class OneKey(PlatformKey key) : IPlatformKeys
    {
        public ValueTask<PlatformKey?> Find(string serial, KeyAsker asker, CancellationToken ct) =>
            ValueTask.FromResult(serial == key.Id ? key : null);

        public ValueTask<PlatformKey?> ForEncryption(CancellationToken ct) => ValueTask.FromResult<PlatformKey?>(key);
    }
}
