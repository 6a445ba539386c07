using VillageCloud.Admin.Pages.Finance.Approvals;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Insights;

namespace VillageCloud.Admin.Pages.Insights;

internal static class WorkWords
{
    // After so long somebody notices: a shopper asks, or a household.
    private const int LateDays = 3;

    /// <summary>What waits, and what is done about it.</summary>
    public static (string Title, string Verb) Of(WorkKind kind) => kind switch
    {
        WorkKind.CloseAlarms => ("系统提醒要处理", "去处理"),
        WorkKind.ShipOrders => ("付了款、等着发货的订单", "去发货"),
        WorkKind.MendShipping => ("微信不收的发货信息", "去改运单"),
        WorkKind.CallHouseholds => ("有钱等着收、提醒不到的农户", "去打电话"),
        WorkKind.CallAboutFailed => ("没收到钱、要打电话问的农户", "去打电话"),
        WorkKind.RedraftFailed => ("没付成、要重新付的款", "去重新制单"),
        WorkKind.ClosePeriod => ("月份过完了，还没结账", "去结账"),
        WorkKind.DraftPlan => ("结了账，还没做分红方案", "去试算"),
        WorkKind.DisclosePlan => ("做好的方案，还没公示", "去公示"),
        WorkKind.RecordResolution => ("公示满期，要登记成员大会决议", "去登记"),
        WorkKind.AllocatePlan => ("复核过的方案，还没入账", "去入账"),
        WorkKind.LookIntoBreaks => ("和微信或银行对不上的账", "去核对"),
        WorkKind.DecideAboutHeld => ("暂停清分、没有定日子的货款", "去看"),
        WorkKind.Decide => ("等您复核的事", "去复核"),
        WorkKind.ConfirmPayouts => ("银行和现金付款，等您确认到账", "去确认"),
        _ => ("农户对方案的意见，等您答复", "去答复"),
    };

    /// <summary>How long something has waited, as people say it.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => $"{(int)age.TotalDays} 天",
        { TotalHours: >= 1 } => $"{(int)age.TotalHours} 小时",
        { TotalMinutes: >= 1 } => $"{(int)age.TotalMinutes} 分钟",
        _ => "刚刚",
    };

    public static bool IsLate(TimeSpan age) => age.TotalDays >= LateDays;

    /// <summary>A matter by what people call it: of what stands for approval and has no number, what it is.</summary>
    public static string Of(WorkItem item) =>
        Enum.TryParse<ApprovalKind>(item.Subject, out var kind)
            ? ApprovalWords.Of(kind)
            : item.Subject;

    public static string Of(PayoutSum sum) => $"{sum.Payouts} 笔";

    /// <summary>Nothing is red that is only money on its way.</summary>
    public static bool IsBad(PayoutSum sum) => sum.Total > Money.Zero;
}
