using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace VillageCloud.Api.Http;

/// <summary><c>Api:RateLimits</c>: requests a minute.</summary>
internal sealed class RateLimitOptions
{
    public int PerAddress { get; set; } = 1200;

    public int PerSession { get; set; } = 240;

    /// <summary>Codes are cheap to guess at and cost a call to WeChat each.</summary>
    public int LoginsPerAddress { get; set; } = 30;

    /// <summary>WeChat may send a day's notices in one burst.</summary>
    public int CallbacksPerAddress { get; set; } = 12_000;
}

internal enum RateKind
{
    Login,
    Callback,
}

/// <summary>Sliding minutes, by address and by session.</summary>
internal sealed class RateLimits : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<HttpContext> byAddress;
    private readonly PartitionedRateLimiter<HttpContext> bySession;

    public RateLimits(IOptions<RateLimitOptions> options)
    {
        var limits = options.Value;
        byAddress = PartitionedRateLimiter.Create<HttpContext, (RateKind?, string)>(context =>
        {
            var kind = context.GetEndpoint()?.Metadata.GetMetadata<RateKindMetadata>()?.Kind;
            var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
            return Sliding((kind, address), kind switch
            {
                RateKind.Login => limits.LoginsPerAddress,
                RateKind.Callback => limits.CallbacksPerAddress,
                _ => limits.PerAddress,
            });
        });
        bySession = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            Bearer.TokenOf(context.Request) is { } token
                ? Sliding(token, limits.PerSession)
                : RateLimitPartition.GetNoLimiter(""));
    }

    public bool Allow(HttpContext context)
    {
        using var address = byAddress.AttemptAcquire(context);
        if (!address.IsAcquired) return false;
        using var session = bySession.AttemptAcquire(context);
        return session.IsAcquired;
    }

    public void Dispose()
    {
        byAddress.Dispose();
        bySession.Dispose();
    }

    private static RateLimitPartition<TKey> Sliding<TKey>(TKey key, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = Window,
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });
}

internal sealed record RateKindMetadata(RateKind Kind);
