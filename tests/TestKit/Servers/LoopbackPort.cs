using System.Net;
using System.Net.Sockets;

namespace VillageCloud.TestKit.Servers;

/// <summary>Ports on loopback for the servers that a test starts.</summary>
/// <remarks>
/// They lie below the range from which the system serves outgoing connections (32768 and up on Linux): a port that is
/// merely free now may be gone to a client's connection before the server that asked for it binds.
/// </remarks>
public static class LoopbackPort
{
    private const int First = 20000;
    private const int Count = 12000;

    private static readonly HashSet<int> Given = [];

    /// <summary>A port nobody listens on, and that this process hasn't been given before.</summary>
    public static int Free()
    {
        lock (Given)
        {
            while (true)
            {
                var port = First + Random.Shared.Next(Count);
                if (!Given.Contains(port) && IsFree(port) && Given.Add(port)) return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
