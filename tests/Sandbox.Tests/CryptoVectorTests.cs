using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using VillageCloud.Sandbox.Crypto;

namespace VillageCloud.Sandbox.Tests;

/// <summary>The sandbox's own crypto against published vectors and against openssl.</summary>
public sealed class CryptoVectorTests
{
    [Test]
    public void Gcm_opens_the_published_message()
    {
        var context = new SealContext("a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb", "uluk4a9R25RW", "associatedData");

        Assert.That(NotifySeal.Open(context, "ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI="), Is.EqualTo("message"));
    }

    [Test]
    public void Gcm_opens_the_published_message_of_a_short_key()
    {
        var context = new SealContext("testAPIv3Key0000", "wCq51qZv4Yfg", "Dl56FrqWQJF1t9LtC3vEUsniZKvbqdR8");

        Assert.That(NotifySeal.Open(context, "FsdXzxryWfKwvLJKf8LG/ToRPTRh8RN9wROC"), Is.EqualTo("Hello World"));
    }

    [TestCase("AAAAA", "1714036504", "1514711492", "f464b24fc39322e44b38aa78f5edd27bd1441696")]
    [TestCase("AAAAA", "1714037059", "486452656", "899cf89e464efb63f54ddac96b0a0a235f53aa78")]
    public void Push_signature_is_the_published_one(string token, string timestamp, string nonce, string expected) =>
        Assert.That(PushSignature.Of(token, timestamp, nonce), Is.EqualTo(expected));

    [Test]
    public void Request_lines_are_the_published_ones()
    {
        var get = SignedLines.OfRequest(
            new RequestLines("GET", "/v3/certificates", "1624523846", "A1B2C3D4E5F6G7"), []);
        var post = SignedLines.OfRequest(
            new RequestLines("POST", "/v3/certificates", "1624523846", "A1B2C3D4E5F6G7"), "Hello World!\n"u8);

        Assert.That(Encoding.UTF8.GetString(get), Is.EqualTo("GET\n/v3/certificates\n1624523846\nA1B2C3D4E5F6G7\n\n"));
        Assert.That(Encoding.UTF8.GetString(post), Does.EndWith("A1B2C3D4E5F6G7\nHello World!\n\n"));
    }

    [Test]
    public void Request_lines_keep_the_query()
    {
        var path = "/v3/pay/transactions/id/1217752501201407033233368018?mchid=1230000109";
        var lines = SignedLines.OfRequest(
            new RequestLines("GET", path, "1652750623", "eBYqCOxa0QudMnPvVilkTzOg3gHh5Z3u"), []);

        Assert.That(
            Encoding.UTF8.GetString(lines),
            Is.EqualTo($"GET\n{path}\n1652750623\neBYqCOxa0QudMnPvVilkTzOg3gHh5Z3u\n\n"));
    }

    [Test]
    public void A_changed_tag_does_not_open([Values(0, 5, 20)] int position)
    {
        var context = new SealContext("a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb", "uluk4a9R25RW", "");
        var bytes = Convert.FromBase64String(NotifySeal.Close(context, "稻谷款"));
        bytes[position] ^= 1;

        Assert.That(
            () => NotifySeal.Open(context, Convert.ToBase64String(bytes)),
            Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Push_seal_round_trips_for_every_padding([Range(0, 64)] int length)
    {
        var key = new PushKey("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7");
        var message = new string('x', length);

        var opened = PushSeal.Open(key, PushSeal.Close(key, new byte[16], message));

        Assert.That(opened, Is.EqualTo((message, "wx5823bf96d3bd56c7")));
    }

    [Test]
    public async Task Openssl_verifies_what_the_sandbox_signs()
    {
        var seed = Environment.TickCount;
        await TestContext.Out.WriteLineAsync($"seed {seed}");
        var message = RandomText(seed, 200);
        using var key = new RsaKey(RSA.Create(2048));
        var folder = Directory.CreateTempSubdirectory("sandbox-openssl").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.PublicPem());
        await File.WriteAllBytesAsync(Path.Combine(folder, "text"), message);
        await File.WriteAllBytesAsync(Path.Combine(folder, "sig"), Convert.FromBase64String(key.SignText(message)));

        var said = await OpenSsl(folder, "dgst -sha256 -verify key.pem -signature sig text");

        Assert.That(said, Does.Contain("Verified OK"));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task The_sandbox_opens_what_openssl_encrypts_for_it()
    {
        using var key = new RsaKey(RSA.Create(2048));
        var folder = Directory.CreateTempSubdirectory("sandbox-openssl").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.PublicPem());
        await File.WriteAllTextAsync(Path.Combine(folder, "text"), "张三");
        await OpenSsl(
            folder, "pkeyutl -encrypt -pubin -inkey key.pem -pkeyopt rsa_padding_mode:oaep -in text -out sealed");

        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, "sealed"));

        Assert.That(key.OpenSensitive(Convert.ToBase64String(bytes)), Is.EqualTo("张三"));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Openssl_opens_what_the_push_seal_closes()
    {
        var seed = Environment.TickCount;
        await TestContext.Out.WriteLineAsync($"seed {seed}");
        var aesKey = Convert.ToBase64String(RandomText(seed, 32))[..43];
        var folder = Directory.CreateTempSubdirectory("sandbox-openssl").FullName;
        var closed = PushSeal.Close(new PushKey(aesKey, "wxAPP"), new byte[16], "{\"a\":\"五常\"}");
        await File.WriteAllBytesAsync(Path.Combine(folder, "sealed"), Convert.FromBase64String(closed));
        var key = Convert.FromBase64String(aesKey + "=");
        var hex = Convert.ToHexStringLower(key);

        await OpenSsl(folder, $"enc -d -aes-256-cbc -nopad -K {hex} -iv {hex[..32]} -in sealed -out plain");

        var plain = await File.ReadAllTextAsync(Path.Combine(folder, "plain"));
        Assert.That(plain, Does.Contain("{\"a\":\"五常\"}wxAPP"));
        Directory.Delete(folder, recursive: true);
    }

    private static byte[] RandomText(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static async Task<string> OpenSsl(string folder, string arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, said);
        return said;
    }
}
