using System.Text.Json;
using VillageCloud.Sandbox.Keys;

namespace VillageCloud.Sandbox.State;

/// <summary>Keys and state on disk: owner-only files, replaced whole so a crash leaves the old or the new.</summary>
internal sealed class StateFolder(string? folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public bool Lasting => folder is not null;

    public KeyRecord? ReadKeys() => Read<KeyRecord>("keys.json");

    public WorldState? ReadState() => Read<WorldState>("state.json");

    public void WriteKeys(KeyRecord keys)
    {
        if (folder is null)
            return;
        using var draft = new Draft(folder, "keys.json");
        draft.Write(keys);
        draft.Keep();
    }

    /// <summary>The next state, to be written while nobody changes it and kept afterwards; only where
    /// <see cref="Lasting"/>.</summary>
    public Draft DraftOfState() => new(folder!, "state.json");

    private T? Read<T>(string name)
        where T : class
    {
        if (folder is null || !File.Exists(Path.Combine(folder, name)))
            return null;
        return JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(folder, name)), Json);
    }

    /// <summary>A file in the making beside the one that it replaces.</summary>
    /// <remarks>It is written piece by piece: a state of many orders takes megabytes, twice a second, and each time as
    /// one block it would leave the garbage collector more than the state itself.</remarks>
    internal sealed class Draft : IDisposable
    {
        private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        private readonly string target;
        private readonly FileStream file;

        public Draft(string folder, string name)
        {
            Directory.CreateDirectory(folder);
            target = Path.Combine(folder, name);
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerOnly;
            file = new FileStream(target + ".draft", options);
        }

        public void Write<T>(T value) => JsonSerializer.Serialize(file, value, Json);

        /// <summary>From here on it is the file.</summary>
        public void Keep()
        {
            file.Flush(flushToDisk: true);
            file.Dispose();
            File.Move(target + ".draft", target, overwrite: true);
        }

        public void Dispose() => file.Dispose();
    }
}
