using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using SQLitePCL;
using VillageCloud.Benchmarks.Villages;

namespace VillageCloud.Benchmarks.Orders;

/// <summary>The least on MariaDB: a connection of its own for each worker, statement by statement, one durable commit
/// an order.</summary>
internal sealed class LeastServerDesk : IOrderDesk
{
    private readonly List<(DbConnection Connection, LeastOrder Order, DbCommand Commit)> places = [];

    public static async Task<LeastServerDesk> Open(OrderTown town, int workers, CancellationToken ct)
    {
        var desk = new LeastServerDesk();
        for (var i = 0; i < workers; i++)
        {
            var connection = await RawConnection.Open(town.Village.Settings, ct);
            var order = new LeastOrder(connection, town, static command => ((MySqlCommand)command).LastInsertedId);
            var commit = connection.CreateCommand();
            commit.CommandText = "COMMIT";
            desk.places.Add((connection, order, commit));
        }

        return desk;
    }

    public async Task Place(int worker, Ware first, Ware second)
    {
        var place = places[worker];
        await place.Order.Write(worker, first, second);
        await place.Commit.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (connection, order, commit) in places)
        {
            await commit.DisposeAsync();
            await order.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}

/// <summary>The least on SQLite: one writer takes orders from a queue. It puts up to <c>group</c> of those that wait
/// into one durable commit, each with its own savepoint; nobody is answered before the commit.</summary>
internal sealed class LeastFileDesk : IOrderDesk
{
    private readonly Channel<Waiting> queue = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly DbConnection connection;
    private readonly LeastOrder order;
    private readonly Dictionary<string, DbCommand> steps = [];
    private readonly int group;
    private readonly Task writing;

    private LeastFileDesk(DbConnection connection, OrderTown town, int group)
    {
        this.connection = connection;
        this.group = group;
        var handle = ((SqliteConnection)connection).Handle;
        order = new LeastOrder(connection, town, _ => raw.sqlite3_last_insert_rowid(handle));
        foreach (var sql in (string[])["BEGIN IMMEDIATE", "SAVEPOINT one", "RELEASE one", "COMMIT"])
        {
            steps[sql] = connection.CreateCommand();
            steps[sql].CommandText = sql;
        }

        writing = Task.Factory.StartNew(
            Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <param name="group">1 commits each order by itself.</param>
    public static async Task<LeastFileDesk> Open(OrderTown town, int group, CancellationToken ct) =>
        new(await RawConnection.Open(town.Village.Settings, ct), town, group);

    public Task Place(int worker, Ware first, Ware second)
    {
        var waiting = new Waiting(worker, first, second);
        Bench.Check(queue.Writer.TryWrite(waiting), "the writer is at its desk");
        return waiting.Answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _ = queue.Writer.TryComplete();
        await writing;
        foreach (var step in steps.Values) await step.DisposeAsync();
        await order.DisposeAsync();
        await connection.DisposeAsync();
    }

    // One thread from beginning to end: SQLite works in this process, so that there is nothing to wait for but disk.
    private void Write()
    {
        var batch = new List<Waiting>(group);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < group && queue.Reader.TryRead(out var next)) batch.Add(next);
            if (batch.Count == 0) continue;
            try
            {
                WriteAll(batch);
                foreach (var done in batch) done.Answer.SetResult();
            }
            catch (Exception failed) when (failed is SqliteException or CheckFailedException)
            {
                // Nobody may wait for a writer that has gone home.
                queue.Writer.Complete();
                while (queue.Reader.TryRead(out var late)) batch.Add(late);
                foreach (var lost in batch) lost.Answer.SetException(failed);
                return;
            }
        }
    }

    private void WriteAll(List<Waiting> batch)
    {
        Step("BEGIN IMMEDIATE");
        foreach (var next in batch)
        {
            if (group > 1) Step("SAVEPOINT one");
            order.Write(next.Worker, next.First, next.Second).GetAwaiter().GetResult();
            if (group > 1) Step("RELEASE one");
        }

        Step("COMMIT");
    }

    private void Step(string sql) => steps[sql].ExecuteNonQuery();

    private sealed record Waiting(int Worker, Ware First, Ware Second)
    {
        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
