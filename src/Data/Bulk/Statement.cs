using System.Text;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Bulk;

/// <summary>The id that the database will make for a row that isn't written yet: rows behind it can point to it.
/// </summary>
internal sealed class FutureId
{
    internal FutureId(int number) => Place = $"@new{number}";

    /// <summary>Where it stands in a statement: a variable of the session on a server, a parameter on SQLite.</summary>
    internal string Place { get; }

    /// <summary>Known once its row is written, on SQLite; a server keeps it to itself.</summary>
    internal long Value { get; set; }
}

/// <summary>One statement with its values, in the order of its places.</summary>
/// <param name="Rows">How many rows it must write; with fewer, somebody else was quicker.</param>
internal sealed record Statement(string Sql, IReadOnlyList<object?> Values, int Rows)
{
    /// <summary>What learns the id that this statement makes.</summary>
    public FutureId? Makes { get; init; }

    public static Statement Insert<T>(Cells<T> cells, int from, int count)
        where T : class, ICooperativeOwned
    {
        var sql = new StringBuilder(cells.Insertion);
        var values = new object?[count * cells.Width];
        for (var place = 0; place < values.Length; place++)
        {
            var (row, column) = Math.DivRem(place, cells.Width);
            values[place] = cells.Value(from + row, column);
            sql.Append(column == 0 ? row == 0 ? "(" : "),(" : ",").Append(PlaceOf(place, values[place]));
        }

        return new(sql.Append(')').ToString(), values, count);
    }

    private static string PlaceOf(int place, object? value) => value is FutureId id ? id.Place : $"@p{place}";
}
