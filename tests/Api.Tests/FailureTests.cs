using Microsoft.EntityFrameworkCore;
using VillageCloud.Api.Tests.Running;

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
}
