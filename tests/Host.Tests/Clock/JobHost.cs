using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VillageCloud.Host.Composition;
using VillageCloud.Host.Tests.Composition;
using VillageCloud.Jobs;

namespace VillageCloud.Host.Tests.Clock;

/// <summary>The job role alone, as the host composes it, without a village: what it keeps in its storage is looked at.
/// </summary>
internal sealed class JobHost : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly IHost host;

    private JobHost(IHost host) => this.host = host;

    public JobStorage Storage => host.Services.GetRequiredService<JobStorage>();

    public static async Task<JobHost> Start(
        string? redis, CancellationToken ct, bool isVirtualTime = false, Action<IServiceCollection>? alter = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        ClockStorage.Add(builder.Services, new Stage("Development").Read(Stage.Account, $"Village:Redis={redis}"));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddJobRole(isVirtualTime, Look);
        alter?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync(ct);
        return new(host);
    }

    /// <summary>Waits until the storage holds the whole schedule and one server.</summary>
    public async Task BecomeWhole(CancellationToken ct)
    {
        var expected = Schedule.All.Count + 1; // And the clock's own beat.
        while (Count() != (expected, 1)) await Task.Delay(50, ct);
    }

    /// <summary>What the storage holds of the schedule: each line with its hour.</summary>
    public IReadOnlyList<string> Lines()
    {
        using var connection = Storage.GetConnection();
        return [.. connection.GetRecurringJobs().Where(job => job.Cron is not null)
            .Select(job => $"{job.Id} {job.Cron}")];
    }

    public Task Stop(CancellationToken ct) => host.StopAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private (int Lines, int Servers) Count()
    {
        try
        {
            using var connection = Storage.GetConnection();
            return (connection.GetRecurringJobs().Count(job => job.Cron is not null),
                Storage.GetMonitoringApi().Servers().Count);
        }
        catch (Exception away) when (away is StackExchange.Redis.RedisException or TimeoutException)
        {
            return (0, 0);
        }
    }
}
