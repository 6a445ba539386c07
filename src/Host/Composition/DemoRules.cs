using VillageCloud.Admin.SignIn;

namespace VillageCloud.Host.Composition;

/// <summary>The demo has a sandbox in WeChat's place, passwords that stand in the source, and pages that hand out
/// sign-ins. All that is for one person at one machine: the environment Development, and no address that anybody else
/// reaches. Whatever asks for it elsewhere is refused before anything starts.</summary>
internal static class DemoRules
{
    public const string OperatorPassword = "village";

    /// <summary>What the source tells everybody, and so is no secret anywhere.</summary>
    private static readonly string[] Published = [OperatorPassword, DemoAccounts.Password];

    /// <exception cref="HostSettingsException">Something of the demo is asked for where it must not be.</exception>
    public static void Demand(HostSettings settings, IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            DemandLoopback(ListenAddresses.Of(configuration));
            if (settings.SandboxControl is { IsLoopback: false } control)
                throw new HostSettingsException(
                    $"Village:SandboxControl: {control} is another machine; a sandbox runs here. 沙箱只能在本机运行");
            return;
        }

        if (settings.WeChat != WeChatMode.Real)
            throw new HostSettingsException(
                $"WeChat:Accounts is empty, and the environment is {environment.EnvironmentName}. The sandbox runs "
                + "in Development only: set ASPNETCORE_ENVIRONMENT=Development to try the demo village, or configure "
                + "the merchant account. 没有配置微信商户；沙箱只在 Development 环境里运行");
        if (settings.SeedDemo)
            throw new HostSettingsException(
                $"Village:SeedDemo is for Development, and the environment is {environment.EnvironmentName}. "
                + "演示村数据只能放进 Development 环境");
        if (Published.Contains(settings.OperatorPassword, StringComparer.Ordinal))
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
            + "listen on http://127.0.0.1, or set ASPNETCORE_ENVIRONMENT=Production and configure WeChat:Accounts. "
            + "演示环境的密码是公开的，只能监听本机地址 127.0.0.1");
    }
}
