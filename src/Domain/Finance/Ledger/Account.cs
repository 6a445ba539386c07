namespace VillageCloud.Domain.Finance.Ledger;

/// <summary>The cooperative's accounts: codes of 《农民专业合作社会计制度》(财会〔2021〕37号; see money §2), with our own
/// sub-accounts after the dot.</summary>
public sealed record Account(string Code, string Name, bool PerHousehold = false)
{
    public static readonly Account Bank = new("102", "银行存款");
    public static readonly Account WeChatBasic = new("109.01", "其他货币资金-微信支付基本户");
    public static readonly Account WeChatOperation = new("109.02", "其他货币资金-微信支付运营户");

    /// <summary>付款在途: left the household's claim and hasn't reached the household. Whose it is stands in the line.
    /// </summary>
    public static readonly Account PayoutInTransit = new("109.03", "其他货币资金-付款在途", PerHousehold: true);

    /// <summary>待查款项: money that left and that nobody can name yet; what a break is adjusted to.</summary>
    public static readonly Account UnnamedPayments = new("113.01", "应收款-待查款项");

    /// <summary>成员往来-货款: what the village owes a household for goods (credit), or has to get back (debit).</summary>
    public static readonly Account GoodsPayable = new("114.01", "成员往来-货款", PerHousehold: true);

    /// <summary>成员往来-分红: dividends that became payable, or are carried.</summary>
    public static readonly Account DividendPayable = new("114.02", "成员往来-分红", PerHousehold: true);

    /// <summary>成员往来-退社款: what is owed to members who left for their contribution and reserve share.</summary>
    public static readonly Account CapitalPayable = new("114.03", "成员往来-退社款", PerHousehold: true);

    /// <summary>待结算货款: paid by shoppers, not yet split.</summary>
    public static readonly Account PendingSales = new("211.01", "应付款-待结算货款");

    /// <summary>带货提成: what hosts are owed for sales that they brought about.</summary>
    public static readonly Account HostCommissions = new("211.02", "应付款-带货提成");

    /// <summary>What is owed to parties that the village added to a rule.</summary>
    public static readonly Account OtherParties = new("211.06", "应付款-其他分成方");

    /// <summary>待查款项: money that came and that nobody can name yet; what a break is adjusted to.</summary>
    public static readonly Account UnnamedReceipts = new("211.07", "应付款-待查款项");
    public static readonly Account PatronageDue = new("221", "应付盈余返还", PerHousehold: true);
    public static readonly Account CapitalDue = new("222", "应付剩余盈余", PerHousehold: true);
    public static readonly Account Fund = new("235.01", "专项应付款-共富基金");

    /// <summary>公益项目: a further fund with a purpose of its own.</summary>
    public static readonly Account ProjectFund = new("235.02", "专项应付款-公益项目");
    public static readonly Account Contributions = new("301", "股金");
    public static readonly Account Reserve = new("322", "盈余公积");
    public static readonly Account YearSurplus = new("331", "本年盈余");
    public static readonly Account SurplusDistribution = new("332", "盈余分配");
    public static readonly Account CooperativeIncome = new("501.01", "经营收入-合作社服务");
    public static readonly Account PlatformIncome = new("501.02", "经营收入-平台服务");
    public static readonly Account OtherIncome = new("502", "其他收入");
    public static readonly Account PaymentFees = new("521.01", "经营支出-微信手续费");
    public static readonly Account OperatingCosts = new("521.02", "经营支出");
    public static readonly Account Packing = new("521.03", "经营支出-包装");
    public static readonly Account Courier = new("521.04", "经营支出-快递运费");
    public static readonly Account Wages = new("522.01", "管理费用-工资");
    public static readonly Account Administration = new("522.02", "管理费用-办公及其他");
    public static readonly Account OtherExpenses = new("529", "其他支出");

    public static readonly IReadOnlyList<Account> All =
    [
        Bank, WeChatBasic, WeChatOperation, PayoutInTransit, UnnamedPayments, GoodsPayable, DividendPayable,
        CapitalPayable, PendingSales, HostCommissions, OtherParties, UnnamedReceipts, PatronageDue, CapitalDue, Fund,
        ProjectFund,
        Contributions, Reserve, YearSurplus, SurplusDistribution, CooperativeIncome, PlatformIncome, OtherIncome,
        PaymentFees, OperatingCosts, Packing, Courier, Wages, Administration, OtherExpenses,
    ];

    /// <summary>Where a party that a village adds may have its part: owed to somebody, kept for a purpose, or income.
    /// </summary>
    public static readonly IReadOnlyList<Account> OfAddedParties =
        [OtherParties, ProjectFund, CooperativeIncome, PlatformIncome];

    public static readonly IReadOnlyList<Account> Incomes = [CooperativeIncome, PlatformIncome, OtherIncome];

    /// <summary>What the village spent, WeChat's fees aside: those are read from its bills.</summary>
    public static readonly IReadOnlyList<Account> Costs =
        [OperatingCosts, Packing, Courier, Wages, Administration, OtherExpenses];

    /// <summary>Income and cost accounts, emptied into 本年盈余 when a period closes.</summary>
    public static readonly IReadOnlyList<Account> Temporary = [.. Incomes, PaymentFees, .. Costs];

    /// <summary>The account with that code; throws when the chart doesn't hold it.</summary>
    public static Account WithCode(string code) =>
        All.FirstOrDefault(account => account.Code == code)
        ?? throw new ArgumentException($"no account {code} in the chart", nameof(code));
}
