using VillageCloud.Data;
using VillageCloud.Data.Secrets;

namespace VillageCloud.DevHost.Story;

/// <summary><c>story</c>: plays the main job once and ends with 0, or with 1 at the first thing that doesn't
/// hold.</summary>
internal static class StoryCommand
{
    public static async Task<int> Run(string database, Uri? sandbox, Uri? api, CancellationToken ct)
    {
        var connectionString = Environment.GetEnvironmentVariable("Village__Database__ConnectionString");
        DatabaseSettings? settings = null;
        if (string.Equals(database, "mysql", StringComparison.OrdinalIgnoreCase))
        {
            if (string.IsNullOrWhiteSpace(connectionString))
            {
                await Console.Error.WriteLineAsync(
                    "✗ Village__Database__ConnectionString is not set; ./run story --database mysql starts a server.");
                return 2;
            }

            settings = new(DatabaseProvider.MySql, connectionString, Keys());
        }
        else if (!string.Equals(database, "sqlite", StringComparison.OrdinalIgnoreCase))
        {
            await Console.Error.WriteLineAsync($"✗ --database {database}: use sqlite or mysql.");
            return 2;
        }

        try
        {
            await using var world = api is not null && sandbox is not null && settings is not null
                ? await StoryWorld.Elsewhere(api, sandbox, settings, ct)
                : await StoryWorld.OneProcess(settings, ct);
            await new MainJobStory(world, Console.Out).Play(ct);
            return 0;
        }
        catch (StoryBrokenException broken)
        {
            await Console.Error.WriteLineAsync($"✗ {broken.Message}");
            return 1;
        }
    }

    /// <summary>Those of the processes that play along; alone, its own.</summary>
    private static DataKeys Keys()
    {
        var file = Environment.GetEnvironmentVariable("Village__KeyFile")
            ?? Path.Combine(Directory.CreateTempSubdirectory("village-story").FullName, "village.keys");
        DataKeyFile.Provide(file);
        return new(file);
    }
}

/// <summary>The first thing that didn't hold.</summary>
public sealed class StoryBrokenException(string message) : Exception(message);
