using VillageCloud.Host.Composition;

namespace VillageCloud.Host;

/// <summary>What whoever started it needs to know once it is up.</summary>
internal static class Welcome
{
    public static void Print(VillageHost host)
    {
        var settings = host.Settings;
        var url = host.App.Urls.FirstOrDefault() ?? settings.PublicUrl.ToString();
        Console.WriteLine();
        Console.WriteLine("  乡村云服务 Village Cloud Service");
        Console.WriteLine($"  Roles              {settings.Roles}");
        if (settings.Roles.HasFlag(HostRoles.Api)) Console.WriteLine($"  API reference      {url}/reference");
        if (settings.Roles.HasFlag(HostRoles.Admin))
        {
            Console.WriteLine($"  Console 后台        {url}/console");
            Console.WriteLine(settings.OperatorPassword is { Length: > 0 }
                ? $"  Job dashboard 任务  {url}/jobs   user operator, password (configured)"
                : "  Job dashboard 任务  shut: set Village:OperatorPassword to open /jobs");
        }

        if (host.FirstRun is { } link)
        {
            Console.WriteLine("  No village yet     还没有村。在浏览器里打开这个链接建第一个（24 小时内有效，谁拿到谁能建，别发给别人）：");
            Console.WriteLine($"                     {link}");
        }

        Console.WriteLine("  Stop with Ctrl-C   按 Ctrl-C 停止");
        Console.WriteLine();
    }
}
