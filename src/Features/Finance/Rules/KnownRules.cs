using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Finance.Rules;

/// <summary>The rules of each village as they were last read. A village has few and they never change, so whoever knows
/// how many there are now knows whether these are all; who has just read that number asks here.</summary>
public sealed class KnownRules
{
    private readonly ConcurrentDictionary<CooperativeId, RuleBook> books = new();

    /// <param name="count">Of the versions that the village in scope has, read in the same unit of work.</param>
    public async Task<RuleBook> Of(VillageDb db, int count, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (books.TryGetValue(db.Tenant.Id, out var known) && known.Count == count) return known;
        var read = await db.RevenueRules.AsNoTracking().IgnoreAutoIncludes()
            .Select(rule => new RuleVersion(
                rule.Id, new(rule.CategoryId, rule.ArtisanId, rule.ProductId), rule.Revision, rule.EffectiveFrom))
            .ToListAsync(ct);
        return books[db.Tenant.Id] = new(read);
    }
}
