using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shop.Visits;
using VillageCloud.Features.Shop.Visits;
using VillageCloud.TestKit;

namespace VillageCloud.Api.Tests;

/// <summary>Whoever opens the shop is counted, once and without a name; nothing else is, and the count is there after
/// the process has stopped.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class VisitTests(DatabaseProvider provider)
{
    [Test]
    public async Task A_shop_that_is_shown_counts_one_also_from_a_kept_answer_and_is_written_when_the_process_stops()
    {
        await using var village = await RunningVillage.StartOn(provider);
        using var lin = await village.LogIn("shopper-lin");
        using var stranger = village.Visit();

        (await stranger.Get("front")).IsOk();
        (await stranger.Get("front")).IsOk();
        (await lin.Get("front")).IsOk();
        var before = await Rows(village);
        await village.Restart();

        Assert.That(before, Is.Empty, "who asks waits for no write");
        Assert.That(await Rows(village), Is.EqualTo(new[] { new DayVisits(new(2026, 5, 6), 3) }));
        (await stranger.Get($"{village.Url}v1/{DemoVillage.Slug}/front")).IsOk();
        await village.Restart();
        Assert.That(await Rows(village), Is.EqualTo(new[] { new DayVisits(new(2026, 5, 6), 4) }), "it adds");
    }

    [Test]
    public async Task What_is_refused_unknown_or_no_opening_of_the_shop_is_no_visit()
    {
        await using var village = await RunningVillage.StartOn(provider, "--Api:RateLimits:PerAddress=14");
        using var visitor = village.Visit();
        const string front = $"/v1/{DemoVillage.Slug}/front";

        (await visitor.Get("/v1/atlantis/front")).IsProblem(404, "village.not_found");
        (await visitor.Get("/v1/SHANGYING/front")).IsProblem(404, "village.not_found");
        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Options, HttpMethod.Post })
            Assert.That((await visitor.Send(new(method, front))).Status, Is.InRange(400, 499), method.Method);
        foreach (var path in new[] { "products", "categories", "/healthz", "/readyz" })
            _ = await visitor.Get(path);
        for (var i = 0; i < 20; i++) _ = await visitor.Get("merchant");
        (await visitor.Get("front")).IsProblem(429, "request.too_many");

        var counter = village.Services.GetRequiredService<VisitCounter>();
        var known = counter.Villages;
        await village.Restart();

        Assert.That(known, Is.Empty, "no made-up name is held");
        Assert.That(await Rows(village), Is.Empty);
    }

    [Test]
    public async Task An_answer_that_failed_is_no_visit()
    {
        await using var village = await RunningVillage.StartOn(provider);
        using var visitor = village.Visit();
        _ = await village.Look(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE front_versions RENAME TO away"));

        (await visitor.Get("front")).IsProblem(500, "server.failed");
        _ = await village.Look(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE away RENAME TO front_versions"));

        Assert.That(village.Services.GetRequiredService<VisitCounter>().Villages, Is.Empty);
    }

    private static Task<List<DayVisits>> Rows(RunningVillage village) => village.Look(db => db.VisitDays
        .OrderBy(one => one.Day).Select(one => new DayVisits(one.Day, one.Visits)).ToListAsync());
}
