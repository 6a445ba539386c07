using Microsoft.Data.Sqlite;
using VillageCloud.Data;
using VillageCloud.Host.Composition;

namespace VillageCloud.Host;

/// <summary><c>Host serve</c>: the server itself, until Ctrl-C.</summary>
internal static class ServeCommand
{
    private const int SqliteFull = 13;

    public static async Task<int> Run(string? roles, bool isFresh, CancellationToken ct)
    {
        var port = Environment.GetEnvironmentVariable("VILLAGE_PORT") is { Length: > 0 } text ? int.Parse(text) : 5080;
        List<string> args = [];
        if (roles is not null) args.Add($"--Village:Roles={roles}");
        if (Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is null)
        {
            args.AddRange(
                [$"--urls=http://127.0.0.1:{port}", $"--Village:PublicUrl=http://127.0.0.1:{port}",
                 $"--Village:SandboxPort={port + 1}"]);
        }

        try
        {
            if (isFresh) StartOver();
            await using var host = await VillageHost.Start([.. args], Console.WriteLine, ct);
            Welcome.Print(host);
            await host.App.WaitForShutdownAsync(ct);
            Console.WriteLine("Stopped. 已停止");
            return 0;
        }
        catch (Exception known) when (Explain(known) is { } sentence)
        {
            await Console.Error.WriteLineAsync($"✗ {sentence}");
            return 1;
        }
    }

    // Only what a person at the keyboard can mend; everything else keeps its stack trace for whoever mends the program.
    private static string? Explain(Exception problem) => problem switch
    {
        HostSettingsException or ForeignSchemaException => problem.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } inUse =>
            $"{inUse.Message} Stop what uses the port, or choose others with VILLAGE_PORT. 端口被占用，请换一组端口",
        SqliteException { SqliteErrorCode: SqliteFull } => "No disk space is left for the database. 磁盘已满，请先清理",
        IOException io when io.Message.Contains("No space left", StringComparison.Ordinal) =>
            "No disk space is left. 磁盘已满，请先清理",
        OperationCanceledException => "Stopped while starting. 启动时被中止",
        _ => null,
    };

    private static void StartOver()
    {
        if (Directory.Exists("var")) Directory.Delete("var", recursive: true);
    }
}
