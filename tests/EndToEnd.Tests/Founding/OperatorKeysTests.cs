using System.Security.Cryptography;
using System.Text.Json;
using VillageCloud.Data;

namespace VillageCloud.EndToEnd.Tests.Founding;

/// <summary>A WeChat account comes from files and the keys around it are changed, by what the operator types beside a
/// server that runs.</summary>
[NonParallelizable]
public sealed class OperatorKeysTests
{
    private const string Slug = InstalledPlace.Slug;
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private InstalledPlace place = null!;

    private string Keys => Path.Combine(place.Files.FullName, "var", "village.keys");

    [SetUp]
    public async Task Start()
    {
        place = await InstalledPlace.SetUp(DatabaseProvider.Sqlite);
        var founded = await place.Type("village", "found", "--slug", Slug, "--name", "青山村合作社", "--founder", "王芳");
        Assert.That(founded.ExitCode, Is.Zero, founded.Errors);
        await place.Serve();
    }

    [TearDown]
    public async Task Stop() => await place.DisposeAsync();

    [Test]
    public async Task Accounts_come_from_files_and_keys_are_changed_beside_a_server_that_runs()
    {
        var account = Account();
        var entered = await Enter(account);
        Assert.That((entered.ExitCode, entered.Output.Contains("微信账户已生效")), Is.EqualTo((0, true)), entered.Errors);
        Assert.That(entered.Output + entered.Errors, Does.Not.Contain(Secret));
        Assert.That(InTheDatabase(Secret), Is.False, "encrypted at rest");
        await IsKnown(account);

        var old = await File.ReadAllTextAsync(Keys);
        var added = await place.Type("keys", "add");
        Assert.That((added.ExitCode, added.Output.Contains("新密钥已加上")), Is.EqualTo((0, true)), added.Errors);
        Assert.That((await File.ReadAllTextAsync(Keys)).Split('\n', 2)[1], Is.EqualTo(old), "a new one stands first");
        var renewed = await place.Type("keys", "renew");
        Assert.That(renewed.ExitCode, Is.Zero, renewed.Errors);
        Assert.That(int.Parse(renewed.Output.Split(' ')[0]), Is.GreaterThanOrEqualTo(4), "secrets of the account");
        var again = await place.Type("keys", "renew");
        Assert.That(again.Output, Does.StartWith("0 values"));

        await File.WriteAllTextAsync(Keys, (await File.ReadAllTextAsync(Keys)).Split('\n')[0]);
        await IsKnown(account);
        await File.WriteAllTextAsync(Keys, old);
        var foreign = await Enter(account);
        Assert.That((foreign.ExitCode, foreign.Output), Is.EqualTo((1, "")));
        Assert.That(foreign.Errors, Does.Contain("密钥文件和数据库不是一套").And.Not.Contain("   at "));
    }

    [TestCase("account.json", null, "文件读不了")]
    [TestCase("account.json", "{", "文件读不了")]
    [TestCase("account.json", """{ "ApiKey": "0123456789abcdef0123456789abcdef" }""", "文件读不了")]
    [TestCase("account.json", """{ "PlatformPublicKeyFile": "gone.pem" }""", "文件读不了")]
    [TestCase("account.json", """{ "MerchantV3Secret": "0123456789abcdef0123456789abcdef" }""", "merchant.field_wrong")]
    public async Task A_file_that_is_no_account_is_refused_in_a_sentence_that_repeats_nothing(
        string name, string? content, string sentence)
    {
        var file = Path.Combine(place.Files.FullName, name);
        if (content is not null) await File.WriteAllTextAsync(file, content);

        var said = await Enter(file);

        Assert.That((said.ExitCode, said.Output), Is.EqualTo((1, "")));
        Assert.That(said.Errors, Does.Contain(sentence).And.Not.Contain(Secret).And.Not.Contain("   at "));
        Assert.That(
            (await place.Type("village", "check", "--village", Slug)).Output, Does.Contain("✗ WeChat:"),
            "no account is entered");
    }

    private Task<InstalledPlace.Said> Enter(string file) =>
        place.Type("village", "wechat", "--village", Slug, "--from", file);

    /// <summary>What is entered is compared with what was, so all of it has to open.</summary>
    private async Task IsKnown(string account)
    {
        var same = await Enter(account);
        Assert.That((same.ExitCode, same.Output), Is.EqualTo((1, "")));
        Assert.That(same.Errors, Does.Contain("merchant.unchanged"));
    }

    /// <summary>As <c>docs/guide/operator.md</c> tells it, with files beside it.</summary>
    private string Account()
    {
        using var merchant = RSA.Create(2048);
        using var platform = RSA.Create(2048);
        File.WriteAllText(
            Path.Combine(place.Files.FullName, "apiclient_key.pem"), merchant.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(
            Path.Combine(place.Files.FullName, "pub_key.pem"), platform.ExportSubjectPublicKeyInfoPem());
        var file = Path.Combine(place.Files.FullName, "account.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["AppId"] = "wx0123456789abcdef", ["AppSecret"] = Secret,
            ["MerchantId"] = "1900000001", ["MerchantV3Secret"] = Secret,
            ["MerchantCertificateSerialNumber"] = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
            ["MerchantCertificatePrivateKeyFile"] = "apiclient_key.pem",
            ["PlatformPublicKeyId"] = "PUB_KEY_ID_0119000000012024112500382000000001",
            ["PlatformPublicKeyFile"] = "pub_key.pem",
            ["PushToken"] = "pushtoken123", ["PushEncodingAESKey"] = new string('a', 43),
        }));
        return file;
    }

    private bool InTheDatabase(string text) => place.Files.GetDirectories("var").Single().GetFiles("*.db*")
        .Any(file => ReadShared(file.FullName).Contains(text, StringComparison.Ordinal));

    private static string ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
