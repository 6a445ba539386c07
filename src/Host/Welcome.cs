using VillageCloud.Admin.SignIn;
using VillageCloud.Features.Villages.Demo;
using VillageCloud.Host.Composition;
using VillageCloud.Host.Development;

namespace VillageCloud.Host;

/// <summary>What a newcomer needs to know once the village is up.</summary>
internal static class Welcome
{
    public static void Print(VillageHost host)
    {
        var settings = host.Settings;
        var url = host.App.Urls.FirstOrDefault() ?? settings.PublicUrl.ToString();
        Console.WriteLine();
        Console.WriteLine("  乡村云服务 Village Cloud Service");
        Console.WriteLine($"  Roles              {settings.Roles}");
        if (host.App.Environment.IsDevelopment()) Console.WriteLine($"  Start here 从这里看  {url}/");
        if (settings.Roles.HasFlag(HostRoles.Api))
        {
            Console.WriteLine($"  API reference      {url}/reference");
            if (host.Sandbox is not null)
                Console.WriteLine($"  Shop 商品           {url}/v1/{DemoVillage.Slug}/products");
        }

        if (PreviewSite.IsServedBy(host)) Console.WriteLine($"  Mini-program 小程序  {url}{PreviewSite.Path}/");
        if (settings.Roles.HasFlag(HostRoles.Admin))
        {
            Console.WriteLine($"  Console 后台        {url}/console");
            if (host.Sandbox is not null)
            {
                Console.WriteLine("                     users keeper, treasurer, reviewer, supervisor;");
                Console.WriteLine($"                     password {DemoAccounts.Password}, the page tells the code");
            }

            var password = host.App.Environment.IsDevelopment() ? settings.OperatorPassword : "(configured)";
            Console.WriteLine(settings.OperatorPassword is { Length: > 0 }
                ? $"  Job dashboard 任务  {url}/jobs   user operator, password {password}"
                : "  Job dashboard 任务  shut: set Village:OperatorPassword to open /jobs");
        }

        if (host.Sandbox is { } sandbox)
        {
            var control = sandbox.Bootstrap.ControlBase.ToString().TrimEnd('/');
            Console.WriteLine($"  WeChat sandbox     {control}/__sandbox/bootstrap");
            Console.WriteLine($"  Demo sign-in       POST {control}/__sandbox/users/shopper-1/login-code");
            Console.WriteLine("                     gives a code;");
            Console.WriteLine($"                     POST it to {url}/v1/{DemoVillage.Slug}/sessions");
            Console.WriteLine("                     shopper-1, shopper-2 … shop;");
            Console.WriteLine("                     household-1, household-2 … receive money");
        }

        Console.WriteLine("  Stop with Ctrl-C   按 Ctrl-C 停止");
        Console.WriteLine();
    }
}
