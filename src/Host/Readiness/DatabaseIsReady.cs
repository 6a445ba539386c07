using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using VillageCloud.Data;

namespace VillageCloud.Host.Readiness;

/// <summary>Ready means: the database answers and holds the schema that this build expects.</summary>
internal sealed class DatabaseIsReady(VillageDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
            return pending.Any() ? HealthCheckResult.Unhealthy("migrations are pending") : HealthCheckResult.Healthy();
        }
        catch (Exception unreachable) when (unreachable is not OperationCanceledException)
        {
            // The cause is for the log, not for whoever asks.
            return HealthCheckResult.Unhealthy("the database does not answer", unreachable);
        }
    }
}
