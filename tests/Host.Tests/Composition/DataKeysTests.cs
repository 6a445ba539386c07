using System.Runtime.Versioning;
using VillageCloud.Data.Secrets;
using VillageCloud.Host.Composition;

namespace VillageCloud.Host.Tests.Composition;

/// <summary>The keys that secrets are encrypted with lie in a file beside the database, or where the settings say.
/// </summary>
public sealed class DataKeysTests
{
    private const string Place = "households.bank_account_number";
    private const string Number = "6228480402564890018";

    private DirectoryInfo folder = null!;
    private string file = null!;

    [SetUp]
    public void MakeAFile()
    {
        folder = Directory.CreateTempSubdirectory("village-keys");
        file = Path.Combine(folder.FullName, "village.keys");
        DataKeyFile.Provide(file);
    }

    [TearDown]
    public void Clear() => folder.Delete(recursive: true);

    [Test]
    public void A_text_comes_back_and_is_never_twice_the_same()
    {
        var keys = new DataKeys(file);
        var (first, second) = (keys.Encrypt(Number, Place), keys.Encrypt(Number, Place));

        Assert.That(first, Does.Not.Contain(Number).And.Not.EqualTo(second));
        Assert.That((keys.Decrypt(first, Place), keys.Decrypt(second, Place)), Is.EqualTo((Number, Number)));
        Assert.That(keys.Decrypt(keys.Encrypt("楼阿来 🐓", Place), Place), Is.EqualTo("楼阿来 🐓"));
    }

    [Test]
    public void A_key_is_added_while_others_run_and_old_texts_stay_readable()
    {
        var (here, elsewhere) = (new DataKeys(file), new DataKeys(file));
        var old = here.Encrypt(Number, Place);
        _ = elsewhere.Decrypt(old, Place);

        DataKeyFile.AddKey(file);
        var young = new DataKeys(file).Encrypt(Number, Place);

        Assert.That(young[..12], Is.Not.EqualTo(old[..12]), "the new key encrypts");
        Assert.That(
            (elsewhere.Decrypt(young, Place), elsewhere.Decrypt(old, Place)), Is.EqualTo((Number, Number)),
            "who runs looks for a key that it doesn't know");
    }

    [TestCase("missing.keys", null)]
    [TestCase("garbage.keys", "no key at all")]
    [TestCase("empty.keys", "")]
    [TestCase("short.keys", "c2hvcnQ=")]
    [TestCase("", null)]
    public void A_key_is_put_before_keys_only_and_whatever_else_lies_there_stays(string name, string? content)
    {
        var path = Path.Combine(folder.FullName, name);
        if (content is not null) File.WriteAllText(path, content);

        Assert.That(
            () => DataKeyFile.AddKey(path), Throws.TypeOf<DataKeysException>().With.Message.Contains("密钥文件"));
        Assert.That(File.Exists(path) ? File.ReadAllText(path) : null, Is.EqualTo(content));
        Assert.That(folder.GetFiles().Select(one => one.Name), Is.SubsetOf(new[] { "village.keys", name }));
    }

    [Test]
    public void What_was_changed_moved_or_never_encrypted_does_not_open()
    {
        var keys = new DataKeys(file);
        var text = keys.Encrypt(Number, Place);
        var changed = text[..^1] + (text[^1] == 'A' ? 'B' : 'A');

        foreach (var (stored, place) in new[]
        {
            (text, "payouts.payee_account_number"), (changed, Place), (text[..20], Place), (Number, Place), ("", Place),
        })
        {
            var problem = Assert.Throws<DataKeysException>(() => keys.Decrypt(stored, place))!;
            Assert.That(problem.Message, Does.Not.Contain(Number));
            Assert.That(Complaint.Of(problem), Is.EqualTo(problem.Message));
        }
    }

    [Test]
    public void Keys_of_another_installation_are_told_in_a_sentence()
    {
        var text = new DataKeys(file).Encrypt(Number, Place);
        File.Delete(file);
        DataKeyFile.Provide(file);

        Assert.That(
            () => new DataKeys(file).Decrypt(text, Place),
            Throws.TypeOf<DataKeysException>().With.Message.Contains("密钥文件和数据库不是一套"));
    }

    [TestCase(null, "密钥文件读不到")]
    [TestCase("", "每行一个密钥")]
    [TestCase("not a key", "每行一个密钥")]
    [TestCase("c2hvcnQ=", "每行一个密钥")]
    public void A_file_without_a_key_is_told_and_not_repeated(string? text, string sentence)
    {
        File.Delete(file);
        if (text is not null) File.WriteAllText(file, text);

        Assert.That(
            () => new DataKeys(file).Encrypt(Number, Place),
            Throws.TypeOf<DataKeysException>().With.Message.Contains(sentence));
    }

    [Test, SupportedOSPlatform("linux")]
    public void The_first_start_makes_it_for_its_owner_alone_and_the_next_keeps_it()
    {
        var settings = new Stage("Production").Read($"Village:DataFolder={folder.FullName}");
        File.Delete(file);
        PrivateFiles.Provide(settings);
        var made = File.ReadAllText(file);
        Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        PrivateFiles.Provide(settings);

        Assert.That(File.ReadAllText(file), Is.EqualTo(made));
        Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void A_server_that_many_share_is_told_where_they_lie()
    {
        const string server = "Village:Database:Provider=MySql";
        const string there = "Village:Database:ConnectionString=Server=db;User ID=app;Password=secret";

        Assert.That(new Stage("Production").Refusal(server, there), Does.Contain("Village:KeyFile"));
        Assert.That(
            new Stage("Production").Read(server, there, $"Village:KeyFile={file}").Database.Keys.Path,
            Is.EqualTo(file));
    }
}
