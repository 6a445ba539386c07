using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.State;

/// <summary>All that a restart must not forget, apart from the keys.</summary>
internal sealed class WorldState
{
    public const string Basic = "BASIC";
    public const string Operation = "OPERATION";
    public const string Fees = "FEES";

    public DateTimeOffset Now { get; set; }
    public ulong Dice { get; set; }
    public long Order { get; set; }
    public string? PushUrl { get; set; }

    /// <summary>json or xml, as the console offers.</summary>
    public string PushFormat { get; set; } = "json";

    /// <summary>secure, compatible or plain.</summary>
    public string PushMode { get; set; } = "secure";

    public Dictionary<string, Shopper> Shoppers { get; init; } = [];
    public Dictionary<string, IssuedCode> Codes { get; init; } = [];
    public List<IssuedToken> Tokens { get; init; } = [];
    public Dictionary<string, PayOrder> Orders { get; init; } = [];
    public Dictionary<string, PayRefund> Refunds { get; init; } = [];
    public Dictionary<string, MchTransfer> Transfers { get; init; } = [];
    public Dictionary<string, Notice> Notices { get; init; } = [];
    public SortedSet<DueEvent> Agenda { get; init; } = [];
    public List<FundFlow> Flows { get; init; } = [];
    public Dictionary<string, Withdrawal> Withdrawals { get; init; } = [];

    public Dictionary<string, Account> Accounts { get; init; } = new()
    {
        [Basic] = new Account(),
        [Operation] = new Account(),
        [Fees] = new Account(),
    };

    public long NextOrder() => ++Order;

    /// <summary>The merchant's number by WeChat's ids: transactions, prepays, transfer bills, packages.</summary>
    public Dictionary<string, string> Numbers { get; init; } = [];

    /// <summary>Finds by the merchant's number, or else by a transaction or prepay id.</summary>
    public PayOrder? OrderOf(string? outTradeNo, string? transactionId)
    {
        if (outTradeNo is not null)
            return Orders.GetValueOrDefault(outTradeNo);
        return transactionId is null ? null : Orders.GetValueOrDefault(NumberOf(transactionId));
    }

    /// <summary>Finds by the merchant's number, or else by a bill number or package.</summary>
    public MchTransfer? TransferOf(string? outBillNo, string? packageInfo)
    {
        if (outBillNo is not null)
            return Transfers.GetValueOrDefault(outBillNo);
        return packageInfo is null ? null : Transfers.GetValueOrDefault(NumberOf(packageInfo));
    }

    private string NumberOf(string id) => Numbers.GetValueOrDefault(id, "");
}
