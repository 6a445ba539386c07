using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MySqlConnector;

namespace VillageCloud.Data.MySql;

/// <summary>Makes up for what the driver's pool leaves out when connections aren't reset: whether the server is still
/// there. Without it everybody would meet one dead connection after the other once a server was started again.</summary>
/// <remarks>
/// A reset costs two ways to the server each time a connection is taken, and with it the server forgets the questions
/// that it has understood already (<see cref="PreparedQuestions"/>). It isn't needed: each unit of work tells its
/// isolation, a transaction that was left open is rolled back when it is given up, variables are set before they are
/// read, and who switches the foreign keys off switches them on again.
/// </remarks>
internal sealed class ServerPool : DbConnectionInterceptor
{
    /// <summary>In which nobody's connection came back whole, so that the server may have gone meanwhile.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private long heardAt;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var server = (MySqlConnection)connection;
        if (HeardLately || server.Ping()) return;
        Empty(server);
        server.Close();
        server.Open();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var server = (MySqlConnection)connection;
        if (HeardLately || await server.PingAsync(cancellationToken)) return;
        Empty(server);
        await server.CloseAsync();
        await server.OpenAsync(cancellationToken);
    }

    public override InterceptionResult ConnectionClosing(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        // One that broke is no more open when it is given back; those that lie in the pool have broken with it.
        if (connection.State == ConnectionState.Open) Volatile.Write(ref heardAt, Environment.TickCount64);
        else Empty((MySqlConnection)connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(ConnectionClosing(connection, eventData, result));

    private bool HeardLately => Environment.TickCount64 - Volatile.Read(ref heardAt) < Quiet.TotalMilliseconds;

    private static void Empty(MySqlConnection connection) => MySqlConnection.ClearPool(connection);
}
