using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VillageCloud.Features.Tests.Model;

/// <summary>A process may die just before its transaction is committed, or just after.</summary>
internal sealed class MortalCommits : DbTransactionInterceptor
{
    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        Life.Current?.Pass("before a commit");
        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Life.Current?.Pass("after a commit");
        return Task.CompletedTask;
    }
}

/// <summary>Nobody keeps what is played here, so no commit waits for the disk.</summary>
internal sealed class Hurry : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = ((SqliteConnection)connection).CreateCommand();
        command.CommandText = "PRAGMA synchronous=OFF";
        _ = command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
