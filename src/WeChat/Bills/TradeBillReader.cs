using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat.Bills;

/// <summary>The trade bill of type ALL, in today's layout and in the old one that had 总金额 instead of 应结订单金额 and
/// 订单金额 (wechat §4.5, money §5).</summary>
internal sealed class TradeBillReader
{
    private readonly BillTable table;
    private readonly int at;
    private readonly int transactionId;
    private readonly int outTradeNo;
    private readonly int state;
    private readonly int settlement;
    private readonly int order;
    private readonly int refundId;
    private readonly int outRefundNo;
    private readonly int refund;
    private readonly int refundStatus;
    private readonly int fee;

    private TradeBillReader(BillTable table)
    {
        this.table = table;
        at = table.Require("交易时间");
        transactionId = table.Require("微信订单号");
        outTradeNo = table.Require("商户订单号");
        state = table.Require("交易状态");
        order = table.Require("订单金额", "总金额", "应结订单金额");
        settlement = table.Require("应结订单金额", "总金额", "订单金额");
        refundId = table.Find("微信退款单号");
        outRefundNo = table.Find("商户退款单号");
        refund = table.Find("退款金额");
        refundStatus = table.Find("退款状态");
        fee = table.Require("手续费");
    }

    /// <exception cref="BillFormatException">Not a trade bill, or its details don't add up to its summary.</exception>
    public static TradeBill Read(ReadOnlyMemory<byte> content)
    {
        var reader = new TradeBillReader(BillTable.Read(content));
        TradeBillRow[] rows = [.. reader.table.Rows.Select(reader.Row)];
        reader.CheckSums(rows);
        return new TradeBill(rows);
    }

    private TradeBillRow Row(string[] fields) => new(
        KindOf(fields[state]), BillTime.Parse(fields[at], "交易时间"), fields[transactionId], fields[outTradeNo],
        Number(fields, refundId), Number(fields, outRefundNo), Amount(fields, order), Amount(fields, settlement),
        Amount(fields, refund), Optional(fields, refundStatus), Amount(fields, fee), table.Same(fields[state]));

    private void CheckSums(TradeBillRow[] rows)
    {
        if (table.FindSummary("总交易单数") is >= 0 and var count
            && YuanText.ToCount(table.Summary[count], "总交易单数") != rows.Length)
            throw new BillFormatException("总交易单数 differs from the number of rows");

        CheckSum(rows, static row => row.SettlementAmount, TradeRowKind.Payment, "应结订单总金额");
        CheckSum(rows, static row => row.OrderAmount, TradeRowKind.Payment, "订单总金额", "总交易额");
        CheckSum(rows, static row => row.RefundAmount, TradeRowKind.Refund, "退款总金额", "总退款金额");
        if (table.FindSummary("手续费总金额") is >= 0 and var fees
            && Printed(fees) != Money.Sum(rows.Select(static row => row.Fee)))
            throw new BillFormatException("手续费总金额 differs from the sum of the rows");
    }

    /// <summary>Refund rows repeat the order's columns and don't count again. Nobody knows yet what a state of tomorrow
    /// will count as, so rows of unknown kind may be in the sum or not.</summary>
    private void CheckSum(
        TradeBillRow[] rows, Func<TradeBillRow, Money> of, TradeRowKind kind,
        params ReadOnlySpan<string> names)
    {
        if (table.FindSummary(names) is not (>= 0 and var index)) return;
        var known = Money.Sum(rows.Where(row => row.Kind == kind).Select(of));
        var unknown = Money.Sum(rows.Where(static row => row.Kind == TradeRowKind.Unknown).Select(of));
        var printed = Printed(index);
        if (printed != known && printed != known + unknown)
            throw new BillFormatException($"{names[0]} differs from the sum of the rows");
    }

    private Money Printed(int summaryColumn) => YuanText.ToMoney(table.Summary[summaryColumn], "summary");

    private static TradeRowKind KindOf(string word) => word switch
    {
        "SUCCESS" => TradeRowKind.Payment,
        "REFUND" => TradeRowKind.Refund,
        _ => TradeRowKind.Unknown,
    };

    /// <summary>An absent column or an empty field is no money; the sums would betray a wrong guess.</summary>
    private static Money Amount(string[] fields, int column) =>
        column < 0 || fields[column].Length == 0 ? Money.Zero : YuanText.ToMoney(fields[column], "amount");

    private static string? Optional(string[] fields, int column) =>
        column < 0 || fields[column].Length == 0 ? null : fields[column];

    /// <summary>Payments print 0 where refunds print a number.</summary>
    private static string? Number(string[] fields, int column) => Optional(fields, column) is { } text and not "0"
        ? text
        : null;
}
