using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MySqlConnector;

namespace VillageCloud.Data.MySql;

/// <summary>Makes up for what the driver's pool leaves out when connections aren't reset: whether the server is still
/// there. Without it, people would meet one dead connection after the other once a server was started again.</summary>
/// <remarks>
/// A reset costs two ways to the server each time a connection is taken, and with it the server forgets the questions
/// that it has understood already (<see cref="PreparedQuestions"/>). It isn't needed: each unit of work tells its
/// isolation, a transaction that was left open is rolled back when it is given up, variables are set before they are
/// read, and who switches the foreign keys off switches them on again.
/// </remarks>
internal sealed class ServerPool : DbConnectionInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    /// <summary>In which no connection came back, so that the server may have gone meanwhile.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private long heardAt;

    private bool HeardLately => Environment.TickCount64 - Volatile.Read(ref heardAt) < Quiet.TotalMilliseconds;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var server = (MySqlConnection)connection;
        if (HeardLately || server.Ping()) return;
        MySqlConnection.ClearPool(server);
        server.Close();
        server.Open();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var server = (MySqlConnection)connection;
        if (!HeardLately && !await server.PingAsync(cancellationToken)) await Renew(server, cancellationToken);
    }

    public override void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) =>
        Volatile.Write(ref heardAt, Environment.TickCount64);

    public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        ConnectionClosed(connection, eventData);
        return Task.CompletedTask;
    }

    /// <summary>Nothing has been done yet, so it can be begun on another connection without anybody's noticing.
    /// </summary>
    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        var server = (MySqlConnection)connection;
        try
        {
            return Begun(await server.BeginTransactionAsync(eventData.IsolationLevel, cancellationToken));
        }
        catch (Exception broken) when (broken is IOException or SocketException
            || MySqlErrors.Instance.IsUnavailable(broken)) // The driver tells some of them as the network does.
        {
            await Renew(server, cancellationToken);
            return Begun(await server.BeginTransactionAsync(eventData.IsolationLevel, cancellationToken));
        }
    }

    /// <summary>Those that lie in the pool have mostly broken with it: whoever comes next is given a new one.</summary>
    public Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        CommandFailed(command, eventData);
        return Task.CompletedTask;
    }

    public void CommandFailed(DbCommand command, CommandErrorEventData eventData)
    {
        if (command.Connection is MySqlConnection server && MySqlErrors.Instance.IsUnavailable(eventData.Exception))
            MySqlConnection.ClearPool(server);
    }

    private static InterceptionResult<DbTransaction> Begun(MySqlTransaction transaction) =>
        InterceptionResult<DbTransaction>.SuppressWithResult(transaction);

    private static async Task Renew(MySqlConnection server, CancellationToken ct)
    {
        MySqlConnection.ClearPool(server);
        await server.CloseAsync();
        await server.OpenAsync(ct);
    }
}
