using Microsoft.Extensions.Diagnostics.HealthChecks;
using VillageCloud.Jobs;

namespace VillageCloud.Host.Readiness;

/// <summary>The job host is ready while recurring jobs run: otherwise no message is delivered, no payment asked about
/// and nothing settled, with every other light green.</summary>
internal sealed class ClockGoes(ClockWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return Task.FromResult(watch.Goes(TimeProvider.System.GetUtcNow())
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("the clock stands still: no recurring job has run lately"));
        }
        catch (Exception away) when (away is not OperationCanceledException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("the storage of the clock does not answer", away));
        }
    }
}
