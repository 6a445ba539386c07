using System.Net;
using System.Net.Sockets;

namespace VillageCloud.Api.Tests.Running;

internal static class LoopbackPort
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
