using System.Data.Common;
using System.Globalization;
using System.IO.Pipelines;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using SQLitePCL;
using VillageCloud.Benchmarks.Villages;
using VillageCloud.Data;

namespace VillageCloud.Benchmarks.Settlement;

/// <summary>Takes the cells of a row from left to right.</summary>
internal interface IRowWriter
{
    IRowWriter Add(long value);

    IRowWriter Add(string value);

    IRowWriter Add(DateTimeOffset value);

    IRowWriter AddNull();

    void End();
}

/// <summary>The fastest way into the tables of each engine that keeps their keys and checks.</summary>
internal abstract class BulkStore(DbConnection connection) : IAsyncDisposable
{
    private const int RowsOfACommit = 50_000;

    protected DbConnection Connection { get; } = connection;

    public static async Task<BulkStore> Open(DatabaseSettings settings, CancellationToken ct)
    {
        var connection = await RawConnection.Open(settings, ct);
        return settings.Provider == DatabaseProvider.MySql
            ? new ServerBulkStore(connection)
            : new FileBulkStore(connection);
    }

    public abstract Task Begin(CancellationToken ct);

    public abstract Task Write(string table, string[] columns, Action<IRowWriter> fill, CancellationToken ct);

    /// <summary>As many rows as asked for, in several commits.</summary>
    /// <param name="row">Writes the row of an index, from 0 on.</param>
    public async Task WriteEach(
        string table, string[] columns, int count, Action<IRowWriter, int> row, CancellationToken ct)
    {
        for (var first = 0; first < count; first += RowsOfACommit)
        {
            var (from, end) = (first, Math.Min(count, first + RowsOfACommit));
            await Begin(ct);
            await Write(
                table, columns,
                rows =>
                {
                    for (var index = from; index < end; index++) row(rows, index);
                }, ct);
            await Commit(ct);
        }
    }

    public Task Commit(CancellationToken ct) => RawConnection.Execute(Connection, "COMMIT", ct);

    public virtual ValueTask DisposeAsync() => Connection.DisposeAsync();
}

/// <summary>LOAD DATA LOCAL, as <c>MySqlBulkCopy</c> does it, from a pipe: rows are written while the server already
/// reads.</summary>
internal sealed class ServerBulkStore(DbConnection connection) : BulkStore(connection)
{
    // Autocommit is off on this connection: the first row begins the transaction.
    public override Task Begin(CancellationToken ct) => Task.CompletedTask;

    public override async Task Write(string table, string[] columns, Action<IRowWriter> fill, CancellationToken ct)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 4 << 20, resumeWriterThreshold: 2 << 20));
        var filling = Task.Run(
            () =>
            {
                var rows = new TabRows(pipe.Writer);
                fill(rows);
                rows.Flush();
                pipe.Writer.Complete();
            }, ct);
        var loader = new MySqlBulkLoader((MySqlConnection)Connection)
        {
            TableName = table, Local = true, SourceStream = pipe.Reader.AsStream(), CharacterSet = "utf8mb4",
            FieldTerminator = "\t", LineTerminator = "\n",
        };
        loader.Columns.AddRange(columns);
        _ = await loader.LoadAsync(ct);
        await filling;
    }

    private sealed class TabRows(PipeWriter pipe) : IRowWriter
    {
        private const int Room = 1 << 16;

        private readonly char[] text = new char[Room];
        private int used;
        private bool isInRow;

        public IRowWriter Add(long value)
        {
            Separate();
            _ = value.TryFormat(text.AsSpan(used), out var written, default, CultureInfo.InvariantCulture);
            used += written;
            return this;
        }

        public IRowWriter Add(string value)
        {
            Separate();
            value.CopyTo(text.AsSpan(used));
            used += value.Length;
            return this;
        }

        public IRowWriter Add(DateTimeOffset value)
        {
            Separate();
            _ = value.UtcDateTime.TryFormat(
                text.AsSpan(used), out var written, "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
            used += written;
            return this;
        }

        public IRowWriter AddNull() => Add(@"\N");

        public void End()
        {
            text[used++] = '\n';
            isInRow = false;
            if (used > Room - 8_192) Flush();
        }

        public void Flush()
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(text.AsSpan(0, used), pipe.GetSpan(used * 3));
            pipe.Advance(bytes);
            used = 0;
            _ = pipe.FlushAsync().AsTask().GetAwaiter().GetResult();
        }

        private void Separate()
        {
            if (isInRow) text[used++] = '\t';
            isInRow = true;
        }
    }
}

/// <summary>Prepared inserts, bound without a detour through ADO.NET; many to a commit.</summary>
internal sealed class FileBulkStore(DbConnection connection) : BulkStore(connection)
{
    private readonly Dictionary<string, sqlite3_stmt> prepared = [];

    private sqlite3 Handle => ((SqliteConnection)Connection).Handle!;

    public override Task Begin(CancellationToken ct) => RawConnection.Execute(Connection, "BEGIN IMMEDIATE", ct);

    public override Task Write(string table, string[] columns, Action<IRowWriter> fill, CancellationToken ct)
    {
        if (!prepared.TryGetValue(table, out var insert))
        {
            var marks = string.Join(", ", columns.Select(static _ => "?"));
            var sql = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({marks})";
            Bench.CheckSame(raw.SQLITE_OK, raw.sqlite3_prepare_v2(Handle, sql, out insert), sql);
            prepared[table] = insert;
        }

        fill(new BoundRows(Handle, insert));
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        foreach (var insert in prepared.Values) insert.Dispose();
        return base.DisposeAsync();
    }

    private sealed class BoundRows(sqlite3 database, sqlite3_stmt insert) : IRowWriter
    {
        private int cell;

        public IRowWriter Add(long value)
        {
            _ = raw.sqlite3_bind_int64(insert, ++cell, value);
            return this;
        }

        public IRowWriter Add(string value)
        {
            _ = raw.sqlite3_bind_text(insert, ++cell, value);
            return this;
        }

        public IRowWriter Add(DateTimeOffset value) =>
            Add(value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

        public IRowWriter AddNull()
        {
            _ = raw.sqlite3_bind_null(insert, ++cell);
            return this;
        }

        public void End()
        {
            cell = 0;
            var told = raw.sqlite3_step(insert);
            if (told != raw.SQLITE_DONE)
                throw new CheckFailedException($"SQLite: {raw.sqlite3_errmsg(database).utf8_to_string()}");
            _ = raw.sqlite3_reset(insert);
        }
    }
}
