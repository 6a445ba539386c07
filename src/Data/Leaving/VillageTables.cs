using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using VillageCloud.Data.Secrets;

namespace VillageCloud.Data.Leaving;

/// <summary>Which rows are a village's, table by table, as the model says it: a new table is there by itself, and one
/// that belongs to nobody has to be named here before anything is exported or erased.</summary>
public static class VillageTables
{
    private const string Owner = "cooperative_id";

    /// <summary>Those that the village in scope has rows in, the ones that others point to first.</summary>
    /// <exception cref="InvalidOperationException">A table belongs neither to a village nor to the installation.
    /// </exception>
    public static IReadOnlyList<VillageTable> Of(VillageDb db)
    {
        var tables = db.Model.GetRelationalModel().Tables
            .Where(static table => !TableRoles.OfTheInstallation.ContainsKey(table.Name)).ToList();
        return [.. InOrder(tables).Select(static table => new VillageTable(table, RowsOf(table)))];
    }

    /// <summary>What is in the export of a village.</summary>
    public static IReadOnlyList<VillageTable> Exported(VillageDb db) =>
        [.. Of(db).Where(static table => !TableRoles.NotExported.ContainsKey(table.Name))];

    private static string RowsOf(ITable table) => table.FindColumn(Owner) is not null
        ? $"{Owner} = @village"
        : TableRoles.OwnedBy.TryGetValue(table.Name, out var rows)
            ? rows
            : throw new InvalidOperationException($"whose are the rows of {table.Name}? Say so in TableRoles");

    private static IEnumerable<ITable> InOrder(IReadOnlyList<ITable> tables)
    {
        var (done, left) = (new HashSet<string>(StringComparer.Ordinal), tables.ToList());
        while (left.Count > 0)
        {
            var next = left.Where(table => table.ForeignKeyConstraints.All(key =>
                key.PrincipalTable == table || done.Contains(key.PrincipalTable.Name))).ToList();
            if (next.Count == 0) throw new InvalidOperationException("tables that point to each other");
            foreach (var table in next)
            {
                _ = done.Add(table.Name);
                yield return table;
            }

            _ = left.RemoveAll(next.Contains);
        }
    }
}

/// <summary>A table, and which of its rows are the village's.</summary>
public sealed class VillageTable
{
    internal VillageTable(ITable table, string rows)
    {
        Name = table.Name;
        Rows = rows;
        Columns = [.. table.Columns.Select(static column => new VillageColumn(column))
            .Where(column => !TableRoles.SecretColumns.ContainsKey($"{table.Name}.{column.Name}"))];
        Order = [.. table.PrimaryKey!.Columns.Select(static column => column.Name)];
    }

    public string Name { get; }

    /// <summary>As an export has them: those that are secret are left out.</summary>
    public IReadOnlyList<VillageColumn> Columns { get; }

    /// <summary>A condition, with <c>@village</c> for the cooperative's id.</summary>
    internal string Rows { get; }

    internal IReadOnlyList<string> Order { get; }
}

public sealed class VillageColumn
{
    internal VillageColumn(IColumn column)
    {
        Name = column.Name;
        Property = column.PropertyMappings[0].Property;
        IsEncrypted = EncryptedColumns.IsEncrypted(Property);
    }

    public string Name { get; }

    /// <summary>Whether it is encrypted in the database; an export has it in clear.</summary>
    public bool IsEncrypted { get; }

    internal IProperty Property { get; }
}
