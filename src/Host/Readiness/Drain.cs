using Microsoft.Extensions.Diagnostics.HealthChecks;
using VillageCloud.Host.Composition;

namespace VillageCloud.Host.Readiness;

/// <summary>A stop begins with readiness saying no, while everything is still served: whoever stands in front sends
/// people elsewhere before the door closes. Then requests and jobs in flight end, then the process.</summary>
internal sealed class Drain(HostSettings settings, IHostApplicationLifetime lifetime)
    : IHostedLifecycleService, IHealthCheck
{
    /// <summary>For requests and jobs in flight, after the pause. The slowest call to WeChat ends well
    /// before.</summary>
    public static readonly TimeSpan ForWhatIsInFlight = TimeSpan.FromSeconds(30);

    private volatile bool isDraining;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(isDraining || lifetime.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Unhealthy("this process is stopping")
            : HealthCheckResult.Healthy());

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        isDraining = true;
        return Task.Delay(settings.Drain, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
