namespace VillageCloud.Sandbox.State;

/// <summary>The last requests, answers and deliveries, as they went over the wire.</summary>
internal sealed class Journal
{
    private const int Kept = 5_000;
    private readonly Lock gate = new();
    private readonly Queue<JournalEntry> entries = new();
    private long last;

    public void Add(JournalEntry entry)
    {
        lock (gate)
        {
            entries.Enqueue(entry with { Number = ++last });
            if (entries.Count > Kept)
                entries.Dequeue();
        }
    }

    public IReadOnlyList<JournalEntry> Since(long number)
    {
        lock (gate)
            return [.. entries.Where(entry => entry.Number > number)];
    }

    public void Clear()
    {
        lock (gate)
            entries.Clear();
    }
}

internal sealed record JournalEntry
{
    public long Number { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>api, pay, notify or push.</summary>
    public required string Face { get; init; }

    public required string Method { get; init; }
    public required string Target { get; init; }
    public required Dictionary<string, string> Headers { get; init; }
    public required string Body { get; init; }
    public int? Status { get; init; }
    public string? Answer { get; init; }
    public string? Verdict { get; init; }
    public IReadOnlyList<string> Faults { get; init; } = [];
}
