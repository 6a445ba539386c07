using System.Net;

namespace VillageCloud.Admin.SignIn;

/// <summary>A visitor's address as its person knows it.</summary>
internal static class VisitorWords
{
    public static string Of(IPAddress? address) =>
        (address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address)?.ToString() ?? "";
}
