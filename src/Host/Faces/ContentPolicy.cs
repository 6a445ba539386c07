using VillageCloud.Admin;

namespace VillageCloud.Host.Faces;

/// <summary>What a browser may load and run on a page of ours: the <c>Content-Security-Policy</c> of each address that
/// sets none of its own.</summary>
internal static class ContentPolicy
{
    private const string ForNoPage = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Nobody else's, nothing inline, no eval. The library places what it opens by style attributes, and
    /// pictures of the style sheets are data; nothing of that runs.</summary>
    private const string ForConsole =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Pages of other makers, for developers and the operator, with scripts written into them.</summary>
    private const string ForOthersPages =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
        + "frame-ancestors 'self'";

    private const string ForPages =
        "default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'";

    private static readonly PathString[] NoPages = ["/v1", "/wechat", "/openapi", "/healthz", "/readyz"];
    private static readonly PathString[] OthersPages = ["/jobs", "/reference"];
    private static readonly PathString Console = ConsoleRole.Home;

    public static bool IsPage(PathString path) => !IsUnder(NoPages, path);

    public static string Of(PathString path) => path switch
    {
        _ when IsUnder(NoPages, path) => ForNoPage,
        _ when IsUnder([Console], path) => ForConsole,
        _ when IsUnder(OthersPages, path) => ForOthersPages,
        _ => ForPages,
    };

    private static bool IsUnder(PathString[] starts, PathString path) =>
        Array.Exists(starts, start => path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));
}
