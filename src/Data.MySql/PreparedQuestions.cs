using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VillageCloud.Data.Conventions;

namespace VillageCloud.Data.MySql;

/// <summary>Lets the server understand a question that is asked all the time once for each connection, and not at each
/// asking: of a short question with many tables that is half of its time.</summary>
internal sealed class PreparedQuestions : DbCommandInterceptor
{
    public static readonly PreparedQuestions Instance = new();

    private static readonly string Mark = $"-- {AskedOften.Tag}";

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith(Mark, StringComparison.Ordinal))
            await command.PrepareAsync(cancellationToken);
        return result;
    }
}
