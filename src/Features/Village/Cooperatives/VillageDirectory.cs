using System.Collections.Concurrent;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Village.Cooperatives;

/// <summary>Which cooperative a slug belongs to, remembered for a few seconds: a village keeps its slug and
/// its id, but may be closed by another process. Holds as many as there are villages: what was asked for in vain is not
/// remembered.</summary>
public sealed class VillageDirectory
{
    /// <summary>So long a process may still let people into a village that was closed.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Seen> known = new(StringComparer.Ordinal);

    /// <summary>The slugs that are remembered.</summary>
    public IReadOnlyCollection<string> Known => [.. known.Keys];

    public CooperativeId? Find(string village) =>
        known.TryGetValue(village, out var seen) && seen.Age < Remembered ? seen.Id : null;

    public void Remember(string village, CooperativeId id) => known[village] = new(id, Environment.TickCount64);

    private sealed record Seen(CooperativeId Id, long At)
    {
        public TimeSpan Age => TimeSpan.FromMilliseconds(Environment.TickCount64 - At);
    }
}
