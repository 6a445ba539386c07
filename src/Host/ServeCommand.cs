using VillageCloud.Host.Composition;

namespace VillageCloud.Host;

/// <summary><c>serve</c>: the server itself, until Ctrl-C.</summary>
internal static class ServeCommand
{
    private const int Stopped = 0;
    private const int Died = 1;

    /// <summary>Exit code 0 after a stop that was asked for, 1 when a part of the program died: so that what watches
    /// the process starts it again.</summary>
    public static async Task<int> Run(
        string? roles, Func<WebApplicationBuilder, Surroundings> around, CancellationToken ct)
    {
        List<string> args = [];
        if (roles is not null) args.Add($"--Village:Roles={roles}");
        if (Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is null)
        {
            var port = Port(Environment.GetEnvironmentVariable("VILLAGE_PORT"));
            args.AddRange([$"--urls=http://127.0.0.1:{port}", $"--Village:PublicUrl=http://127.0.0.1:{port}"]);
        }

        var builder = VillageHost.CreateBuilder([.. args]);
        await using var host = await VillageHost.Start(builder, around(builder), Console.WriteLine, ct);
        host.Welcome();
        await host.App.WaitForShutdownAsync(ct);
        if (Dead(host.Services) is { } cause)
        {
            await Console.Error.WriteLineAsync(
                $"✗ Stopped, because a part of the program died: {cause.GetType().Name}; the log says more. "
                + "程序内部出错，已停止，详见日志");
            return Died;
        }

        Console.WriteLine("Stopped. 已停止");
        return Stopped;
    }

    /// <exception cref="HostSettingsException">It is no port, or leaves no room for the three of a demo's sandbox.
    /// </exception>
    internal static int Port(string? text)
    {
        const int Usual = 5080;
        const int Lowest = 1;
        const int Highest = ushort.MaxValue - 3;
        if (string.IsNullOrEmpty(text)) return Usual;
        return int.TryParse(text, out var port) && port is >= Lowest and <= Highest
            ? port
            : throw new HostSettingsException(
                $"VILLAGE_PORT: '{text}' is no port; choose a number from {Lowest} to {Highest}. "
                + $"端口应是 {Lowest} 到 {Highest} 的数字");
    }

    private static Exception? Dead(IServiceProvider services) => services.GetServices<IHostedService>()
        .OfType<BackgroundService>()
        .Select(static service => service.ExecuteTask?.Exception?.GetBaseException())
        .FirstOrDefault(static cause => cause is not null);
}
