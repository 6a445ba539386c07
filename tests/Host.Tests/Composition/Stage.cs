using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using VillageCloud.Host.Composition;

namespace VillageCloud.Host.Tests.Composition;

/// <summary>An environment by its name, and settings read in it as at a start.</summary>
internal sealed class Stage(string name) : IHostEnvironment
{
    public string EnvironmentName { get; set; } = name;

    public string ApplicationName { get; set; } = "village";

    public string ContentRootPath { get; set; } = "";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

    /// <param name="settings"><c>Name=value</c>, as on the command line.</param>
    public HostSettings Read(params string[] settings) => HostSettings.From(
        new ConfigurationBuilder().AddCommandLine([.. settings.Select(static one => $"--{one}")]).Build(), this);

    /// <summary>The sentence of a start that was refused.</summary>
    public string Refusal(params string[] settings) =>
        Assert.Throws<HostSettingsException>(() => Read(settings))!.Message;
}
