using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
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
    Visit,
    Login,
    Callback,
}

/// <summary>Sliding minutes, by address and by session, for what stands behind the gate; the console is not counted.
/// Before an answer that was kept is looked for, so that it counts like any other.</summary>
internal sealed class RateLimits(IOptions<RateLimitOptions> options) : IConfigureOptions<RateLimiterOptions>
{
    private const string Everybody = "";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public void Configure(RateLimiterOptions limiter)
    {
        var limits = options.Value;
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, (RateKind, IPAddress?)>(
                context => ByAddress(context, limits)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => BySession(context, limits)));
        limiter.OnRejected = static (rejected, _) => new(Problems.Of(
            StatusCodes.Status429TooManyRequests, "request.too_many", "请求太频繁了，请稍等一分钟再试")
            .ExecuteAsync(rejected.HttpContext));
    }

    private static RateLimitPartition<(RateKind, IPAddress?)> ByAddress(HttpContext context, RateLimitOptions limits)
    {
        var address = context.Connection.RemoteIpAddress;
        return KindOf(context) switch
        {
            RateKind.Visit => Sliding((RateKind.Visit, address), limits.PerAddress),
            RateKind.Login => Sliding((RateKind.Login, address), limits.LoginsPerAddress),
            RateKind.Callback => Sliding((RateKind.Callback, address), limits.CallbacksPerAddress),
            _ => RateLimitPartition.GetNoLimiter((RateKind.Visit, (IPAddress?)null)),
        };
    }

    private static RateLimitPartition<string> BySession(HttpContext context, RateLimitOptions limits) =>
        KindOf(context) is not null && Bearer.TokenOf(context.Request) is { } token
            ? Sliding(token, limits.PerSession)
            : RateLimitPartition.GetNoLimiter(Everybody);

    private static RateKind? KindOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RateKindMetadata>()?.Kind;

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
