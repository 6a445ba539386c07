namespace VillageCloud.Data.Conventions;

/// <summary>The tables whose rows are never changed and never deleted, on either engine, by whomever: a correction is a
/// further row. Each engine refuses by triggers of its own.</summary>
internal static class AppendOnlyTables
{
    private static readonly string[] Names =
    [
        "journal_entries", "journal_lines", "sale_postings", "audit_trail", "seals", "stock_movements", "parties",
        "revenue_rules", "revenue_rule_steps", "break_steps", "household_events",
    ];

    private static readonly string[] Verbs = ["update", "delete"];

    /// <summary>What stands in the way of whoever deletes.</summary>
    public static IEnumerable<string> DeleteGuards => Names.Select(static table => NameOf((table, "delete")));

    public static string NameOf((string Table, string Verb) guard) => $"tr_{guard.Table}_no_{guard.Verb}";

    /// <summary>A trigger each.</summary>
    public static IEnumerable<(string Table, string Verb)> Guards =>
        Names.SelectMany(static _ => Verbs, static (table, verb) => (table, verb));
}
