using Microsoft.Extensions.Diagnostics.HealthChecks;
using VillageCloud.Data;

namespace VillageCloud.Host.Readiness;

/// <summary>Ready means that something can be written for good: a full disk or a read-only server still answers every
/// question. Asked of the database at most every few seconds, because anybody may ask us.</summary>
internal sealed class WritesLand(IServiceProvider services) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1);
    private long? landedAt;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (landedAt is { } last && Environment.TickCount64 - last < Believed.TotalMilliseconds)
                return HealthCheckResult.Healthy();
            landedAt = null;
            await VillageDatabase.ProbeWrite(services, cancellationToken).WaitAsync(Patience, cancellationToken);
            landedAt = Environment.TickCount64;
            return HealthCheckResult.Healthy();
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("nothing can be written to the database", trouble);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
