namespace VillageCloud.Host.Faces;

/// <summary>What every answer says about itself to a browser, whichever face it is of.</summary>
internal sealed class FaceHeaders(RequestDelegate next, IHostEnvironment environment)
{
    private static readonly PathString[] OnlyOverTls = ["/console", "/_blazor", "/jobs"];

    public Task InvokeAsync(HttpContext context)
    {
        // Ours was registered first, so it runs last and sees what the others said.
        context.Response.OnStarting(Complete, context);
        return IsUnsafe(context) ? Refuse(context.Response) : next(context);
    }

    private Task Complete(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        var isPage = ContentPolicy.IsPage(context.Request.Path);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (headers.XFrameOptions.Count == 0) headers.XFrameOptions = isPage ? "SAMEORIGIN" : "DENY";
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = ContentPolicy.Of(context.Request.Path);
        // Most answers are somebody's own. A file says by its tag what it is.
        if (headers.CacheControl.Count == 0) headers.CacheControl = headers.ETag.Count > 0 ? "no-cache" : "no-store";
        if (context.Request.IsHttps && !environment.IsDevelopment())
            headers.StrictTransportSecurity = "max-age=31536000";
        return Task.CompletedTask;
    }

    // The cookies of the console only travel over TLS; without it nobody could sign in, and nobody should try.
    private bool IsUnsafe(HttpContext context) =>
        !environment.IsDevelopment() && !context.Request.IsHttps && IsUnder(OnlyOverTls, context.Request.Path);

    private static bool IsUnder(PathString[] starts, PathString path) =>
        Array.Exists(starts, start => path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));

    private static Task Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status403Forbidden;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync("后台只能通过 https 打开，请检查网址，或请管理员在反向代理上配置证书");
    }
}
