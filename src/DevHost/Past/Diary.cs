namespace VillageCloud.DevHost.Past;

/// <summary>What is going to happen, in order of time; what is written for the same minute happens in the order of
/// writing.</summary>
internal sealed class Diary
{
    private readonly PriorityQueue<Func<CancellationToken, Task>, (DateTimeOffset At, int Order)> pages = new();
    private int written;

    public void Write(DateTimeOffset at, Func<CancellationToken, Task> act) => pages.Enqueue(act, (at, written++));

    /// <summary>The next thing that happens up to that time; null when nothing is left.</summary>
    public (DateTimeOffset At, Func<CancellationToken, Task> Act)? Next(DateTimeOffset until) =>
        pages.TryPeek(out _, out var first) && first.At <= until && pages.TryDequeue(out var act, out var when)
            ? (when.At, act)
            : null;
}
