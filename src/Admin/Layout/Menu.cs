using MudBlazor;
using VillageCloud.Domain.People.Access;

namespace VillageCloud.Admin.Layout;

/// <summary>The pages of the console, in the order of a working day.</summary>
/// <param name="Needs">Without it the page would be empty.</param>
internal sealed record Menu(string Href, string Title, string Icon, Duty Needs = Duty.Look)
{
    public static readonly IReadOnlyList<Menu> All =
    [
        new("console", "工作台", Icons.Material.Outlined.Dashboard),
        new("console/orders", "订单", Icons.Material.Outlined.ReceiptLong),
        new("console/products", "商品", Icons.Material.Outlined.Inventory2),
        new("console/settlement", "清分结算", Icons.Material.Outlined.CallSplit),
        new("console/approvals", "复核", Icons.Material.Outlined.HowToReg),
        new("console/dividends", "分红方案", Icons.Material.Outlined.PieChart),
        new("console/payouts", "付款到户", Icons.Material.Outlined.Payments),
        new("console/calls", "打电话提醒", Icons.Material.Outlined.Call),
        new("console/reconciliation", "对账", Icons.Material.Outlined.FactCheck),
        new("console/alarms", "提醒", Icons.Material.Outlined.NotificationsActive),
        new("console/journal", "账本", Icons.Material.Outlined.MenuBook),
        new("console/trail", "操作记录", Icons.Material.Outlined.History, Duty.SeeTrail),
    ];

    public static string? TitleOf(string path) =>
        All.LastOrDefault(item => item.Href != "console" && path.StartsWith(item.Href, StringComparison.Ordinal))
            ?.Title;
}
