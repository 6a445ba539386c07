using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.State;

/// <summary>Protocol sins seen; a clean run ends with none.</summary>
internal sealed class Violations(VirtualClock clock)
{
    private readonly Lock gate = new();
    private readonly List<Violation> seen = [];

    public void Add(string code, string message)
    {
        lock (gate)
            seen.Add(new Violation(code, message, clock.GetUtcNow()));
    }

    public IReadOnlyList<Violation> All()
    {
        lock (gate)
            return [.. seen];
    }

    public void Clear()
    {
        lock (gate)
            seen.Clear();
    }
}

internal sealed record Violation(string Code, string Message, DateTimeOffset At);
