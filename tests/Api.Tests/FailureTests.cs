using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Data.Sqlite;
using VillageCloud.Demo;

namespace VillageCloud.Api.Tests;

/// <summary>A bug or a broken server: the log gets everything, the caller a sentence and the trace id.</summary>
public sealed class FailureTests
{
    [Test]
    public async Task What_breaks_inside_a_feature_is_told_without_its_inside()
    {
        await using var village = await RunningVillage.Start();
        using var visitor = village.Visit();
        await village.Look(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE artisans RENAME TO artisans_elsewhere"));

        var answer = await visitor.Get("artisans");

        answer.IsProblem(500, "server.failed");
        Assert.That(answer.Text, Does.Not.Contain("SQLite").And.Not.Contain("no such table"));
        Assert.That(answer.Text, Does.Not.Contain("   at ").And.Not.Contain("Exception"));
        var line = village.Log.All.Split('\n').Single(line => line.StartsWith("5000 ", StringComparison.Ordinal));
        Assert.That(line, Does.Contain(answer.TraceId), "who has the trace id finds the cause");
        Assert.That(village.Log.All, Does.Contain("no such table"));
    }

    [Test]
    public async Task What_breaks_before_a_feature_is_told_the_same_way()
    {
        await using var village = await RunningVillage.Start();
        using var lin = await village.LogIn("shopper-lin");
        await village.Look(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE sessions RENAME TO sessions_elsewhere"));

        var answer = await lin.Get("me");

        answer.IsProblem(500, "server.failed");
        Assert.That(answer.Text, Does.Not.Contain("SQLite").And.Not.Contain("no such table"));
    }

    [Test]
    public async Task A_database_that_is_away_is_no_bug_and_worth_asking_again()
    {
        await using var village = await RunningVillage.Start();
        using var visitor = village.Visit();
        SqlitePool.Empty();
        File.Move(village.DatabaseFile, village.DatabaseFile + ".away");
        Directory.CreateDirectory(village.DatabaseFile);

        var away = await visitor.Get("artisans");
        using var http = new HttpClient { BaseAddress = village.Url };
        using var again = await http.GetAsync(new Uri($"/v1/{DemoVillage.Slug}/artisans", UriKind.Relative));
        Directory.Delete(village.DatabaseFile);
        File.Move(village.DatabaseFile + ".away", village.DatabaseFile);

        away.IsProblem(503, "server.unavailable");
        Assert.That(again.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(5)));
        (await visitor.Get("artisans")).IsOk();
        Assert.That(
            village.Log.All.Split('\n').Where(line => line.StartsWith("5002 ", StringComparison.Ordinal)),
            Has.Exactly(2).Items, "told in a line a request, without its stack");
    }

    /// <summary>Many look at the shelf at once, and its answer is made for all of them by whoever came first.</summary>
    [Test]
    public async Task Whoever_leaves_before_the_answer_costs_nobody_else_theirs_and_is_no_error()
    {
        await using var village = await RunningVillage.Start();
        using var visitors = new HttpClient { BaseAddress = village.Url };
        var statuses = new List<HttpStatusCode>();
        for (var shelf = 0; shelf < 60; shelf++)
        {
            using var leaving = new CancellationTokenSource();
            // An address of its own, so that nobody has its answer yet.
            var address = $"/v1/{DemoVillage.Slug}/products?after={shelf % 30}&limit={(shelf / 30) + 50}";
            var gone = visitors.GetAsync(address, leaving.Token);
            var staying = visitors.GetAsync(address, CancellationToken.None);
            await Task.Delay(TimeSpan.FromMilliseconds(shelf % 6));
            await leaving.CancelAsync();
            using var answer = await staying;
            statuses.Add(answer.StatusCode);
            await Task.WhenAny(gone);
        }

        Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(village.Log.With("20004 "), Is.Empty, "EF's error of a connection");
        Assert.That(village.Log.With("unhandled"), Is.Empty);
    }
}
