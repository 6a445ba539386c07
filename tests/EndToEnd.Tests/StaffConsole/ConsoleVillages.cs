using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VillageCloud.Admin;
using VillageCloud.DevHost.Story;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The village for all tests of the console, in which the main job was played.</summary>
[SetUpFixture]
public sealed class ConsoleVillages
{
    private static Chromium? chromium;
    private static StoryWorld? played;

    internal static Chromium Chromium => chromium!;

    internal static StoryWorld Played => played!;

    internal static HeldDoor.Hand Door { get; } = new();

    /// <summary>The cookies of who has signed in already.</summary>
    internal static Dictionary<string, List<Cookie>> Sessions { get; } = new(StringComparer.Ordinal);

    [OneTimeSetUp]
    public async Task PlayTheStory()
    {
        chromium = await Chromium.Launch();
        played = await StoryWorld.OneProcess(database: null, CancellationToken.None, WithDoor);
        await MainJobStory.Play(played, TextWriter.Null, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task Leave()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        if (played is not null) await played.DisposeAsync();
    }

    private static void WithDoor(IServiceCollection services)
    {
        services.AddSingleton(Door);
        services.AddScoped<ConsoleScope, HeldDoor>();
    }
}
