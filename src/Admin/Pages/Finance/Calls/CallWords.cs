using VillageCloud.Admin.Pages.Finance.Payouts;
using VillageCloud.Domain.Finance.Reminders;
using VillageCloud.Features.Finance.Reminders;

namespace VillageCloud.Admin.Pages.Finance.Calls;

internal static class CallWords
{
    /// <summary>Why money came back, each reason once.</summary>
    public static string Of(FailedCall row)
    {
        var reasons = string.Join(
            "；", row.Reasons.Select(one => PayoutWords.Why(one.Channel, one.Reason)).Distinct(StringComparer.Ordinal));
        return row.Payouts > 1 ? $"{row.Payouts} 笔：{reasons}" : reasons;
    }

    /// <summary>Why no message reached them. WeChat's codes are an open set.</summary>
    public static string Of(string? problem) => problem switch
    {
        Reminder.NoWeChat => "没有登记收款人的微信",
        Reminder.NoConsent => "没有在小程序里打开提醒",
        Reminder.Refused or "43101" => "在微信里选了不接收提醒",
        "NO_TEMPLATE" => "村里还没有设置提醒模板",
        "NO_ANSWER" => "微信没有回话，不知道收到没有",
        null => "提醒没有发出去",
        _ => $"微信没有发（{problem}）",
    };
}
