namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The pages of the console, with what they show when there is something, and when there is nothing.</summary>
internal static class ConsolePages
{
    public static readonly object[][] All =
    [
        ["", "工作台", "今日成交", "近两周还没有成交"],
        ["/orders", "订单", "订单列表", "还没有订单"],
        ["/products", "商品", "绿剑茶", "还没有商品"],
        ["/categories", "分类", "香榧坚果", "还没有分类"],
        ["/licences", "证照", "证照列表", "还没有登记过证照"],
        ["/front", "店面", "顾客现在看到的", "还没有写过店面"],
        ["/rules", "分成规则", "定下的规则", "还没有分成规则"],
        ["/rules/new", "提一份分成规则", "请谁表态", "还没有三位议事代表"],
        ["/settlement", "清分结算", "清分明细", "还没有清分过的订单"],
        ["/approvals", "复核", "复核列表", "还没有要复核的事"],
        ["/dividends", "分红方案", "公示还有多久", "还没有分红方案"],
        ["/payouts", "付款到户", "付款批次", "还没有付款批次"],
        ["/payouts/new", "新建付款批次", "谁该收多少", "现在没有欠农户的钱"],
        ["/payouts/bank-file", "银行文件格式", "文件的头几行", "还没有改过，是通用的格式"],
        ["/calls", "打电话提醒", "打电话名单", "没有要打的电话，该提醒的都提醒到了"],
        ["/reconciliation", "对账", "每天的账单", "没有差错，账都对上了"],
        ["/bank", "银行流水", "导入过的文件", "还没有导入过银行流水"],
        ["/costs", "费用", "费用单", "还没有记过费用"],
        ["/settings", "设置", "现在的约定", "还没有改过约定"],
        ["/settings/new", "改约定", "从哪天起，为什么", "还没有约定"],
        ["/wechat", "微信账户", "现在用的", "还没有填，村里还不能收款"],
        ["/households", "农户", "农户名册", "还没有登记过农户"],
        ["/staff", "人员", "议事席位", "还没有工作人员"],
        ["/months", "月结", "各月", "还没有记过账的月份"],
        ["/statements", "报表", "科目余额表", "还没有报表：记了第一笔账，这里就有"],
        ["/journal", "账本", "试算平衡表", "还没有分录"],
    ];

    /// <summary>For the name of a picture.</summary>
    public static string NameOf(string path) => path.Length == 0 ? "home" : path[1..].Replace('/', '-');
}
