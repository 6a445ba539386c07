using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Pages.Finance.Ledger;

/// <summary>What a bookkeeper's account is, for who never kept books.</summary>
internal static class AccountWords
{
    /// <summary>成员往来: the heading above what each household is owed for goods and of dividends.</summary>
    public const string Households = "114";

    private static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        [Account.Bank.Code] = "村里放在银行的钱",
        [Account.WeChatBasic.Code] = "顾客付进微信、还没转到银行的钱",
        [Account.WeChatOperation.Code] = "放在微信里、用来付给农户的钱",
        [Account.PayoutInTransit.Code] = "已经付出去、农户还没收到的钱",
        [Account.UnnamedPayments.Code] = "付出去了，还没查清是什么的钱",
        [Households] = "村里欠各户的货款和分红",
        [Account.GoodsPayable.Code] = "村里欠各户的货款",
        [Account.DividendPayable.Code] = "村里欠各户的分红",
        [Account.CapitalPayable.Code] = "村里欠退社成员的出资和公积份额",
        [Account.PendingSales.Code] = "顾客付了、还没分给各方的货款",
        [Account.HostCommissions.Code] = "欠带货人的提成",
        [Account.OtherParties.Code] = "欠其他分成方的钱",
        [Account.UnnamedReceipts.Code] = "收到了，还没查清是谁的钱",
        [Account.PatronageDue.Code] = "分红里按交易额返还给各户的",
        [Account.CapitalDue.Code] = "分红里按出资分给各户的",
        [Account.Fund.Code] = "共富基金，只能用在说好的事上",
        [Account.ProjectFund.Code] = "公益项目的钱，只能用在这个项目上",
        [Account.Contributions.Code] = "成员交的股金",
        [Account.Reserve.Code] = "从盈余里留下、以后发展用的公积",
        [Account.YearSurplus.Code] = "今年挣的减去花的",
        [Account.SurplusDistribution.Code] = "还没分的盈余；亏损记在借方",
        [Account.CooperativeIncome.Code] = "合作社做服务挣的",
        [Account.PlatformIncome.Code] = "平台做服务和收运费挣的",
        [Account.OtherIncome.Code] = "别的收入，例如银行利息",
        [Account.PaymentFees.Code] = "微信收的手续费",
        [Account.OperatingCosts.Code] = "做生意花的，没有单列的",
        [Account.Packing.Code] = "买包装花的",
        [Account.Courier.Code] = "付给快递的",
        [Account.Wages.Code] = "付的工资",
        [Account.Administration.Code] = "办公和其他管理上花的",
        [Account.OtherExpenses.Code] = "别的支出",
    };

    /// <summary>In plain words; empty where the chart doesn't hold it.</summary>
    public static string Of(string code) => Plain.GetValueOrDefault(code, "");

    /// <summary>As the ministry calls it.</summary>
    public static string TermOf(string code) => code == Households
        ? $"{code} 成员往来"
        : Account.All.FirstOrDefault(one => one.Code == code) is { } account ? $"{code} {account.Name}" : code;

    /// <summary>Without its code.</summary>
    public static string NameOf(string code) => Account.WithCode(code).Name;

    /// <summary>Whether what stands on its credit side is what people call its amount: what is owed, kept, or earned.
    /// </summary>
    public static bool IsOwed(string code) => code.StartsWith("114", StringComparison.Ordinal)
        || code[0] is '2' or '3' || Account.Incomes.Any(one => one.Code == code);

    /// <summary>Whether each of its lines is a household's.</summary>
    public static bool IsPerHousehold(string code) =>
        code == Households || Account.All.Any(one => one.Code == code && one.PerHousehold);

    public static string TitleOf(string code) => $"明细账 {TermOf(code)}";

    /// <summary>As bookkeepers write it: the side, and no sign.</summary>
    public static string Side(Money balance) => balance switch
    {
        { IsZero: true } => "平",
        { IsNegative: true } => "贷",
        _ => "借",
    };

    public static Money Size(Money balance) => balance.IsNegative ? -balance : balance;

    /// <summary>Where its lines are shown.</summary>
    public static string PageOf(string code) => $"console/statements?open={code}";

    public static string EntryOf(string key) => $"console/journal?open={Uri.EscapeDataString(key)}";
}
