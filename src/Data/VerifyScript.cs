using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace VillageCloud.Data;

/// <summary>What has to hold once a database is up to date: an engine's <c>Migrations/verify.sql</c>, whose every row
/// is a fault in words.</summary>
internal static class VerifyScript
{
    private const string Resource = "verify.sql";

    /// <summary>The script's queries, without its comments.</summary>
    public static IReadOnlyList<string> Of(Assembly engine)
    {
        using var reader = new StreamReader(engine.GetManifestResourceStream(Resource)!);
        var lines = reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal));
        return string.Join('\n', lines).Split(
            ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <exception cref="SchemaFaultException">Something doesn't hold.</exception>
    public static async Task Demand(VillageDb db, CancellationToken ct)
    {
        var faults = new List<string>();
        foreach (var query in db.Engine.Faults)
            faults.AddRange(await db.Database.SqlQueryRaw<string>(query).ToListAsync(ct));
        if (faults.Count > 0) throw new SchemaFaultException(faults);
    }
}

/// <summary>The database is up to date, but not as a migration leaves it: somebody changed it by hand, or a restore
/// left something out.</summary>
public sealed class SchemaFaultException(IReadOnlyList<string> faults) : Exception(
    $"The database is not as its migrations leave it ({string.Join("; ", faults.Take(Most))}"
    + $"{(faults.Count > Most ? $"; and {faults.Count - Most} more" : "")}): put back the last backup, or see "
    + "docs/guide/operator.md. 数据库和程序建的不一样（见左），请不要继续使用，用最近的备份恢复")
{
    private const int Most = 5;

    public IReadOnlyList<string> Faults { get; } = faults;
}
