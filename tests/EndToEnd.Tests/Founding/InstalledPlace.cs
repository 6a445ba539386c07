using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using VillageCloud.Data.Sqlite;
using VillageCloud.Data;
using VillageCloud.DevHost.Story;
using VillageCloud.EndToEnd.Tests.Topology;
using VillageCloud.Host;
using VillageCloud.Pictures;
using VillageCloud.TestKit;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.EndToEnd.Tests.Founding;

/// <summary>A server as somebody has set it up for a village that isn't there yet: environment Production, an empty
/// database, TLS, and no WeChat account yet. Commands run in processes of their own, as at a shell.</summary>
internal sealed class InstalledPlace : IAsyncDisposable
{
    public const string Slug = "qingshan";
    public const string CertificateName = "CN=127.0.0.1";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("village-founded");
    private readonly ServerDatabase? server;
    private readonly Dictionary<string, string> settings;
    private VillageHost? host;

    private InstalledPlace(ServerDatabase? server, BucketSettings? pictures)
    {
        this.server = server;
        Console = new Uri($"https://127.0.0.1:{LoopbackPort.Free()}");
        settings = Settings(pictures);
    }

    public Uri Console { get; }

    /// <param name="pictures">Where they lie; null for the folder.</param>
    public static async Task<InstalledPlace> SetUp(DatabaseProvider provider, BucketSettings? pictures = null) =>
        new(provider == DatabaseProvider.MySql ? await TestServers.CreateDatabase() : null, pictures);

    /// <summary>What the operator types behind the program's name.</summary>
    public Task<Said> Type(params string[] words) => Type(answer: null, words);

    /// <param name="answer">What is typed when the program asks.</param>
    public Task<Said> Answer(string answer, params string[] words) => Type(answer, words);

    /// <summary>What a process that serves has printed for whoever started it.</summary>
    public Uri? FirstRun => host!.FirstRun;

    /// <summary>What of a village lies in files.</summary>
    public DirectoryInfo Files => folder;

    private async Task<Said> Type(string? answer, string[] words)
    {
        var program = Path.Combine(AppContext.BaseDirectory, HostProcess.Product);
        var start = new ProcessStartInfo("dotnet", [program, .. words])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            RedirectStandardInput = true, WorkingDirectory = folder.FullName,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        if (answer is not null) await process.StandardInput.WriteLineAsync(answer);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Alone with the real world, which isn't there.</summary>
    public Task Serve() => Serve("api,admin", new Surroundings());

    /// <summary>All of it, where a sandbox is WeChat.</summary>
    public async Task<StoryWorld> ServeWithSandbox()
    {
        var around = await SandboxAround.Start(Console);
        await Serve("api,admin,jobs", around);
        return StoryWorld.Of(Console, around.Sandbox, host!.Services, Slug);
    }

    private async Task Serve(string roles, Surroundings around)
    {
        var builder = VillageHost.CreateBuilder(
        [
            "--environment=Production", "--Logging:Console:LogLevel:Default=None", $"--Village:Roles={roles}",
            // All people sit behind one address here.
            .. settings.Concat(StoryWorld.NoRateLimits).Select(static one => $"--{one.Key}={one.Value}"),
        ]);
        // Nothing was published here, so the files of the pages lie where they were built.
        builder.WebHost.UseStaticWebAssets();
        host = await VillageHost.Start(builder, around, static _ => { }, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        SqlitePool.Empty();
        if (server is not null) await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private Dictionary<string, string> Settings(BucketSettings? pictures)
    {
        using var ours = RSA.Create(2048);
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["urls"] = Console.ToString(), ["Village:PublicUrl"] = Console.ToString(),
            ["Village:DataFolder"] = Path.Combine(folder.FullName, "var"),
            ["Village:MigrateAtStart"] = "true", ["Kestrel:Certificates:Default:Path"] = Certificate(ours),
            ["Kestrel:Certificates:Default:KeyPath"] = Path.Combine(folder.FullName, "tls.key"),
        };
        if (pictures is not null)
        {
            all["Village:Media:Endpoint"] = pictures.Endpoint.ToString();
            all["Village:Media:Bucket"] = pictures.Bucket;
            all["Village:Media:PathStyle"] = $"{pictures.PathStyle}";
            all["Village:Media:AccessKey"] = pictures.AccessKey;
            all["Village:Media:SecretKey"] = pictures.SecretKey;
        }

        if (server is null) return all;
        all["Village:Database:Provider"] = nameof(DatabaseProvider.MySql);
        all["Village:Database:ConnectionString"] = server.ConnectionString;
        all["Village:KeyFile"] = TestKeys.Ours.Path;
        return all;
    }

    private string Certificate(RSA key)
    {
        var request = new CertificateRequest(CertificateName, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Path.Combine(folder.FullName, "tls.key"), key.ExportPkcs8PrivateKeyPem());
        var file = Path.Combine(folder.FullName, "tls.crt");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }

    /// <summary>How a command ended, and what it said.</summary>
    public sealed record Said(int ExitCode, string Output, string Errors)
    {
        /// <summary>The link for somebody, on a line of its own.</summary>
        public Uri Link => new(Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Single(static line => line.StartsWith("https://", StringComparison.Ordinal)));
    }
}
