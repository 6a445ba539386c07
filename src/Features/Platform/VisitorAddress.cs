using System.Net;
using System.Net.Sockets;

namespace VillageCloud.Features.Platform;

/// <summary>Whom a limit counts when nobody is signed in: one IPv4 address, or one line of IPv6. Whoever has a line has
/// all 2⁶⁴ addresses of it.</summary>
public static class VisitorAddress
{
    private const int BytesOfALine = 8;

    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, BytesOfALine))
            : address.ToString();
    }
}
