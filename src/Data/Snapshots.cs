namespace VillageCloud.Data;

/// <summary>Several questions, answered by one moment of the database.</summary>
public static class Snapshots
{
    /// <summary>Asks everything of one snapshot: what others commit between two questions is not seen, so figures that
    /// must agree do. For reading only; writers are not kept waiting.</summary>
    public static Task<T> AtOneMoment<T>(this VillageDb db, Func<Task<T>> ask, CancellationToken ct) =>
        db.Engine.AtOneMoment(db, ask, ct);

    /// <summary>For a history that is played anew after a crash: no commit waits for the disk. It lasts until the
    /// connection leaves its pool; on a server nothing changes.</summary>
    public static Task StopWaitingForTheDisk(this VillageDb db, CancellationToken ct) =>
        db.Engine.StopWaitingForTheDisk(db, ct);

    /// <summary>Lets the engine look how many rows there are of what: of two ways it then takes the shorter one, and
    /// not the one that would be shorter elsewhere. Nobody waits for it longer than for an order.</summary>
    public static Task LearnSizes(this VillageDb db, CancellationToken ct) => db.Engine.LearnSizes(db, ct);
}
