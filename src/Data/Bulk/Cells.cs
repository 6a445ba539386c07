using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Bulk;

/// <summary>A value that the entities don't know yet, such as the id of their order.</summary>
/// <param name="OfRow">By the row's place in the list; as the column holds it, so a number and not a typed id.</param>
public sealed record GivenValue(string Property, Func<int, object> OfRow)
{
    public static GivenValue Same(string property, object value) => new(property, _ => value);
}

/// <summary>Entities seen as a table: row by column.</summary>
internal sealed class Cells<T>
    where T : class, ICooperativeOwned
{
    private readonly IReadOnlyList<T> rows;
    private readonly Func<int, object>?[] given;

    private Cells(RowShape shape, IReadOnlyList<T> rows, Func<int, object>?[] given)
    {
        Table = shape.Table;
        Columns = shape.Columns;
        Insertion = shape.Insertion;
        this.rows = rows;
        this.given = given;
    }

    public string Table { get; }

    public IReadOnlyList<RowShape.Column> Columns { get; }

    public string Insertion { get; }

    public int Width => Columns.Count;

    public int Height => rows.Count;

    public static Cells<T> Of(VillageDb db, IReadOnlyList<T> rows, GivenValue? value)
    {
        var shape = RowShape.Of(db, typeof(T));
        foreach (var row in rows)
        {
            Invariant.Holds(
                row.CooperativeId == db.Tenant.Id, $"{typeof(T).Name} belongs to the village in scope");
        }

        var told = new Func<int, object>?[shape.Columns.Count];
        if (value is not null)
        {
            var column = shape.Columns.Select(static (one, at) => (one.Property, at))
                .Single(pair => pair.Property == value.Property).at;
            told[column] = value.OfRow;
        }

        return new(shape, rows, told);
    }

    public object? Value(int row, int column) =>
        given[column] is { } ofRow ? ofRow(row) : Columns[column].Read(rows[row]);
}
