using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using VillageCloud.Architecture.Tests.Source;

namespace VillageCloud.Architecture.Tests.Commands;

/// <summary>What <c>./run</c> says before it starts anything, with a stand-in for the SDK on the path.</summary>
[SupportedOSPlatform("linux")]
public sealed class RunCommandTests
{
    private string tools = "";

    [SetUp]
    public void MakeTools() => tools = Directory.CreateTempSubdirectory("village-tools").FullName;

    [TearDown]
    public void RemoveTools() => Directory.Delete(tools, recursive: true);

    [Test]
    public void An_old_sdk_is_told_in_a_sentence()
    {
        PutTool("dotnet", "echo 8.0.303");

        var (code, said) = Run();

        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain("The .NET SDK is 8.0.303, but 10 or later is needed.").And.Contains("需要 10"));
    }

    [Test]
    public void A_taken_port_is_told_by_its_number_with_the_way_out()
    {
        PutTool("dotnet", "echo 10.0.100");
        using var squatter = new TcpListener(IPAddress.Loopback, 0);
        squatter.Start();
        var taken = ((IPEndPoint)squatter.LocalEndpoint).Port;

        // The last of the four ports in a row.
        var (code, said) = Run("--port", (taken - 3).ToString(CultureInfo.InvariantCulture));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain("in use").And.Contains("./run --port").And.Contains("已被占用"));
    }

    [TestCase("80")]
    [TestCase("65533")]
    [TestCase("many")]
    public void A_port_that_is_none_is_refused(string port)
    {
        var (code, said) = Run("--port", port);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain($"'{port}' is no port"));
    }

    [Test]
    public void An_unknown_word_is_refused_with_the_list_of_known_ones()
    {
        var (code, said) = Run("--frsh");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain("./run --fresh").And.Contains("Unknown: --frsh"));
    }

    private void PutTool(string name, string script)
    {
        var path = Path.Combine(tools, name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private (int Code, string Said) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(SourceTree.Root, "run"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["PATH"] = $"{tools}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment.Remove("VILLAGE_PORT");
        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync();
        var said = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return (run.ExitCode, said + errors.GetAwaiter().GetResult());
    }
}
