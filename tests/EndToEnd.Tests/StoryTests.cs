using VillageCloud.Data;
using VillageCloud.DevHost.Story;
using VillageCloud.EndToEnd.Tests.Topology;
using VillageCloud.Sandbox;
using VillageCloud.TestKit;
using VillageCloud.TestKit.Servers;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>The story of the main job, as <c>./run story</c> plays it.</summary>
[NonParallelizable]
public sealed class StoryTests
{
    [Test]
    public void The_main_job_holds_in_one_process_on_sqlite() =>
        Assert.That(() => PlayedVillage.World, Throws.Nothing, "as it was played for all tests, each step checked");

    [Test, CancelAfter(300_000)]
    public async Task The_main_job_holds_in_one_process_on_mariadb(CancellationToken ct)
    {
        await using var server = await TestServers.CreateDatabase(ct);
        await using var world = await StoryWorld.OneProcess(
            new(DatabaseProvider.MySql, server.ConnectionString, TestKeys.Ours), ct);

        await MainJobStory.Play(world, TestContext.Out, ct);
    }

    [Test, CancelAfter(300_000)]
    public async Task The_main_job_holds_with_one_process_a_role_on_mariadb_and_redis(CancellationToken ct)
    {
        await using var server = await TestServers.CreateDatabase(ct);
        await using var sandbox = await SandboxServer.Start(new SandboxOptions { StartAt = MainJobStory.Opening }, ct);
        var apiPort = LoopbackPort.Free();
        var settings = new Dictionary<string, string>
        {
            ["Village__Database__Provider"] = nameof(DatabaseProvider.MySql),
            ["Village__Database__ConnectionString"] = server.ConnectionString,
            ["Village__Redis"] = TestServers.OwnRedis(),
            ["Village__SandboxControl"] = sandbox.ControlBase.ToString(),
            ["Village__PublicUrl"] = $"http://127.0.0.1:{apiPort}",
            ["Village__KeyFile"] = TestKeys.Ours.Path,
            ["Village__DataFolder"] = TestContext.CurrentContext.WorkDirectory,
        };
        var seeding = new Dictionary<string, string>(settings) { ["Village__SeedDemo"] = "true" };
        await using var api = await HostProcess.Start("api", apiPort, seeding, ct);
        await using var admin = await HostProcess.Start("admin", LoopbackPort.Free(), settings, ct);
        await using var jobs = await HostProcess.Start("jobs", LoopbackPort.Free(), settings, ct);
        await using var world = await StoryWorld.Elsewhere(
            api.Url, sandbox.ControlBase, new(DatabaseProvider.MySql, server.ConnectionString, TestKeys.Ours), ct);

        await MainJobStory.Play(world, TestContext.Out, ct);

        await jobs.Stop("TERM", ct);
        await admin.Stop("TERM", ct);
        await api.Stop("TERM", ct);
        Assert.That((api.ExitCode, admin.ExitCode, jobs.ExitCode), Is.EqualTo((0, 0, 0)), "each role stops cleanly");
    }
}
