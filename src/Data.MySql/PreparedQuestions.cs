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
        CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith(Mark, StringComparison.Ordinal))
            await Prepare(command, cancellationToken);
        return result;
    }

    private static async Task Prepare(DbCommand command, CancellationToken ct)
    {
        var server = (MySqlConnection)command.Connection!;
        try
        {
            await command.PrepareAsync(ct);
        }
        catch (Exception broken) when (ServerPool.IsOver(server, broken) && command.Transaction is null)
        {
            // The first word on a connection that had died.
            await ServerPool.Renew(server, ct);
            await command.PrepareAsync(ct);
        }
    }
}
