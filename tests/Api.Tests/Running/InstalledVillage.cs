using System.Security.Cryptography;
using VillageCloud.Data.Sqlite;
using VillageCloud.Demo;
using VillageCloud.Host;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.Api.Tests.Running;

/// <summary>The Host as it is installed: environment Production, WeChat's own addresses (which nobody calls here), an
/// empty database, and a proxy in front that speaks TLS.</summary>
internal sealed class InstalledVillage : IAsyncDisposable
{
    public const string Name = "village.example";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("village-installed");
    private VillageHost host = null!;

    public IServiceProvider Services => host.Services;

    private Uri Url { get; set; } = null!;

    public static async Task<InstalledVillage> Start(params string[] settings)
    {
        var village = new InstalledVillage();
        village.Url = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        using var ours = RSA.Create(2048);
        using var platform = RSA.Create(2048);
        const string account = "--WeChat:Accounts:0:";
        string[] args =
        [
            "--environment=Production", $"--urls={village.Url}", $"--Village:PublicUrl=https://{Name}",
            "--Village:Roles=api,admin", $"--Village:DataFolder={village.folder.FullName}",
            "--Village:TrustedProxies:0=127.0.0.1", "--Village:OperatorPassword=a-long-operator-password",
            $"{account}Village={DemoVillage.Slug}", $"{account}AppId=wx0123456789abcdef",
            $"{account}AppSecret={new string('a', 32)}", $"{account}MerchantId=1900000001",
            $"{account}MerchantV3Secret={new string('b', 32)}",
            $"{account}MerchantCertificateSerialNumber={new string('A', 40)}",
            $"{account}MerchantCertificatePrivateKey={ours.ExportPkcs8PrivateKeyPem()}",
            $"{account}PlatformPublicKeyId=PUB_KEY_ID_{new string('1', 28)}",
            $"{account}PlatformPublicKey={platform.ExportSubjectPublicKeyInfoPem()}", $"{account}PushToken=token",
            $"{account}PushEncodingAESKey={new string('c', 43)}",
            $"{account}NotifyBaseUrl=https://{Name}/wechat/{DemoVillage.Slug}/notices",
            "--Logging:Console:LogLevel:Default=None", .. settings,
        ];
        village.host = await VillageHost.Start(args, static _ => { }, CancellationToken.None);
        return village;
    }

    /// <summary>A request as the proxy passes it on.</summary>
    public async Task<HttpResponseMessage> Get(string path, string name = Name, string scheme = "https")
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Url, path));
        request.Headers.Host = name;
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        return await http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        SqlitePool.Empty();
        folder.Delete(recursive: true);
    }
}
