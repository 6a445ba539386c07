using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using VillageCloud.Data;
using VillageCloud.Data.Secrets;

namespace VillageCloud.Host.Composition;

/// <summary>Bank accounts, phone numbers and the keys of cookies lie in the one-process edition's files: nobody else on
/// the machine may read them.</summary>
public static class PrivateFiles
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    // The engine gives its log and its index the mode of the database beside them.
    private static readonly string[] Companions = ["", "-wal", "-shm"];

    public static void Provide(HostSettings settings)
    {
        if (OperatingSystem.IsWindows())
        {
            _ = Directory.CreateDirectory(settings.DataFolder);
            if (settings.HasOwnKeys) DataKeyFile.Provide(settings.Database.Keys.Path);
            return;
        }

        // A folder that was there is somebody's choice, and may hold other things; the files in it are closed below.
        if (!Directory.Exists(settings.DataFolder)) _ = Directory.CreateDirectory(settings.DataFolder, OwnFolder);
        if (settings.HasOwnKeys) DataKeyFile.Provide(settings.Database.Keys.Path);
        if (settings.Database.Provider != DatabaseProvider.Sqlite) return;
        var file = new SqliteConnectionStringBuilder(settings.Database.ConnectionString).DataSource;
        if (file.Length == 0 || file.StartsWith(':') || file.StartsWith("file:", StringComparison.Ordinal)) return;
        if (!File.Exists(file)) Make(file);
        foreach (var companion in Companions.Select(ending => file + ending).Where(File.Exists))
            if (File.GetUnixFileMode(companion) != OwnFile) File.SetUnixFileMode(companion, OwnFile);
    }

    // The engine itself would make the file readable for everybody. It is given its log at once, because whoever opens
    // it next, only to read, could not.
    [UnsupportedOSPlatform("windows")]
    private static void Make(string file)
    {
        using (new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnFile,
        }))
        {
        }

        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var log = connection.CreateCommand();
        log.CommandText = "PRAGMA journal_mode=WAL";
        _ = log.ExecuteNonQuery();
    }
}
