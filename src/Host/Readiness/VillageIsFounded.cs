using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using VillageCloud.Data;
using VillageCloud.Host.Composition;

namespace VillageCloud.Host.Readiness;

/// <summary>An installation without a village answers every address with "not found", and a console without an account
/// lets nobody in: running, and of no use to anybody yet.</summary>
internal sealed class VillageIsFounded(VillageDb db, HostSettings settings) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (!await db.Cooperatives.AnyAsync(cancellationToken))
                return HealthCheckResult.Unhealthy("no village has been founded yet");
            return settings.Roles.HasFlag(HostRoles.Admin) && !await db.Accounts.AnyAsync(cancellationToken)
                ? HealthCheckResult.Unhealthy("nobody has an account at the console yet")
                : HealthCheckResult.Healthy();
        }
        catch (Exception away) when (away is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("the database does not answer", away);
        }
    }
}
