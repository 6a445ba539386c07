using System.Text.RegularExpressions;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Documents;

/// <summary>Rules about the nginx in front of the county edition, where no test of ours can ask a running
/// one.</summary>
public static partial class ProxyRules
{
    private static readonly string[] TellTheQuery =
        ["$request ", "$request\"", "$request_uri", "$args", "$query_string", "$http_referer"];

    /// <summary>WeChat's push carries the shopper's openid in its query.</summary>
    public static IEnumerable<string> LogsNoQuery(SourceFile proxy)
    {
        var format = LogFormat().Match(proxy.Text);
        if (!format.Success) yield return $"{proxy.Path}: has no log_format, so the image's own logs the query";
        foreach (var word in TellTheQuery.Where(word => format.Value.Contains(word, StringComparison.Ordinal)))
            yield return $"{proxy.Path}: the log tells {word.Trim('"', ' ')}";
        // Beside the image's line, one more above the servers would only be added.
        foreach (var server in Servers(proxy).Where(static server => !AccessLog().IsMatch(server)))
            yield return $"{proxy.Path}: a server logs as the image does: {FirstName(server)}";
        if (!ErrorLog().IsMatch(proxy.Text))
            yield return $"{proxy.Path}: the error log repeats requests with their query below crit";
    }

    public static IEnumerable<string> RedirectsToOurNames(SourceFile proxy) => Redirect()
        .Matches(proxy.Text)
        .Where(static match => !match.Groups["host"].Value.StartsWith("${", StringComparison.Ordinal))
        .Select(match => proxy.At(match.Index, $"redirects to {match.Groups["host"].Value}, a visitor's word"));

    public static IEnumerable<string> ApiHostServesTheApiOnly(SourceFile proxy) => Servers(proxy)
        .Where(static server => server.Contains("server_name ${API_HOST}", StringComparison.Ordinal)
            && server.Contains("ssl_certificate", StringComparison.Ordinal))
        .SelectMany(static server => Location().Matches(server))
        .Select(static match => (Path: match.Groups["path"].Value, Does: match.Groups["does"].Value.Trim()))
        .Where(static location => location.Path is not ("/v1/" or "/wechat/")
            && !location.Does.StartsWith("return 404", StringComparison.Ordinal))
        .Select(location => $"{proxy.Path}: the API's host serves {location.Path}");

    public static IEnumerable<string> Says(SourceFile proxy, params string[] lines) => lines
        .Where(line => !proxy.Text.Contains(line, StringComparison.Ordinal))
        .Select(line => $"{proxy.Path}: lacks {line}");

    private static IEnumerable<string> Servers(SourceFile proxy) =>
        proxy.Text.Split("\nserver {").Skip(1).Select(static rest => rest.Split("\n}")[0]);

    private static string FirstName(string server) => ServerName().Match(server) is { Success: true } name
        ? name.Groups["name"].Value
        : "the nameless one";

    [GeneratedRegex(@"^log_format [^;]+;", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LogFormat();

    [GeneratedRegex(@"^    access_log (off|\S+ village);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AccessLog();

    [GeneratedRegex(@"^error_log \S+ (crit|alert|emerg);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ErrorLog();

    [GeneratedRegex(@"return 30[1278] https?://(?<host>\$\{?\w+\}?|[\w.-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Redirect();

    [GeneratedRegex(
        @"location (= |~\*? |\^~ )?(?<path>\S+)\s*\{(?<does>[^}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Location();

    [GeneratedRegex(@"server_name (?<name>\S+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ServerName();
}
