namespace VillageCloud.Api.Http;

internal static class Bearer
{
    private const string Scheme = "Bearer ";

    /// <summary>The token of the Authorization header, or null.</summary>
    public static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length > Scheme.Length
            ? header[Scheme.Length..].Trim()
            : null;
    }
}
