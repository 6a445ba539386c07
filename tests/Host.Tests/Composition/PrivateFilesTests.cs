using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using VillageCloud.Host.Composition;

namespace VillageCloud.Host.Tests.Composition;

[SupportedOSPlatform("linux")]
public sealed class PrivateFilesTests
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private DirectoryInfo place = null!;

    [SetUp]
    public void ChooseAPlace() => place = Directory.CreateTempSubdirectory("village-files");

    [TearDown]
    public void Clear() => place.Delete(recursive: true);

    [Test]
    public void A_new_database_and_its_folder_are_their_owners_alone()
    {
        var folder = Path.Combine(place.FullName, "var");
        PrivateFiles.Provide(Settings(folder));
        using var connection = Write(folder);

        Assert.That(File.GetUnixFileMode(folder), Is.EqualTo(Own | UnixFileMode.UserExecute));
        Assert.That(
            Directory.GetFiles(folder).Select(File.GetUnixFileMode), Is.EqualTo(new[] { Own, Own, Own, Own }),
            "the engine's log and index and the keys beside it too");
    }

    [Test]
    public void A_database_that_others_could_read_is_closed()
    {
        Write(place.FullName).Dispose();
        var file = Path.Combine(place.FullName, "village.db");
        File.SetUnixFileMode(file, Own | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        PrivateFiles.Provide(Settings(place.FullName));

        Assert.That(File.GetUnixFileMode(file), Is.EqualTo(Own));
    }

    private static HostSettings Settings(string folder) =>
        new Stage("Development").Read($"Village:DataFolder={folder}", Stage.Account);

    private static SqliteConnection Write(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "village.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)";
        command.ExecuteNonQuery();
        return connection;
    }
}
