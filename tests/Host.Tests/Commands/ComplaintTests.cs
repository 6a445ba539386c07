using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.MySql;
using VillageCloud.Data.Sqlite;

namespace VillageCloud.Host.Tests.Commands;

/// <summary>What the person at the keyboard can mend is one sentence.</summary>
public sealed class ComplaintTests
{
    private DirectoryInfo place = null!;

    [SetUp]
    public void ChooseAPlace() => place = Directory.CreateTempSubdirectory("village-complaint");

    [TearDown]
    public void Clear() => place.Delete(recursive: true);

    [Test]
    public void A_damaged_database_is_told_with_what_to_do()
    {
        var file = Path.Combine(place.FullName, "village.db");
        File.WriteAllText(file, string.Join('\n', Enumerable.Repeat("this is no database", 500)));

        Assert.That(Told(file, "SELECT * FROM sqlite_master"), Does.Contain("已损坏").And.Contain("备份"));
    }

    [Test]
    public void A_database_that_others_have_open_while_it_must_change_is_told() =>
        Assert.That(
            Complaint.Of(new DatabaseInUseException(new InvalidOperationException())),
            Does.Contain("没有改动").And.Contain("请先停掉"));

    [Test]
    public void A_database_that_cannot_be_opened_is_told() =>
        Assert.That(Told(Path.Combine(place.FullName, "none", "village.db"), "SELECT 1"), Does.Contain("不可写"));

    [Test]
    public void What_the_framework_wraps_is_told_all_the_same()
    {
        var full = new DbUpdateException("…", new SqliteException("disk is full", 13));

        Assert.That(Complaint.Of(full), Does.Contain("磁盘已满"));
        Assert.That(Complaint.Of(new InvalidOperationException("…", full)), Does.Contain("磁盘已满"));
        Assert.That(SqliteErrors.Instance.IsUnavailable(new InvalidOperationException("…", full)), Is.True);
    }

    [Test]
    public void A_folder_that_is_not_ours_is_told() =>
        Assert.That(Complaint.Of(new UnauthorizedAccessException("Access to '/var' is denied.")), Does.Contain("权限"));

    [Test]
    public void A_bug_keeps_its_stack_trace()
    {
        Assert.That(Complaint.Of(new InvalidOperationException("a bug")), Is.Null);
        Assert.That(Complaint.Of(new SqliteException("no such table", 1)), Is.Null);
        Assert.That(SqliteErrors.Instance.IsUnavailable(new SqliteException("a constraint", 19)), Is.False);
    }

    [Test]
    public async Task A_server_that_does_not_answer_is_told_without_its_password()
    {
        await using var connection = new MySqlConnector.MySqlConnection(
            "Server=127.0.0.1;Port=1;User ID=root;Password=s3cret;Connection Timeout=2");

        var away = await Assert.CatchAsync(() => connection.OpenAsync());

        Assert.That(Complaint.Of(away!), Does.Contain("连不上数据库").And.Not.Contain("s3cret"));
        Assert.That(MySqlErrors.Instance.IsUnavailable(away), Is.True);
    }

    private static string? Told(string file, string question)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        var problem = Assert.Catch(() =>
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = question;
            _ = command.ExecuteScalar();
        });
        return Complaint.Of(problem!);
    }
}
