using System.Collections.Concurrent;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Village.Cooperatives;

/// <summary>Which cooperative a slug belongs to, remembered for as long as the process lives: a village that is there
/// keeps its slug and its id, so only one that isn't there yet is asked for again. Holds as many as there are villages:
/// what was asked for in vain is not remembered.</summary>
public sealed class VillageDirectory
{
    private readonly ConcurrentDictionary<string, CooperativeId> known = new(StringComparer.Ordinal);

    /// <summary>The slugs that are remembered.</summary>
    public IReadOnlyCollection<string> Known => [.. known.Keys];

    public CooperativeId? Find(string village) => known.TryGetValue(village, out var id) ? id : null;

    public void Remember(string village, CooperativeId id) => known[village] = id;
}
