using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using VillageCloud.Host.Composition;
using IPNetwork = System.Net.IPNetwork;

namespace VillageCloud.Host.Faces;

/// <summary><c>Village:TrustedProxies</c>: addresses or networks (<c>172.31.80.0/24</c>) of the servers in front of
/// this one. Only what they say about a visitor's address is believed; without any, the connection's own address
/// counts, whatever the framework's <c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c> says.</summary>
internal static class TrustedProxies
{
    private const string Setting = "Village:TrustedProxies";

    /// <exception cref="HostSettingsException">One of them is no address.</exception>
    public static void Configure(IServiceCollection services, IConfiguration configuration)
    {
        var networks = configuration.GetSection(Setting).GetChildren().Select(static one => Parse(one.Value ?? ""))
            .ToList();
        // After the framework's own, which for that variable forgets everybody whom it may trust and so trusts all.
        services.PostConfigure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = networks.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks) options.KnownIPNetworks.Add(network);
            // As far back as there are servers of ours.
            options.ForwardLimit = null;
        });
    }

    private static IPNetwork Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        return IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new HostSettingsException($"{Setting}: '{text}' is no address and no network (10.0.0.0/24).");
    }
}
