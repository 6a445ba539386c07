namespace VillageCloud.Sandbox.Pay;

/// <summary>A notify_url is https without a query; plain http is for loopback only.</summary>
internal static class NotifyUrl
{
    public static string? Problem(string? url)
    {
        if (url is null)
            return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed))
            return "must be an absolute URL";
        if (parsed.Query.Length > 0 || url.Contains('?') || parsed.Fragment.Length > 0)
            return "must not have a query";
        var http = parsed.Scheme == Uri.UriSchemeHttp && parsed.IsLoopback;
        return http || parsed.Scheme == Uri.UriSchemeHttps ? null : "must be https";
    }
}
