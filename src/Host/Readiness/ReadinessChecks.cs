using VillageCloud.Host.Composition;

namespace VillageCloud.Host.Readiness;

/// <summary><c>/healthz</c> says that the process answers, and nothing else: who restarts it because the database is
/// away mends nothing. <c>/readyz</c> says whether people should be sent here.</summary>
internal static class ReadinessChecks
{
    private const string Ready = "ready";

    public static void Add(IServiceCollection services, HostSettings settings, IHostEnvironment environment)
    {
        services.AddSingleton<Drain>();
        services.AddHostedService(static scope => scope.GetRequiredService<Drain>());
        services.AddSingleton<WritesLand>();
        var checks = services.AddHealthChecks()
            .AddCheck<Drain>("draining", tags: [Ready])
            .AddCheck<DatabaseIsReady>("database", tags: [Ready])
            .AddCheck<WritesLand>("writes", tags: [Ready]);
        // Only of the job host itself: an API that sells while the clock stands is better than one that doesn't, and
        // taking it out of the proxy would start no clock.
        if (settings.Roles.HasFlag(HostRoles.Jobs)) checks.AddCheck<ClockGoes>("clock", tags: [Ready]);
        // The demo founds its village itself, perhaps in another process.
        if (!environment.IsDevelopment()) checks.AddCheck<VillageIsFounded>("village", tags: [Ready]);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/healthz", new() { Predicate = static _ => false });
        routes.MapHealthChecks("/readyz", new() { Predicate = static check => check.Tags.Contains(Ready) });
    }
}
