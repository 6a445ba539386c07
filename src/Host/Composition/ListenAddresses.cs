using System.Net;

namespace VillageCloud.Host.Composition;

/// <summary>Where the web server will listen, read from the same settings in the same order as the server does.
/// </summary>
internal static class ListenAddresses
{
    /// <summary>As they are written; a bare port of <c>http_ports</c> becomes the wildcard that it means.</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration)
    {
        // Kestrel's own section wins over urls, and urls over ports; a looser one that is overruled listens nowhere.
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Select(static endpoint => endpoint["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0) return endpoints;
        if (configuration["urls"] is { Length: > 0 } urls) return Split(urls);
        return
        [
            .. Split(configuration["http_ports"] ?? "").Select(static port => $"http://*:{port}"),
            .. Split(configuration["https_ports"] ?? "").Select(static port => $"https://*:{port}"),
        ];
    }

    /// <summary>Whether only this machine can reach it. Any name but <c>localhost</c> makes the server listen on every
    /// address, also one that leads back here.</summary>
    /// <exception cref="HostSettingsException">It is no address.</exception>
    public static bool IsLoopback(string address)
    {
        var binding = Parse(address);
        return binding.IsUnixPipe || binding.IsNamedPipe
            || string.Equals(binding.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(binding.Host, out var ip) && IPAddress.IsLoopback(ip));
    }

    /// <summary>The port, or 0 where it has none of its own.</summary>
    /// <exception cref="HostSettingsException">It is no address.</exception>
    public static int PortOf(string address)
    {
        var binding = Parse(address);
        return binding.IsUnixPipe || binding.IsNamedPipe ? 0 : binding.Port;
    }

    private static string[] Split(string list) =>
        list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static BindingAddress Parse(string address)
    {
        try
        {
            return BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            throw new HostSettingsException(
                $"'{address}' is no address to listen on; write http://127.0.0.1:5080. 监听地址写错了");
        }
    }
}
