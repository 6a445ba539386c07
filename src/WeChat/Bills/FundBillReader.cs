using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat.Bills;

/// <summary>The fund flow of one account: rows in the order in which the money moved, each with the balance after it
/// (wechat §4.5, money §5).</summary>
internal sealed class FundBillReader
{
    private const string Income = "收入";
    private const string Expense = "支出";

    private readonly BillTable table;
    private readonly int at;
    private readonly int weChatNo;
    private readonly int flowNo;
    private readonly int kind;
    private readonly int direction;
    private readonly int amount;
    private readonly int balance;
    private readonly int voucher;
    private readonly int name;
    private readonly int memo;

    private FundBillReader(BillTable table)
    {
        this.table = table;
        at = table.Require("记账时间");
        weChatNo = table.Require("微信支付业务单号");
        flowNo = table.Require("资金流水单号");
        kind = table.Require("业务类型");
        direction = table.Require("收支类型");
        amount = table.Require("收支金额(元)", "收支金额");
        balance = table.Require("账户结余(元)", "账户结余");
        voucher = table.Require("业务凭证号");
        name = table.Find("业务名称");
        memo = table.Find("备注");
    }

    /// <exception cref="BillFormatException">Not a fund bill, its details don't add up to its summary, or a balance
    /// doesn't follow from the one before.</exception>
    public static FundBill Read(ReadOnlyMemory<byte> content)
    {
        var reader = new FundBillReader(BillTable.Read(content));
        FundBillRow[] rows = [.. reader.table.Rows.Select(reader.Row)];
        reader.CheckSums(rows);
        var ends = BalanceChain.Ends(rows);
        return new FundBill(rows, ends?.Opening, ends?.Closing);
    }

    private FundBillRow Row(string[] fields, int place)
    {
        var isIncome = fields[direction] switch
        {
            Income => true,
            Expense => false,
            _ => throw new BillFormatException("收支类型: neither income nor expense"),
        };
        var magnitude = YuanText.ToMoney(fields[amount], "收支金额");
        if (magnitude.IsNegative) throw new BillFormatException("收支金额: negative");
        return new FundBillRow(
            KindOf(fields[kind], NameOf(fields), isIncome), BillTime.Parse(fields[at], "记账时间"),
            table.Same(fields[weChatNo]), table.Same(fields[flowNo]), isIncome ? magnitude : -magnitude,
            YuanText.ToMoney(fields[balance], "账户结余"), table.Same(fields[voucher]), table.Same(fields[kind]), place,
            memo < 0 ? Money.Zero : FundMemo.FeeWithin(fields[memo], magnitude));
    }

    private string NameOf(string[] fields) => name < 0 ? "" : fields[name];

    /// <summary>A known word with the wrong direction is not what we know.</summary>
    private static FundRowKind KindOf(string word, string name, bool isIncome) => (word, isIncome) switch
    {
        ("交易", true) => FundRowKind.Payment,
        ("扣除交易手续费", false) => FundRowKind.PaymentFee,
        ("退款", false) => FundRowKind.Refund,
        ("退款关闭", true) => FundRowKind.RefundReturned,
        ("退还交易手续费", true) => FundRowKind.FeeReturned,
        ("充值", true) => FundRowKind.TopUp,
        _ when IsTransfer(word) => isIncome ? FundRowKind.TransferReturned : FundRowKind.Transfer,
        _ when IsWithdrawal(word) || IsWithdrawal(name) => WithdrawalOf(word + name, isIncome),
        _ => FundRowKind.Unknown,
    };

    /// <summary>提现, 自动提现, 提现退票, 提现手续费 …: the words aren't published, the direction tells.</summary>
    private static bool IsWithdrawal(string word) => word.Contains("提现", StringComparison.Ordinal);

    private static FundRowKind WithdrawalOf(string words, bool isIncome) =>
        words.Contains("手续费", StringComparison.Ordinal) ? isIncome ? FundRowKind.FeeReturned : FundRowKind.PaymentFee
        : isIncome ? FundRowKind.WithdrawalReturned : FundRowKind.Withdrawal;

    /// <summary>The product was renamed twice, and bills keep the old words.</summary>
    private static bool IsTransfer(string word) =>
        word is "商家转账" or "商家转账到零钱" or "转账" or "企业付款" or "企业付款到零钱";

    private void CheckSums(FundBillRow[] rows)
    {
        var income = Array.FindAll(rows, static row => !row.Amount.IsNegative);
        var expense = Array.FindAll(rows, static row => row.Amount.IsNegative);
        CheckCount("资金流水总笔数", rows.Length);
        // A row of zero has no sign any more, so the two counts are only checked together with it.
        if (!Array.Exists(rows, static row => row.Amount.IsZero))
        {
            CheckCount("收入笔数", income.Length);
            CheckCount("支出笔数", expense.Length);
        }

        CheckSum("收入金额", Money.Sum(income.Select(static row => row.Amount)));
        CheckSum("支出金额", -Money.Sum(expense.Select(static row => row.Amount)));
    }

    private void CheckCount(string name, int counted)
    {
        if (table.FindSummary(name) is >= 0 and var index && YuanText.ToCount(table.Summary[index], name) != counted)
            throw new BillFormatException($"{name} differs from the number of rows");
    }

    private void CheckSum(string name, Money added)
    {
        if (table.FindSummary(name, $"{name}(元)") is >= 0 and var index
            && YuanText.ToMoney(table.Summary[index], name) != added)
            throw new BillFormatException($"{name} differs from the sum of the rows");
    }
}
