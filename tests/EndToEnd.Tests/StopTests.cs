using System.Net;
using VillageCloud.Demo;
using VillageCloud.DevHost;
using VillageCloud.DevHost.Story;
using VillageCloud.EndToEnd.Tests.Topology;
using VillageCloud.Sandbox;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>SIGTERM, as <c>docker stop</c> and systemd send it.</summary>
[NonParallelizable]
public sealed class StopTests
{
    private DirectoryInfo folder = null!;

    [SetUp]
    public void ChooseAPlace() => folder = Directory.CreateTempSubdirectory("village-stop");

    [TearDown]
    public void Clear() => folder.Delete(recursive: true);

    [Test, CancelAfter(120_000)]
    public async Task Readiness_says_no_first_and_a_request_in_flight_gets_its_answer(CancellationToken ct)
    {
        await using var wechat = await SandboxServer.Start(new SandboxOptions { StartAt = MainJobStory.Opening }, ct);
        await using var host = await StartApi(wechat, ct);
        await using var sandbox = await SandboxLink.Connect(wechat.ControlBase, ct);
        using var shopper = new InsistentShopper(host.Url, sandbox);
        await shopper.Choose(DemoVillage.TeaName, ct);
        // Twice as long as the command line's own patience.
        _ = await sandbox.Tell(
            "faults",
            new { id = "T6", match = new { endpoint = "jsapi" }, times = 1, parameters = new { seconds = 4 } }, ct);

        var buying = shopper.Buy(ct);
        await Task.Delay(TimeSpan.FromSeconds(1), ct);
        var stopping = host.Stop("TERM", ct);
        await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
        var ready = await StatusOf(host, "/readyz", ct);
        var alive = await StatusOf(host, "/healthz", ct);
        _ = await buying;
        await stopping;

        Assert.That((ready, alive), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
        Assert.That(shopper.Lost, Is.Zero, "nobody had to ask twice");
        Assert.That(host.ExitCode, Is.Zero);
        Assert.That(host.Told(), Does.Contain("Stopped."));
    }

    private async Task<HostProcess> StartApi(SandboxServer wechat, CancellationToken ct)
    {
        var port = LoopbackPort.Free();
        return await HostProcess.Start("api,jobs", port, new Dictionary<string, string>
        {
            ["Village__DataFolder"] = folder.FullName,
            ["Village__SandboxControl"] = wechat.ControlBase.ToString(),
            ["Village__PublicUrl"] = $"http://127.0.0.1:{port}",
            ["Village__SeedDemo"] = "true",
            ["Village__DrainSeconds"] = "2",
        }, ct);
    }

    private static async Task<HttpStatusCode> StatusOf(HostProcess host, string path, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = host.Url };
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), ct);
        return answer.StatusCode;
    }
}
