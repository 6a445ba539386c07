using System.Text.Json;
using VillageCloud.EndToEnd.Tests.Topology;
using VillageCloud.Sandbox;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>What a newcomer meets who starts the whole village in one process.</summary>
[NonParallelizable]
public sealed class ServeTests
{
    private const string Roles = "api,admin,jobs";

    private DirectoryInfo folder = null!;
    private int port;

    [SetUp]
    public void ChooseAPlace()
    {
        folder = Directory.CreateTempSubdirectory("village-serve");
        port = LoopbackPort.Free();
    }

    [TearDown]
    public void Clear() => folder.Delete(recursive: true);

    [Test, CancelAfter(120_000)]
    public async Task A_second_start_keeps_the_village_and_a_real_one_is_refused_on_it(CancellationToken ct)
    {
        await using (var first = await HostProcess.Start(Roles, port, Settings(), ct))
        {
            Assert.That(first.Told(), Does.Contain("Seeded the demo village"));
            await first.Stop("INT", ct);
            Assert.That(first.ExitCode, Is.Zero);
            Assert.That(first.Told(), Does.Contain("Stopped."));
        }

        await using (var second = await HostProcess.Start(Roles, port, Settings(), ct))
        {
            Assert.That(second.Told(), Does.Not.Contain("Seeded the demo village"));
            Assert.That(await ProductCount(second, ct), Is.Positive);
        }

        await RefuseARealVillage(ct);
    }

    // Played on the database that is there: a demo takes seconds to seed.
    private async Task RefuseARealVillage(CancellationToken ct)
    {
        await using var sandbox = await SandboxServer.Start(new SandboxOptions(), ct);
        var settings = new Dictionary<string, string>(Settings())
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Staging", ["DOTNET_ENVIRONMENT"] = "Staging",
        };
        foreach (var (name, value) in RealAccount(sandbox.Bootstrap)) settings[$"WeChat__Accounts__0__{name}"] = value;

        await using var staging = await HostProcess.StartInVain(
            Roles, port, settings, ct, HostProcess.Product);

        Assert.That(staging.ExitCode, Is.EqualTo(1));
        Assert.That(staging.Told(), Does.Contain("演示账号").And.Not.Contain("   at "));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_demo_that_others_could_reach_is_refused_in_one_sentence(CancellationToken ct)
    {
        var open = new Dictionary<string, string>(Settings()) { ["ASPNETCORE_URLS"] = $"http://0.0.0.0:{port}" };

        await using var host = await HostProcess.StartInVain(Roles, port, open, ct);

        Assert.That(host.ExitCode, Is.EqualTo(1));
        Assert.That(host.Told(), Does.Contain($"0.0.0.0:{port}").And.Contain("本机地址").And.Not.Contain("   at "));
        Assert.That(folder.GetFileSystemInfos(), Is.Empty, "nothing was begun");
    }

    [Test, CancelAfter(120_000)]
    public async Task A_start_is_told_in_sentences_without_a_query_or_a_request(CancellationToken ct)
    {
        await using var host = await HostProcess.Start(Roles, port, Settings(), ct);
        Assert.That(await ProductCount(host, ct), Is.Positive);

        var told = host.Told();

        Assert.That(told, Does.Contain("/reference").And.Contain("/jobs").And.Contain("operator"));
        Assert.That(told, Does.Not.Contain("SELECT").And.Not.Contain("Request starting"));
    }

    [Test, CancelAfter(120_000)]
    public async Task A_port_in_use_is_one_sentence_and_no_stack_trace(CancellationToken ct)
    {
        await using var first = await HostProcess.Start(Roles, port, Settings(), ct);
        var elsewhere = folder.CreateSubdirectory("second");

        await using var second = await HostProcess.StartInVain(Roles, port, Settings(elsewhere), ct);

        Assert.That(second.ExitCode, Is.EqualTo(1));
        Assert.That(second.Told(), Does.Contain("✗").And.Contain("端口被占用"));
        Assert.That(second.Told(), Does.Not.Contain("   at "));
    }

    [Test, CancelAfter(120_000)]
    public async Task An_unknown_role_is_named_and_no_stack_trace_shown(CancellationToken ct)
    {
        await using var host = await HostProcess.StartInVain("api,cook", port, Settings(), ct);

        Assert.That(host.ExitCode, Is.EqualTo(1));
        Assert.That(host.Told(), Does.Contain("'cook' is none of api, admin, jobs").And.Not.Contain("   at "));
    }

    private static async Task<int> ProductCount(HostProcess host, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = host.Url };
        using var answer = JsonDocument.Parse(
            await http.GetStringAsync(new Uri("/v1/shangying/products", UriKind.Relative), ct));
        return answer.RootElement.GetArrayLength();
    }

    /// <summary>As a real village would have it: WeChat's own hosts, and keys of the right form.</summary>
    private static Dictionary<string, string> RealAccount(SandboxBootstrap keys) => new()
    {
        ["Village"] = "shangying",
        ["AppId"] = keys.AppId,
        ["AppSecret"] = keys.AppSecret,
        ["MerchantId"] = keys.MchId,
        ["MerchantV3Secret"] = keys.ApiV3Key,
        ["MerchantCertificateSerialNumber"] = keys.MerchantCertificateSerial,
        ["MerchantCertificatePrivateKey"] = keys.MerchantPrivateKeyPem,
        ["PlatformPublicKeyId"] = keys.PublicKeyId,
        ["PlatformPublicKey"] = keys.PublicKeyPem,
        ["PushToken"] = keys.PushToken,
        ["PushEncodingAESKey"] = keys.EncodingAesKey,
        ["NotifyBaseUrl"] = "https://village.example/wechat/shangying",
    };

    private Dictionary<string, string> Settings(DirectoryInfo? data = null) => new()
    {
        ["Village__DataFolder"] = (data ?? folder).FullName,
        ["Village__SandboxPort"] = "0",
        ["Village__PublicUrl"] = $"http://127.0.0.1:{port}",
    };
}
