using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MySqlConnector;

namespace VillageCloud.Data.MySql;

/// <summary>Lets the server understand a question that is asked all the time once for each connection, and not at each
/// asking: of a short question with many tables that is nearly half of its time.</summary>
internal sealed class PreparedQuestions : DbCommandInterceptor
{
    public static readonly PreparedQuestions Instance = new();

    private static readonly string Mark = $"-- {AskedOften.Tag}";

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) =>
        command.CommandText.StartsWith(Mark, StringComparison.Ordinal)
            ? InterceptionResult<DbDataReader>.SuppressWithResult(await Ask(command, cancellationToken))
            : result;

    private static async Task<DbDataReader> Ask(DbCommand command, CancellationToken ct)
    {
        var server = (MySqlConnection)command.Connection!;
        try
        {
            return await Read(command, ct);
        }
        catch (Exception broken) when (ServerPool.IsOver(server, broken) && command.Transaction is null)
        {
            // The first word on a connection that had died. A question can be asked again.
            await ServerPool.Renew(server, ct);
            return await Read(command, ct);
        }
    }

    private static async Task<DbDataReader> Read(DbCommand command, CancellationToken ct)
    {
        await command.PrepareAsync(ct);
        return await command.ExecuteReaderAsync(ct);
    }
}
