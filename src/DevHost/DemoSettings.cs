using VillageCloud.Host.Composition;

namespace VillageCloud.DevHost;

/// <summary>Where WeChat is, for this process.</summary>
public enum WeChatMode
{
    /// <summary>The real one, through <c>WeChat:Accounts</c>.</summary>
    Real,

    /// <summary>A sandbox inside this process.</summary>
    EmbeddedSandbox,

    /// <summary>A sandbox that another process runs (several roles in development and tests).</summary>
    RemoteSandbox,
}

/// <summary>What the section <c>Village</c> of the configuration says about the demo, beside what it says about a
/// village.</summary>
public sealed record DemoSettings
{
    public required WeChatMode WeChat { get; init; }

    /// <summary>The sandbox's control address in <see cref="WeChatMode.RemoteSandbox"/>.</summary>
    public Uri? SandboxControl { get; init; }

    /// <summary>First of the three sandbox ports in <see cref="WeChatMode.EmbeddedSandbox"/>; 0 takes free
    /// ones.</summary>
    public int SandboxPort { get; init; }

    /// <summary>Virtual start of an embedded sandbox; null runs at the real time.</summary>
    public DateTimeOffset? SandboxStart { get; init; }

    /// <summary>Whether the demo village is put into an empty database.</summary>
    public bool SeedDemo { get; init; }

    /// <summary>Whether the demo village is given the last months' orders, payouts and dividends too.</summary>
    public bool DemoPast { get; init; }

    /// <summary>Reads and checks the configuration.</summary>
    /// <exception cref="HostSettingsException">Something can't be right, or is asked for outside Development.
    /// </exception>
    public static DemoSettings From(IConfiguration configuration, IHostEnvironment environment)
    {
        var village = configuration.GetSection("Village");
        var control = village.ReadUrl("SandboxControl");
        var mode = control is not null ? WeChatMode.RemoteSandbox
            : configuration.GetSection("WeChat:Accounts").GetChildren().Any() ? WeChatMode.Real
            : WeChatMode.EmbeddedSandbox;
        var settings = new DemoSettings
        {
            WeChat = mode,
            SandboxControl = control,
            // Beside the village's own port.
            SandboxPort = village.Read("SandboxPort", (village.ReadUrl("PublicUrl")?.Port ?? 5080) + 1),
            SandboxStart = village.Read<DateTimeOffset?>("SandboxStart", null),
            SeedDemo = village.Read("SeedDemo", mode == WeChatMode.EmbeddedSandbox),
            DemoPast = mode == WeChatMode.EmbeddedSandbox && village.Read("DemoPast", false)
                && village.Read("SeedDemo", true),
        };
        settings.Demand(environment);
        return settings;
    }

    private void Demand(IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            if (SandboxControl is { IsLoopback: false } control)
                throw new HostSettingsException(
                    $"Village:SandboxControl: {control} is another machine; a sandbox runs here. 沙箱只能在本机运行");
            return;
        }

        if (WeChat != WeChatMode.Real)
            throw new HostSettingsException(
                $"WeChat:Accounts is empty, and the environment is {environment.EnvironmentName}. The sandbox runs "
                + "in Development only: set ASPNETCORE_ENVIRONMENT=Development to try the demo village, or configure "
                + "the merchant account. 没有配置微信商户；沙箱只在 Development 环境里运行");
        if (SeedDemo)
            throw new HostSettingsException(
                $"Village:SeedDemo is for Development, and the environment is {environment.EnvironmentName}. "
                + "演示村数据只能放进 Development 环境");
    }
}
