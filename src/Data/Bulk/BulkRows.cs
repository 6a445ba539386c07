using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Bulk;

/// <summary>Writes new rows of one kind, in the transaction that is open, without the change tracker: for settling,
/// which writes seven rows a line. What is written once, at the end of a unit of work, is told to
/// <see cref="Writes"/>.</summary>
/// <remarks>The village's guard holds here too: a row of another village is a bug. Nothing is ever updated.</remarks>
public static class BulkRows
{
    /// <summary>Inserts the rows in order. Their ids stay unknown to the caller.</summary>
    public static async Task InsertRows<T>(
        this VillageDb db, IReadOnlyList<T> rows, CancellationToken ct, GivenValue? given = null)
        where T : class, ICooperativeOwned
    {
        if (rows.Count == 0) return;
        Invariant.Holds(db.Database.CurrentTransaction is not null, "rows are inserted inside a unit of work");
        await db.Engine.InsertRows(db, Cells<T>.Of(db, rows, given), ct);
    }
}
