using Microsoft.Data.Sqlite;
using VillageCloud.Data.Backups;

namespace VillageCloud.Data.Sqlite;

/// <summary>The one file. It is copied by the engine, which sees one moment of it whoever writes meanwhile; a copy by
/// the system could miss what stands in the log beside it.</summary>
internal sealed class SqliteCopy(string connectionString) : IDatabaseCopy
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string file = new SqliteConnectionStringBuilder(connectionString).DataSource;

    public string Engine => "sqlite";

    public async Task WriteTo(Stream target, CancellationToken ct)
    {
        // Beside the database: there is the place for it, and nobody else may look.
        var copy = $"{file}.copy-{Guid.NewGuid():N}";
        try
        {
            await using (new FileStream(copy, Private(FileMode.CreateNew)))
            {
            }

            await using (var database = await Open(ct))
            {
                await using var vacuum = database.CreateCommand();
                vacuum.CommandText = "VACUUM INTO $copy";
                _ = vacuum.Parameters.AddWithValue("$copy", copy);
                _ = await vacuum.ExecuteNonQueryAsync(ct);
            }

            await using var whole = File.OpenRead(copy);
            await whole.CopyToAsync(target, ct);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    public async Task<bool> IsEmpty(CancellationToken ct)
    {
        if (!File.Exists(file)) return true;
        await using var database = await Open(ct);
        await using var tables = database.CreateCommand();
        tables.CommandText = "SELECT COUNT(*) FROM sqlite_master";
        return (long)(await tables.ExecuteScalarAsync(ct))! == 0;
    }

    public async Task ReadFrom(Stream source, string mark, CancellationToken ct)
    {
        var arriving = $"{file}.arriving-{Guid.NewGuid():N}";
        try
        {
            await using (var whole = new FileStream(arriving, Private(FileMode.CreateNew)))
            {
                await source.CopyToAsync(whole, ct);
                whole.Flush(flushToDisk: true);
            }

            await Say(mark, arriving, ct);
            SqlitePool.Empty();
            // A log of the empty database must not be taken for one of the new.
            foreach (var companion in new[] { "-wal", "-shm" }) File.Delete(file + companion);
            File.Move(arriving, file, overwrite: true);
            await GiveItsLog(ct);
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    // A copy comes without a log, and whoever opens it next, only to read, couldn't give it one.
    private Task GiveItsLog(CancellationToken ct) => Say("PRAGMA journal_mode=WAL", file, ct);

    private async Task Say(string statement, string to, CancellationToken ct)
    {
        await using var database = await Open(ct, to);
        await using var command = database.CreateCommand();
        command.CommandText = statement;
        _ = await command.ExecuteNonQueryAsync(ct);
    }

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnFile;
        return options;
    }

    private async Task<SqliteConnection> Open(CancellationToken ct, string? which = null)
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString)
        {
            DataSource = which ?? file, Pooling = false, DefaultTimeout = 60,
        }.ToString());
        await database.OpenAsync(ct);
        return database;
    }
}
