using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using VillageCloud.Data;
using VillageCloud.Data.Backups;

namespace VillageCloud.Host.Readiness;

/// <summary>Ready means: the database answers and holds the schema that this build expects,
/// and nobody is just restoring it.</summary>
internal sealed class DatabaseIsReady(VillageDb db, IServiceProvider services) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (await UnfinishedRestore.Find(services, cancellationToken) is not null)
                return HealthCheckResult.Unhealthy("a restore into the database is not completed");
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
