using VillageCloud.Admin.SignIn;

namespace VillageCloud.Host.Composition;

/// <summary>The demo is another program, with a sandbox in WeChat's place, passwords that stand in the source, and
/// pages that hand out sign-ins. All that is for one person at one machine: the environment Development, and no address
/// that anybody else reaches. Whatever asks for it elsewhere is refused before anything starts.</summary>
public static class DemoRules
{
    /// <summary>Settings that only mean something where a demo is.</summary>
    private const string SandboxControl = "Village:SandboxControl";
    private const string SeedDemo = "Village:SeedDemo";

    /// <summary>What the source tells everybody, and so is no secret anywhere.</summary>
    private static readonly string[] Published = [PublishedSecrets.OperatorPassword, PublishedSecrets.Password];

    /// <exception cref="HostSettingsException">Something of the demo is asked for where it must not be.</exception>
    internal static void Demand(
        HostSettings settings, IConfiguration configuration, IHostEnvironment environment, bool hasStandIn)
    {
        if (environment.IsDevelopment()) DemandLoopback(ListenAddresses.Of(configuration));
        if (!hasStandIn) DemandRealWorld(configuration);
        if (!environment.IsDevelopment() && Published.Contains(settings.OperatorPassword, StringComparer.Ordinal))
            throw new HostSettingsException(
                "Village:OperatorPassword is the one of the demo, which everybody may know: choose your own. "
                + "运维密码是演示用的公开密码，请换成自己的");
    }

    /// <exception cref="HostSettingsException">Somebody else could reach one of them.</exception>
    public static void DemandLoopback(IEnumerable<string> addresses)
    {
        var open = addresses.Where(static address => !ListenAddresses.IsLoopback(address)).ToList();
        if (open.Count == 0) return;
        throw new HostSettingsException(
            $"{string.Join(", ", open)} can be reached by others, and Development is a demo with known passwords: "
            + "listen on http://127.0.0.1, or set ASPNETCORE_ENVIRONMENT=Production and found a village. "
            + "演示环境的密码是公开的，只能监听本机地址 127.0.0.1");
    }

    // Said rather than passed over: whoever set one of these believes that they have a demo here.
    private static void DemandRealWorld(IConfiguration configuration)
    {
        if (configuration[SandboxControl] is not null)
            throw new HostSettingsException(
                $"{SandboxControl} is for ./run: this program has no sandbox. 这个程序里没有微信沙箱，演示请用 ./run");
        if (configuration.GetSection("Village").Read("SeedDemo", false))
            throw new HostSettingsException(
                $"{SeedDemo} is for ./run: this program has no demo village. 这个程序里没有演示村，演示请用 ./run");
    }
}
