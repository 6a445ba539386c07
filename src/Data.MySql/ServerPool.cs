using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MySqlConnector;

namespace VillageCloud.Data.MySql;

/// <summary>Makes up for what the driver's pool leaves out when connections aren't reset: whether the server is still
/// there. Without it, people would meet one dead connection after the other once a server was started again.</summary>
/// <remarks>
/// A reset costs a way to the server and back each time a connection is taken, and with it the server forgets the
/// questions that it has understood already (<see cref="PreparedQuestions"/>). It isn't needed: each unit of work tells
/// its isolation, a transaction that was left open is rolled back when it is given up, variables are set before they
/// are read, and who switches the foreign keys off switches them on again.
/// </remarks>
internal sealed class ServerPool : DbConnectionInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    /// <summary>In which no connection came back whole, so that the server may have gone meanwhile.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private long heardAt;

    private bool HeardLately => Environment.TickCount64 - Volatile.Read(ref heardAt) < Quiet.TotalMilliseconds;

    /// <summary>Another connection in its place, and in the place of those that lie in the pool: they have mostly died
    /// together.</summary>
    public static async Task Renew(MySqlConnection server, CancellationToken ct)
    {
        await MySqlConnection.ClearPoolAsync(server, ct);
        await server.CloseAsync();
        await server.OpenAsync(ct);
    }

    /// <summary>The connection has died. The driver tells some of it as the network does.</summary>
    public static bool IsOver(MySqlConnection server, Exception said) =>
        server.State != ConnectionState.Open && said is MySqlException or IOException or SocketException;

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var server = (MySqlConnection)connection;
        if (!HeardLately && !await Answers(server, cancellationToken)) await Renew(server, cancellationToken);
    }

    // What keeps the keys of the console's cookies asks like this.
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var server = (MySqlConnection)connection;
        if (HeardLately || server.Ping()) return;
        MySqlConnection.ClearPool(server);
        server.Close();
        server.Open();
    }

    // One that broke isn't told of here: it is closed already.
    public override InterceptionResult ConnectionClosing(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Volatile.Write(ref heardAt, Environment.TickCount64);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(ConnectionClosing(connection, eventData, result));

    /// <summary>No word of the transaction has been said, so it can begin on another connection unnoticed.</summary>
    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        var server = (MySqlConnection)connection;
        try
        {
            return Begun(await server.BeginTransactionAsync(eventData.IsolationLevel, cancellationToken));
        }
        catch (Exception broken) when (IsOver(server, broken))
        {
            await Renew(server, cancellationToken);
            return Begun(await server.BeginTransactionAsync(eventData.IsolationLevel, cancellationToken));
        }
    }

    public async Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (command.Connection is MySqlConnection { State: not ConnectionState.Open } server)
            await MySqlConnection.ClearPoolAsync(server, CancellationToken.None);
    }

    private static async Task<bool> Answers(MySqlConnection server, CancellationToken ct)
    {
        try
        {
            return await server.PingAsync(ct);
        }
        catch (MySqlException)
        {
            return false;
        }
    }

    private static InterceptionResult<DbTransaction> Begun(MySqlTransaction transaction) =>
        InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
}
