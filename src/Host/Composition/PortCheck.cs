using System.Net;
using System.Net.Sockets;

namespace VillageCloud.Host.Composition;

/// <summary>Asks for the ports before anything starts: the web server's own complaint is a page long.</summary>
internal static class PortCheck
{
    /// <param name="ports">0 means any free port and is never in use.</param>
    /// <exception cref="HostSettingsException">One of them is in use.</exception>
    public static void Demand(IEnumerable<int> ports)
    {
        var taken = ports.Where(static port => port != 0 && !IsFree(port)).ToList();
        if (taken.Count == 0) return;
        throw new HostSettingsException(
            $"Port {string.Join(", ", taken)} is in use: stop what uses it, or choose others with VILLAGE_PORT. "
            + "端口被占用，请停止占用它的程序，或换一组端口");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false; // In use, or not ours to use: either way somebody has to choose another.
        }
    }
}
