using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;

namespace VillageCloud.Admin.Layout;

/// <summary>The pages of the console, in the order of a working day.</summary>
/// <param name="Icon">The name of one of Ant's pictures.</param>
/// <param name="Needs">Without it the page would be empty.</param>
public sealed record MenuEntry(string Href, string Title, string Icon, Duty Needs = Duty.Look)
{
    private static readonly IReadOnlyList<MenuEntry> All =
    [
        new("console", "工作台", "dashboard"),
        new("console/orders", "订单", "file-text") { ShowsPeople = true },
        new("console/products", "商品", "shopping"),
        new("console/categories", "分类", "apartment"),
        new("console/licences", "证照", "safety-certificate"),
        new("console/front", "店面", "shop"),
        new("console/rules", "分成规则", "partition"),
        new("console/settlement", "清分结算", "branches"),
        new("console/approvals", "复核", "audit") { ShowsPeople = true },
        new("console/dividends", "分红方案", "pie-chart"),
        new("console/payouts", "付款到户", "pay-circle") { ShowsPeople = true },
        new("console/calls", "打电话提醒", "phone") { ShowsPeople = true },
        new("console/reconciliation", "对账", "reconciliation"),
        new("console/bank", "银行流水", "bank") { ShowsPeople = true },
        new("console/costs", "费用", "wallet"),
        new("console/months", "月结", "calendar"),
        new("console/wechat", "微信账户", "wechat"),
        new("console/settings", "设置", "setting"),
        new("console/alarms", "提醒", "bell"),
        new("console/statements", "报表", "table"),
        new("console/journal", "账本", "book"),
        new("console/households", "农户", "team", Duty.KeepRegister) { ShowsPeople = true },
        new("console/staff", "人员", "idcard", Duty.SeeStaff) { ShowsPeople = true },
        new("console/trail", "操作记录", "history", Duty.SeeTrail),
    ];

    /// <summary>Phones, addresses, or who is paid to which account.</summary>
    public bool ShowsPeople { get; private init; }

    public bool IsHome => Href == "console";

    /// <summary>Of whoever has this role; of nobody known, those for all.</summary>
    public static IEnumerable<MenuEntry> For(StaffRole? role) =>
        All.Where(entry => entry.Needs == Duty.Look || role?.May(entry.Needs) == true);

    public static string? TitleOf(string path) => At(path)?.Title;

    public static bool ShowsPeopleAt(string path) => At(path)?.ShowsPeople == true;

    private static MenuEntry? At(string path) =>
        All.LastOrDefault(entry => !entry.IsHome && path.StartsWith(entry.Href, StringComparison.Ordinal));
}
