using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using VillageCloud.Data.Bulk;
using VillageCloud.Features.Platform;
using VillageCloud.Jobs;

namespace VillageCloud.Host.Observing;

/// <summary>Traces, figures and logs by OpenTelemetry's protocol, to the collector that the operator names; without one
/// nothing is collected. Queries of addresses are left out: they hold openids and tokens.</summary>
internal static class Telemetry
{
    /// <summary>Pages that live for hours, their files, and questions whether the process lives.</summary>
    private static readonly PathString[] NotTraced = ["/healthz", "/readyz", "/_blazor", "/_content", "/_framework"];

    /// <param name="collector">The base of its addresses, e.g. <c>http://collector:4318</c>.</param>
    /// <param name="service">By which the collector knows this process.</param>
    public static void Add(WebApplicationBuilder builder, Uri collector, string service)
    {
        builder.Services.AddSingleton<VillageGauges>();
        builder.Services.AddHostedService<VillageWatch>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service))
            .WithTracing(static traces => traces
                .AddSource(Traces.Source, Writes.ActivitySource)
                .AddAspNetCoreInstrumentation(static options => options.Filter = IsTraced)
                .AddHttpClientInstrumentation())
            .WithMetrics(static figures => figures
                .AddMeter(VillageGauges.MeterName, JobFigures.MeterName)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation())
            .WithLogging()
            .UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, collector);
    }

    private static bool IsTraced(HttpContext context) =>
        !Array.Exists(NotTraced, start => context.Request.Path.StartsWithSegments(
            start, StringComparison.OrdinalIgnoreCase));
}
