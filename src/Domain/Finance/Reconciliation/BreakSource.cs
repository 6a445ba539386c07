using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Domain.Finance.Reconciliation;

/// <summary>Whose paper our books were laid beside.</summary>
public enum BreakSource
{
    TradeBill,
    BasicFunds,
    OperationFunds,
    BankStatement,
}

public static class BreakSources
{
    public static BreakSource Source(this BillKind kind) => kind switch
    {
        BillKind.FundBasic => BreakSource.BasicFunds,
        BillKind.FundOperation => BreakSource.OperationFunds,
        _ => BreakSource.TradeBill,
    };

    /// <summary>Null for the bank's, which is no bill of WeChat's.</summary>
    public static BillKind? Bill(this BreakSource source) => source switch
    {
        BreakSource.TradeBill => BillKind.Trade,
        BreakSource.BasicFunds => BillKind.FundBasic,
        BreakSource.OperationFunds => BillKind.FundOperation,
        _ => null,
    };

    /// <summary>The account of ours that the paper tells of.</summary>
    public static Account MoneyAccount(this BreakSource source) => source switch
    {
        BreakSource.OperationFunds => Account.WeChatOperation,
        BreakSource.BankStatement => Account.Bank,
        _ => Account.WeChatBasic,
    };
}
