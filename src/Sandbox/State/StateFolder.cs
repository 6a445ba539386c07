using System.Text.Json;
using VillageCloud.Sandbox.Keys;

namespace VillageCloud.Sandbox.State;

/// <summary>Keys and state on disk: owner-only files, replaced whole so a crash leaves the old or the new.</summary>
internal sealed class StateFolder(string? folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public bool Lasting => folder is not null;

    public KeyRecord? ReadKeys() => Read<KeyRecord>("keys.json");

    public WorldState? ReadState() => Read<WorldState>("state.json");

    public void WriteKeys(KeyRecord keys) => Write("keys.json", JsonSerializer.SerializeToUtf8Bytes(keys, Json));

    public static byte[] Snapshot(WorldState state) => JsonSerializer.SerializeToUtf8Bytes(state, Json);

    public void WriteState(byte[] snapshot) => Write("state.json", snapshot);

    private T? Read<T>(string name)
        where T : class
    {
        if (folder is null || !File.Exists(Path.Combine(folder, name)))
            return null;
        return JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(folder, name)), Json);
    }

    private void Write(string name, byte[] bytes)
    {
        if (folder is null)
            return;
        Directory.CreateDirectory(folder);
        var target = Path.Combine(folder, name);
        var draft = target + ".draft";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(draft, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, target, overwrite: true);
    }
}
