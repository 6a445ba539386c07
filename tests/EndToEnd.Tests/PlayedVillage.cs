using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VillageCloud.Admin;
using VillageCloud.DevHost.Story;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.EndToEnd.Tests.StaffConsole;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>The village in which the main job was played, once for all tests that need one with a history, and the
/// browser of all people. Whoever comes first waits until it is played.</summary>
[SetUpFixture]
public sealed class PlayedVillage
{
    private static readonly Lazy<Task<Chromium>> Launched = new(Chromium.Launch);
    private static readonly Lazy<Task<StoryWorld>> Played = new(Play);

    internal static HeldDoor.Hand Door { get; } = new();

    /// <summary>The cookies of who has signed in to its console already.</summary>
    internal static Dictionary<string, List<Cookie>> Sessions { get; } = new(StringComparer.Ordinal);

    internal static Task<Chromium> Browser => Launched.Value;

    internal static Task<StoryWorld> World => Played.Value;

    [OneTimeTearDown]
    public async Task Leave()
    {
        if (Launched.IsValueCreated) await (await Launched.Value).DisposeAsync();
        if (Played.IsValueCreated) await (await Played.Value).DisposeAsync();
    }

    private static async Task<StoryWorld> Play()
    {
        var world = await StoryWorld.OneProcess(database: null, CancellationToken.None, WithDoor);
        await MainJobStory.Play(world, TextWriter.Null, CancellationToken.None);
        return world;
    }

    private static void WithDoor(IServiceCollection services)
    {
        services.AddSingleton(Door);
        services.AddScoped<ConsoleScope, HeldDoor>();
    }
}
