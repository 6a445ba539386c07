using Microsoft.EntityFrameworkCore;
using MySqlConnector;
using VillageCloud.Data.Bulk;

namespace VillageCloud.Data.MySql.Bulk;

/// <summary>Several statements in one round trip. The server stops at the first that fails; one that finds nothing to
/// change doesn't fail, so the rows are counted at the end.</summary>
internal static class ServerStatements
{
    /// <exception cref="DbUpdateConcurrencyException">Fewer rows were written than had to be.</exception>
    public static async Task Execute(
        MySqlConnection connection, MySqlTransaction transaction, IReadOnlyList<Statement> statements,
        CancellationToken ct)
    {
        using var batch = new MySqlBatch(connection, transaction);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(CommandOf(statement));
            if (statement.Makes is not { } id) continue;
            batch.BatchCommands.Add(new MySqlBatchCommand($"SET {id.Place} = LAST_INSERT_ID()"));
        }

        var written = await batch.ExecuteNonQueryAsync(ct);
        var wanted = statements.Sum(static statement => statement.Rows);
        if (written != wanted) throw new DbUpdateConcurrencyException($"{written} rows were written, not {wanted}");
    }

    private static MySqlBatchCommand CommandOf(Statement statement)
    {
        var command = new MySqlBatchCommand(statement.Sql);
        for (var place = 0; place < statement.Values.Count; place++)
        {
            var value = statement.Values[place];
            if (value is not FutureId) command.Parameters.Add(new MySqlParameter($"@p{place}", value ?? DBNull.Value));
        }

        return command;
    }
}
