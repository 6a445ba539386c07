using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VillageCloud.Benchmarks.Http;

/// <summary>The limit of a read: Kestrel, no routing, no container to ask, the answer's bytes in memory. Runs in a
/// process of its own, as the village does, with the same garbage collector.</summary>
internal static class BareServer
{
    public const string Command = "bare";
    public const string Listening = "listening on ";

    /// <summary>Headers that belong to one message or to the server, not to what was asked.</summary>
    private static readonly string[] OwnHeaders = ["Date", "Server", "Transfer-Encoding", "Content-Length"];

    /// <summary>Keeps an answer for a server to come.</summary>
    public static void Store(DirectoryInfo folder, string path, string head, byte[] body)
    {
        var name = Path.Combine(folder.FullName, $"{folder.GetFiles("*.path").Length}");
        var headers = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Where(line => !Array.Exists(
                OwnHeaders, own => line.StartsWith(own + ":", StringComparison.OrdinalIgnoreCase)));
        File.WriteAllLines(name + ".head", headers);
        File.WriteAllBytes(name + ".body", body);
        File.WriteAllText(name + ".path", path);
    }

    public static async Task Serve(string folder, CancellationToken ct)
    {
        var answers = Directory.GetFiles(folder, "*.path").Select(Answer.Read)
            .ToFrozenDictionary(static answer => answer.Path, StringComparer.Ordinal);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(context => answers.TryGetValue(context.Request.Path.Value!, out var answer)
            ? answer.Write(context.Response)
            : throw new BadHttpRequestException("nobody stored that"));
        await app.StartAsync(ct);
        Console.WriteLine(Listening + app.Urls.Single());
        await app.WaitForShutdownAsync(ct);
    }

    private sealed record Answer(string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
    {
        public static Answer Read(string pathFile)
        {
            var headers = File.ReadAllLines(System.IO.Path.ChangeExtension(pathFile, ".head"))
                .Select(static line => line.Split(": ", 2))
                .Select(static parts => KeyValuePair.Create(parts[0], parts[1]));
            return new(
                File.ReadAllText(pathFile), [.. headers],
                File.ReadAllBytes(System.IO.Path.ChangeExtension(pathFile, ".body")));
        }

        public Task Write(HttpResponse response)
        {
            foreach (var (name, value) in Headers) response.Headers[name] = value;
            response.ContentLength = Body.Length;
            return response.BodyWriter.WriteAsync(Body).AsTask();
        }
    }
}
