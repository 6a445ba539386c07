using Microsoft.EntityFrameworkCore;
using VillageCloud.Data.Bulk;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data;

/// <summary>What each engine does in its own way. Whoever holds a <see cref="VillageDb"/> asks it, and never which
/// engine it is.</summary>
internal interface IEngine
{
    DatabaseErrors Errors { get; }

    /// <summary>Whether all writers stand in one line, so that nothing that they read needs to be held.</summary>
    bool HasOneWriter { get; }

    /// <summary>How many new rows a statement may bring.</summary>
    int RowsAStatement { get; }

    /// <summary>What has to hold of the schema and of what lies in it: queries whose every row is a fault.</summary>
    IReadOnlyList<string> Faults { get; }

    /// <summary>Writes many rows into the open transaction.</summary>
    Task InsertRows<T>(VillageDb db, Cells<T> cells, CancellationToken ct)
        where T : class, ICooperativeOwned;

    /// <summary>Carries out the statements in order, in the open transaction.</summary>
    /// <exception cref="DbUpdateConcurrencyException">One of them wrote fewer rows than it had to.</exception>
    Task Execute(VillageDb db, IReadOnlyList<Statement> statements, CancellationToken ct);

    /// <summary>Keeps a row as it is until the transaction ends: together with others, or alone.</summary>
    Task Hold(VillageDb db, string table, long id, bool isShared, CancellationToken ct);

    /// <summary>Asks everything of one snapshot, and keeps no writer waiting.</summary>
    Task<T> AtOneMoment<T>(VillageDb db, Func<Task<T>> ask, CancellationToken ct);

    /// <summary>Changes tables that hold something: alone, where they can't change under people who write.</summary>
    /// <exception cref="DatabaseInUseException">Another process has the database open.</exception>
    Task ChangeTables(VillageDb db, Func<Task> change, CancellationToken ct);

    /// <summary>Puts back the guards of the append-only tables that are missing.</summary>
    Task PutGuardsBack(VillageDb db, CancellationToken ct);

    /// <summary>Acts in one transaction in which rows of append-only tables can be deleted; afterwards every guard
    /// stands again. Commits when the act says so. Keys may hang until its end.</summary>
    Task<bool> WithoutGuards(VillageDb db, Func<Task<bool>> act, CancellationToken ct);

    /// <summary>Changes rows by what stands in other rows.</summary>
    string UpdateFrom(RowsFromRows update);

    /// <summary>The end of an INSERT whose rows may be there already: then their sums are added.</summary>
    string AddToWhatIsThere(IReadOnlyList<string> key, IReadOnlyList<string> sums);

    /// <summary>No commit of this connection waits for the disk any more, where that can be asked for.</summary>
    Task StopWaitingForTheDisk(VillageDb db, CancellationToken ct);

    /// <summary>Looks how many rows there are of what, where the engine doesn't by itself, so that it chooses the
    /// shorter of two ways.</summary>
    Task LearnSizes(VillageDb db, CancellationToken ct);
}
