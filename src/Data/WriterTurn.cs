namespace VillageCloud.Data;

/// <summary>SQLite has one writer. Those who wait for it here are served in the order in which they came; inside SQLite
/// they would sleep and poll, the longer the later. Other processes on the same file still meet there.</summary>
/// <param name="isOne">Whether the engine has one writer only.</param>
public sealed class WriterTurn(bool isOne)
{
    // What waits runs back to back on one thread: handing a turn from thread to thread costs more than a short
    // write. Each opens its connection inside, and so gets that of the one before it back from the pool, with its
    // pages in memory.
    private readonly TaskScheduler? desk = isOne ? new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler : null;

    /// <summary>Writes alone, from the first statement to the commit. On a server everybody may write at once.
    /// </summary>
    public Task<T> Run<T>(Func<Task<T>> write, CancellationToken ct) =>
        desk is null ? write() : Task.Factory.StartNew(() => Finish(write), ct, Alone, desk);

    // The writer doesn't go on with what those whom it served do next, and what they await inside doesn't wait for it.
    private const TaskCreationOptions Alone = TaskCreationOptions.DenyChildAttach | TaskCreationOptions.HideScheduler
        | TaskCreationOptions.RunContinuationsAsynchronously;

    // SQLite works in this process, on the thread that asks it: there is next to nothing to wait for.
    private static T Finish<T>(Func<Task<T>> write) => write().GetAwaiter().GetResult();
}
