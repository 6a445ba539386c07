using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace VillageCloud.Data;

/// <summary>Queries as they were translated, and the commands they became, for the life of the process. EF's own store
/// holds 1,024 of them: fewer than the product has, and what comes after that is translated anew each time it is
/// asked.</summary>
internal static class TranslatedQueries
{
    /// <summary>In EF's units: ten for each query and for each command.</summary>
    private const int Limit = 8 * 10_240;

    private static readonly MemoryCache Kept = new(new MemoryCacheOptions { SizeLimit = Limit });

    public static DbContextOptionsBuilder KeepQueries(this DbContextOptionsBuilder options) =>
        options.UseMemoryCache(Kept);
}
