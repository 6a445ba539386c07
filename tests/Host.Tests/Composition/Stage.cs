using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using VillageCloud.DevHost;
using VillageCloud.Host.Composition;

namespace VillageCloud.Host.Tests.Composition;

/// <summary>An environment by its name, and settings read in it as at a start.</summary>
internal sealed class Stage(string name) : IHostEnvironment
{
    /// <summary>As far as settings go, a merchant.</summary>
    public const string Account = "WeChat:Accounts:0:Village=qingshan";

    public string EnvironmentName { get; set; } = name;

    public string ApplicationName { get; set; } = "village";

    public string ContentRootPath { get; set; } = "";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

    /// <summary>As what ships reads them.</summary>
    /// <param name="settings"><c>Name=value</c>, as on the command line.</param>
    public HostSettings Read(params string[] settings) => HostSettings.From(Typed(settings), this);

    /// <summary>The sentence of a start that was refused.</summary>
    public string Refusal(params string[] settings) =>
        Assert.Throws<HostSettingsException>(() => Read(settings))!.Message;

    /// <summary>As what <c>./run</c> starts reads them.</summary>
    public DemoSettings ReadDemo(params string[] settings)
    {
        var demo = DemoSettings.From(Typed(settings), this);
        _ = HostSettings.From(Typed(settings), this, hasStandIn: demo.WeChat != WeChatMode.Real);
        return demo;
    }

    public string DemoRefusal(params string[] settings) =>
        Assert.Throws<HostSettingsException>(() => ReadDemo(settings))!.Message;

    private static IConfiguration Typed(string[] settings) =>
        new ConfigurationBuilder().AddCommandLine([.. settings.Select(static one => $"--{one}")]).Build();
}
