using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Net.Http.Headers;
using VillageCloud.Api;
using VillageCloud.Host.Composition;

namespace VillageCloud.Host.Faces;

/// <summary>What stands before every face: whom a request comes from, by which names we are called, what every answer
/// says about itself, and how often somebody may ask.</summary>
internal static class BeforeEveryFace
{
    /// <summary>More circuits than any village has staff; the console has smaller limits of its own.</summary>
    private const int MostSockets = 2_000;

    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    public static void Add(WebApplicationBuilder builder, HostSettings settings)
    {
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentUpgradedConnections = MostSockets;
        });
        TrustedProxies.Configure(builder.Services, builder.Configuration);
        builder.Services.AddVillageRateLimits(builder.Configuration);
        if (builder.Environment.IsDevelopment()) return;
        var names = NamesOf(settings, builder.Configuration["AllowedHosts"]);
        builder.Services.PostConfigure<HostFilteringOptions>(filter =>
        {
            filter.AllowedHosts = names;
            filter.AllowEmptyHosts = true; // HTTP/1.0, which a container's own check speaks, names none.
            filter.IncludeFailureMessage = false;
        });
    }

    public static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<FaceHeaders>();
        app.UseRateLimiter();
    }

    /// <summary>A form in another encoding is refused before anybody reads it: the framework throws at some of them,
    /// and none of our pages sends one.</summary>
    public static void UseReadableForms(WebApplication app) => app.Use(static (context, next) =>
    {
        if (IsReadable(context.Request)) return next(context);
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    });

    private static bool IsReadable(HttpRequest request) =>
        !request.HasFormContentType
        || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.Parameters.All(static one =>
                !one.Name.Equals("charset", StringComparison.OrdinalIgnoreCase)
                || HeaderUtilities.RemoveQuotes(one.Value).Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    // Whatever else a request calls us by could end up in an address that we answer with.
    private static List<string> NamesOf(HostSettings settings, string? configured)
    {
        const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var names = (configured ?? "").Split(';', Tidy).Where(static name => name != "*");
        return [settings.PublicUrl.Host, .. names, .. ThisMachine];
    }
}
