using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using VillageCloud.Features.Platform;

namespace VillageCloud.Api.Http;

/// <summary>Whoever asks too often is told when to come back. Counted by address and by session, and what is costly
/// also by all together. Before an answer that was kept is looked for, so that it counts like any other.</summary>
internal sealed class RateLimits(IOptions<RateLimitOptions> options) : IConfigureOptions<RateLimiterOptions>
{
    private const string Everybody = "";
    private const int SegmentsOfAMinute = 6;
    private const int TokenLength = 43;
    private const string Sentence = "请求太频繁了，请稍等一分钟再试";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public void Configure(RateLimiterOptions limiter)
    {
        var limits = options.Value;
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, (RateKind, string)>(context => ByAddress(context, limits)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => BySession(context, limits)),
            // Last: whoever was refused by a budget of their own takes nothing from that of all.
            PartitionedRateLimiter.Create<HttpContext, RateKind>(context => Together(context, limits)));
        limiter.OnRejected = static (rejected, ct) => new(Refuse(rejected, ct));
    }

    private static RateLimitPartition<(RateKind, string)> ByAddress(HttpContext context, RateLimitOptions limits)
    {
        var kind = RateKinds.Of(context);
        var key = (kind, VisitorAddress.Of(context.Connection.RemoteIpAddress));
        return kind switch
        {
            RateKind.Unlimited => RateLimitPartition.GetNoLimiter(key),
            RateKind.Login => Bucket(key, limits.LoginsPerAddress, limits.LoginBurstPerAddress),
            RateKind.SignIn => Sliding(key, limits.SignInsPerAddress),
            RateKind.Callback => Sliding(key, limits.CallbacksPerAddress),
            RateKind.Visit => Sliding(key, limits.PerAddress),
            _ => Sliding(key, limits.OthersPerAddress),
        };
    }

    // Any other text is nobody's token; to keep one for each would be to keep what strangers make up.
    private static RateLimitPartition<string> BySession(HttpContext context, RateLimitOptions limits) =>
        RateKinds.Of(context) is RateKind.Visit or RateKind.Login
        && Bearer.TokenOf(context.Request) is { Length: TokenLength } token
            ? Sliding(token, limits.PerSession)
            : RateLimitPartition.GetNoLimiter(Everybody);

    private static RateLimitPartition<RateKind> Together(HttpContext context, RateLimitOptions limits) =>
        RateKinds.Of(context) switch
        {
            RateKind.Login => Bucket(RateKind.Login, limits.Logins, limits.LoginBurst),
            RateKind.SignIn => Sliding(RateKind.SignIn, limits.SignIns),
            _ => RateLimitPartition.GetNoLimiter(RateKind.Other),
        };

    private static RateLimitPartition<TKey> Sliding<TKey>(TKey key, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = Minute,
            SegmentsPerWindow = SegmentsOfAMinute,
            QueueLimit = 0,
        });

    /// <summary>As many at once as are saved up, then so many a minute.</summary>
    private static RateLimitPartition<TKey> Bucket<TKey>(TKey key, int perMinute, int burst) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perMinute,
            ReplenishmentPeriod = Minute,
            QueueLimit = 0,
        });

    private static Task Refuse(OnRejectedContext rejected, CancellationToken ct)
    {
        var response = rejected.HttpContext.Response;
        response.Headers.RetryAfter = Minute.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        if (RateKinds.IsOfTheApi(rejected.HttpContext))
        {
            return Problems.Of(StatusCodes.Status429TooManyRequests, "request.too_many", Sentence)
                .ExecuteAsync(rejected.HttpContext);
        }

        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(Sentence, ct);
    }
}
