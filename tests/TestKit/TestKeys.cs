using VillageCloud.Data.Secrets;

namespace VillageCloud.TestKit;

/// <summary>One file of keys for every database of this process: they are copies of each other.</summary>
public static class TestKeys
{
    private static readonly Lazy<DataKeys> Made = new(static () =>
    {
        var folder = Directory.CreateTempSubdirectory("village-keys");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var file = Path.Combine(folder.FullName, "village.keys");
        DataKeyFile.Provide(file);
        return new(file);
    });

    public static DataKeys Ours => Made.Value;
}
