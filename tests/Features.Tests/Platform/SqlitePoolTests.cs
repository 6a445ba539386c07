using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Data.Sqlite;
using VillageCloud.Features.Tests.Village.Cooperatives;

namespace VillageCloud.Features.Tests.Platform;

/// <summary>Whoever works on the one file has a connection of their own. The driver's fault (dotnet/efcore issue 39008)
/// shows once in many thousands of openings, so what is asked here is what keeps it from happening: nobody is at the
/// pool while somebody else is.</summary>
public sealed class SqlitePoolTests
{
    private static readonly TimeSpan AMoment = TimeSpan.FromMilliseconds(300);

    [TestCase("open", "open")]
    [TestCase("open", "close")]
    [TestCase("open", "dispose")]
    [TestCase("close", "open")]
    [TestCase("close", "close")]
    public async Task One_at_a_time_is_at_the_pool(string first, string second)
    {
        await using var file = await VillageFile.Create();
        await using var scope = file.Scope();
        var pool = PoolOf(scope.ServiceProvider.GetRequiredService<VillageDb>());
        using var slow = new SlowConnection();
        using var quick = new SlowConnection();
        quick.GoOn.Set();

        var inside = Task.Run(() => Do(first, pool, slow));
        await slow.IsIn.WaitAsync();
        var next = Task.Run(() => Do(second, pool, quick));

        Assert.That(
            await quick.IsIn.WaitAsync(AMoment), Is.False, $"{second} while another is in the middle of {first}");
        slow.GoOn.Set();
        await Task.WhenAll(inside, next);
        Assert.That(quick.Came, Is.EqualTo(1), "and then it has its turn");
    }

    private static SqlitePool PoolOf(VillageDb db) => db.GetService<IDbContextOptions>()
        .FindExtension<CoreOptionsExtension>()!.Interceptors!.OfType<SqlitePool>().Single();

    private static void Do(string what, SqlitePool pool, DbConnection connection) => _ = what switch
    {
        "open" => pool.ConnectionOpening(connection, null!, default),
        "close" => pool.ConnectionClosing(connection, null!, default),
        _ => pool.ConnectionDisposing(connection, null!, default),
    };

    /// <summary>Opens and closes when it is told to go on.</summary>
    private sealed class SlowConnection : DbConnection
    {
        public SemaphoreSlim IsIn { get; } = new(0);

        public ManualResetEventSlim GoOn { get; } = new();

        public int Came { get; private set; }

        [AllowNull]
        public override string ConnectionString { get; set; } = "";

        public override string Database => "";

        public override string DataSource => "";

        public override string ServerVersion => "";

        public override ConnectionState State => ConnectionState.Closed;

        public override void Open() => Come();

        public override void Close() => Come();

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
            throw new NotSupportedException();

        protected override DbCommand CreateDbCommand() => throw new NotSupportedException();

        private void Come()
        {
            if (GoOn.IsSet && Came > 0) return;
            Came++;
            _ = IsIn.Release();
            GoOn.Wait();
        }
    }
}
