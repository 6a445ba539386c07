using Microsoft.Extensions.FileProviders;

namespace VillageCloud.DevHost.Pages;

/// <summary>The mini-program in a browser: the files that the build of <c>miniprogram-preview</c> wrote, and the
/// sandbox behind them. Development only.</summary>
internal static class PreviewSite
{
    public const string Path = "/preview";

    /// <summary>Nothing is fetched from, or sent to, anybody else; the pages draw their pictures themselves.</summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static readonly string Built = System.IO.Path.Combine("miniprogram-preview", "dist");

    public static void Map(WebApplication app, SandboxLink sandbox)
    {
        if (Find() is not { } folder) return;
        var files = new PhysicalFileProvider(folder);
        app.UseFileServer(new FileServerOptions
        {
            RequestPath = Path,
            FileProvider = files,
            RedirectToAppendTrailingSlash = true,
            StaticFileOptions = { OnPrepareResponse = static context => Guard(context.Context.Response.Headers) },
        });
        PreviewBridge.Map(app.MapGroup($"{Path}/sandbox"), sandbox);
    }

    /// <summary>Whether there are files to show: they take Node to build.</summary>
    public static bool IsBuilt => Find() is not null;

    // The program runs out of the tree that the preview was built in, or there is no preview.
    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = System.IO.Path.Combine(at.FullName, Built);
            if (File.Exists(System.IO.Path.Combine(folder, "index.html"))) return folder;
        }

        return null;
    }

    private static void Guard(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";
    }
}
