using System.Text;
using VillageCloud.Admin;
using VillageCloud.Demo;
using VillageCloud.Host.Composition;
using VillageCloud.Host.Pages;

namespace VillageCloud.DevHost.Pages;

/// <summary>What <c>/</c> leads to in the demo: a choice of everything that runs here.</summary>
internal static class FrontDoor
{
    public static void Map(WebApplication app, HostSettings settings) =>
        app.MapGet("/", (HttpResponse response) => PlainPage.Write(response, "演示", Choices(settings)))
            .ExcludeFromDescription();

    private static string Choices(HostSettings settings)
    {
        var list = new StringBuilder();
        if (PreviewSite.IsBuilt) Add(list, $"{PreviewSite.Path}/", "小程序", "顾客在手机上看到的：买东西、付款、我家的账");
        if (settings.Roles.HasFlag(HostRoles.Admin))
        {
            Add(list, ConsoleRole.Home, "后台", "店务、财务、复核、监事的工作台");
            if (settings.OperatorPassword is { } password)
                Add(list, "/jobs", "任务", password == DemoAccounts.OperatorPassword
                    ? $"给运维：用户名 operator，密码 {password}"
                    : "给运维：用户名 operator");
        }

        if (settings.Roles.HasFlag(HostRoles.Api)) Add(list, "/reference", "接口说明", "给开发者：小程序用的接口");
        return $"""
            <h1>演示村</h1><p>这里是演示：微信由本机的沙箱代替，钱不是真的，数据可以随时重来。</p>
            <ul>{list}</ul><small>每一分钱都看得见的村合作社</small>
            """;
    }

    private static void Add(StringBuilder list, string address, string name, string what) =>
        list.Append($"""<li><a href="{address}"><b>{name}</b><span>{what}</span></a></li>""");
}
