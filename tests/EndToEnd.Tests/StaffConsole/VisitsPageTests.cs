using System.Globalization;
using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.Demo.Past;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Visits;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>Who opens the shop is seen at the workbench, beside what was sold: as bars, in words, and as a table for
/// whoever can't see bars.</summary>
public sealed class VisitsPageTests
{
    [Test]
    public async Task Who_opens_the_shop_stands_at_the_workbench_as_a_picture_and_in_words()
    {
        await using var village = await IdleVillage.Open();
        using var phone = new HttpClient { BaseAddress = village.World.Api };
        foreach (var path in new[] { "front", "front", "products", "front" })
            using (var answer = await phone.GetAsync(new Uri($"/v1/{DemoVillage.Slug}/{path}", UriKind.Relative)))
                Assert.That(answer.IsSuccessStatusCode, Is.True, path);
        await Write(village);

        var supervisor = await Desk.Of("supervisor", await PlayedVillage.Browser, village.World.Api);

        await supervisor.Sees("共 3 次，今天 3 次");
        await supervisor.Sees("只记次数，不记是谁");
        await Assertions.Expect(Chart(supervisor).Locator("canvas")).ToBeVisibleAsync();
        var rows = Chart(supervisor).Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(30);
        await Assertions.Expect(rows.Last).ToHaveTextAsync($"{Named(0)}3 次");
        await Assertions.Expect(rows.First).ToHaveTextAsync($"{Named(-29)}0 次");
        await supervisor.LooksRight("home-visits-few");

        await Remember(village);
        await supervisor.Page.ReloadAsync();
        await Assertions.Expect(Chart(supervisor).Locator("canvas")).ToBeVisibleAsync();
        foreach (var (theme, width, height) in new[]
        {
            ("light", 1920, 1080), ("light", 1024, 768), ("dark", 390, 844),
        })
        {
            await supervisor.Page.EvaluateAsync($"village.setDark({(theme == "dark" ? "true" : "false")})");
            await supervisor.Page.FitInto(width, height);
            await supervisor.LooksRight($"home-visits-{theme}-{width}");
        }

        await supervisor.NothingWentWrongUnseen();

        string Named(int days) =>
            Today(village).AddDays(days).ToString("MM-dd", CultureInfo.InvariantCulture);
    }

    private static ILocator Chart(Desk desk) =>
        desk.Page.GetByRole(AriaRole.Group, new() { Name = "近 30 天每天的访问", Exact = true });

    private static DateOnly Today(IdleVillage village) => BeijingTime.DayOf(village.World.Now);

    /// <summary>Before the minute is over.</summary>
    private static async Task Write(IdleVillage village) => Assert.That(
        (await village.World.Staff<WriteVisits, Tally>(feature => feature.Run(default))).Left, Is.Zero);

    /// <summary>As many as the demo has on the days before.</summary>
    private static async Task Remember(IdleVillage village)
    {
        var before = DemoVisits.Until(BeijingTime.StartOf(Today(village)));
        _ = (await village.World.Staff<AddVisits, Outcome<AddVisits.Result>>(feature =>
            feature.Run(new(before), default))).OrThrow();
    }
}
