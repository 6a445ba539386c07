using Microsoft.EntityFrameworkCore.Migrations;

namespace VillageCloud.Data.Conventions;

/// <summary>The tables whose rows are never changed and never deleted, on either engine, by whomever: a correction is a
/// further row.</summary>
internal static class AppendOnlyTables
{
    private static readonly string[] Names =
    [
        "journal_entries", "journal_lines", "line_settlements", "audit_trail", "seals", "parties", "revenue_rules",
        "revenue_rule_steps",
    ];

    private static readonly string[] Verbs = ["update", "delete"];

    /// <summary>Lets the engine itself refuse. The script that writes the baseline calls it at its end.</summary>
    public static void GuardAppendOnlyTables(this MigrationBuilder migration)
    {
        var isSqlite = migration.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true;
        foreach (var table in Names)
        {
            foreach (var verb in Verbs)
            {
                var refuse = isSqlite
                    ? $"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END;"
                    : $"FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: {table}';";
                _ = migration.Sql($"CREATE TRIGGER tr_{table}_no_{verb} BEFORE {verb} ON {table} {refuse}");
            }
        }
    }
}
