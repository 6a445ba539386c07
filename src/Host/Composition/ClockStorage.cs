using Hangfire;
using Hangfire.InMemory;
using Hangfire.Redis.StackExchange;
using StackExchange.Redis;

namespace VillageCloud.Host.Composition;

/// <summary>Where the clock keeps its queue: in memory, or in Redis where roles are spread. Either may be lost at any
/// time; what is due is read from the database.</summary>
internal static class ClockStorage
{
    private const int ConnectMilliseconds = 5_000;

    // A worker that missed Redis' call, because the connection was down, looks by itself that often.
    private static readonly TimeSpan Fetch = TimeSpan.FromSeconds(5);

    public static void Add(IServiceCollection services, HostSettings settings)
    {
        var redis = settings.Redis is { Length: > 0 } text ? Parse(text) : null;
        if (redis is not null)
            services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(redis));
        services.AddHangfire((scope, hangfire) =>
        {
            hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                .UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            if (redis is null)
                hangfire.UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(2) });
            else
                hangfire.UseRedisStorage(
                    scope.GetRequiredService<IConnectionMultiplexer>(),
                    new RedisStorageOptions { Db = redis.DefaultDatabase ?? 0, FetchTimeout = Fetch });
        });
    }

    /// <exception cref="HostSettingsException">It can't be read; it is not repeated, because it may hold a
    /// password.</exception>
    private static ConfigurationOptions Parse(string text)
    {
        try
        {
            var redis = ConfigurationOptions.Parse(text);
            // A Redis that is away is waited for, at the start as later: people can be served without the clock.
            redis.AbortOnConnectFail = false;
            redis.ConnectTimeout = Math.Min(redis.ConnectTimeout, ConnectMilliseconds);
            redis.ConnectRetry = 1;
            return redis;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            throw new HostSettingsException("Village:Redis can't be read; write host:6379. Redis 地址的写法不对");
        }
    }
}
