using VillageCloud.Demo;
using VillageCloud.DevHost.Pages;
using VillageCloud.Host;
using VillageCloud.Host.Composition;

namespace VillageCloud.DevHost;

/// <summary>What a newcomer needs to know once the village is up.</summary>
internal static class DemoWelcome
{
    public static void Print(VillageHost host, SandboxLink sandbox)
    {
        var settings = host.Settings;
        var url = host.App.Urls.FirstOrDefault() ?? settings.PublicUrl.ToString();
        Console.WriteLine();
        Console.WriteLine("  乡村云服务 Village Cloud Service");
        Console.WriteLine($"  Roles              {settings.Roles}");
        Console.WriteLine($"  Start here 从这里看  {url}/");
        if (settings.Roles.HasFlag(HostRoles.Api))
        {
            Console.WriteLine($"  API reference      {url}/reference");
            Console.WriteLine($"  Shop 商品           {url}/v1/{DemoVillage.Slug}/products");
        }

        if (PreviewSite.IsBuilt) Console.WriteLine($"  Mini-program 小程序  {url}{PreviewSite.Path}/");
        if (settings.Roles.HasFlag(HostRoles.Admin))
        {
            Console.WriteLine($"  Console 后台        {url}/console");
            Console.WriteLine("                     users keeper, treasurer, reviewer, supervisor,");
            Console.WriteLine("                     farmers, enterprise, government,");
            Console.WriteLine($"                     password {DemoAccounts.Password}, the page tells the code");
            Console.WriteLine(settings.OperatorPassword is { Length: > 0 }
                ? $"  Job dashboard 任务  {url}/jobs   user operator, password {settings.OperatorPassword}"
                : "  Job dashboard 任务  shut: set Village:OperatorPassword to open /jobs");
        }

        var control = sandbox.Bootstrap.ControlBase.ToString().TrimEnd('/');
        Console.WriteLine($"  WeChat sandbox     {control}/__sandbox/bootstrap");
        Console.WriteLine($"  Demo sign-in       POST {control}/__sandbox/users/shopper-1/login-code");
        Console.WriteLine("                     gives a code;");
        Console.WriteLine($"                     POST it to {url}/v1/{DemoVillage.Slug}/sessions");
        Console.WriteLine("                     shopper-1, shopper-2 … shop;");
        Console.WriteLine("                     household-1, household-2 … receive money");
        Console.WriteLine("  Stop with Ctrl-C   按 Ctrl-C 停止");
        Console.WriteLine();
    }
}
