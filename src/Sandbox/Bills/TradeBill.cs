using VillageCloud.Sandbox.Faults;
using VillageCloud.Sandbox.Ledger;
using VillageCloud.Sandbox.State;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.Bills;

/// <summary>Trades of one Beijing day: payments by their success, refunds by their request.</summary>
internal sealed class TradeBill(World world)
{
    private const string Lead =
        "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
        + "应结订单金额,代金券金额";

    private const string RefundTimes = ",退款申请时间,退款成功时间";
    private const string RefundPart = ",微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态";
    private const string Tail = ",商品名称,商户数据包,手续费,费率,订单金额";

    private const string SummaryHeader =
        "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

    /// <summary>Null when the day has no such rows.</summary>
    public byte[]? Write(DateOnly day, string type, IEnumerable<BillLie> lies)
    {
        var rows = Rows(day).ToList();
        foreach (var lie in lies)
            Plant(rows, lie, day);
        if (type != "ALL")
            rows.RemoveAll(row => row.State != type);
        if (rows.Count == 0)
            return null;
        var sheet = new BillSheet(Header(type), SummaryHeader);
        foreach (var row in rows.OrderBy(row => row.At))
            sheet.Add([.. Values(row, type)]);
        return sheet.Close(
            BillSheet.Count(rows.Count),
            BillSheet.Yuan(rows.Sum(row => row.PaidFen)),
            BillSheet.Yuan(rows.Sum(row => row.RefundFen)),
            "0.00",
            BillSheet.FeeYuan(rows.Sum(row => row.FeeFen)),
            BillSheet.Yuan(rows.Sum(row => row.PaidFen)),
            BillSheet.Yuan(rows.Sum(row => row.RefundFen)));
    }

    private static string Header(string type) => type switch
    {
        "SUCCESS" => $"{Lead}{Tail},费率备注",
        "REFUND" => $"{Lead}{RefundTimes}{RefundPart}{Tail},申请退款金额,费率备注",
        _ => $"{Lead}{RefundPart}{Tail},申请退款金额,费率备注",
    };

    private static void Plant(List<TradeRow> rows, BillLie lie, DateOnly day)
    {
        if (lie.Kind == "extra")
        {
            rows.Add(Stranger(rows, lie, day));
            return;
        }

        var at = rows.FindIndex(
            row => lie.Number is null || lie.Number == row.OutTradeNo || lie.Number == row.OutRefundNo);
        if (at < 0)
            return;
        if (lie.Kind == "amount")
            rows[at] = rows[at].OffBy(lie.Fen);
        else
            rows.RemoveAt(at);
    }

    private static TradeRow Stranger(List<TradeRow> rows, BillLie lie, DateOnly day) => new()
    {
        At = Beijing.At(day, new TimeOnly(12, 0)),
        State = "SUCCESS",
        TransactionId = $"4200000000{day:yyyyMMdd}{rows.Count:D10}",
        OutTradeNo = lie.Number ?? $"EXTRA{day:yyyyMMdd}{rows.Count:D4}",
        OpenId = "oSBXstranger0000000000000000",
        PaidFen = lie.Fen,
        FeeFen = 0,
        Description = "SANDBOX 多出的一行",
    };

    private IEnumerable<TradeRow> Rows(DateOnly day)
    {
        foreach (var order in world.State.Orders.Values)
        {
            if (order.SuccessTime is { } paid && Beijing.DayOf(paid) == day)
                yield return Row(order, paid) with { PaidFen = order.TotalFen, FeeFen = order.FeeFen };
        }

        foreach (var refund in world.State.Refunds.Values)
        {
            if (Beijing.DayOf(refund.CreateTime) != day || refund.Status == "CLOSED")
                continue;
            yield return Row(world.State.Orders[refund.OutTradeNo], refund.CreateTime) with
            {
                State = "REFUND",
                RefundId = refund.RefundId,
                OutRefundNo = refund.OutRefundNo,
                RefundFen = refund.RefundFen,
                RefundStatus = refund.Status,
                RefundedAt = refund.SuccessTime,
                FeeFen = -refund.FeeReturnFen,
            };
        }
    }

    private static TradeRow Row(PayOrder order, DateTimeOffset at) => new()
    {
        At = at,
        State = "SUCCESS",
        TransactionId = order.TransactionId!,
        OutTradeNo = order.OutTradeNo,
        OpenId = order.OpenId,
        Description = order.Description,
        Attach = order.Attach ?? "",
    };

    private IEnumerable<string> Values(TradeRow row, string type)
    {
        var keys = world.Merchant.Record;
        var refund = row.State == "REFUND";
        string[] lead =
        [
            Beijing.BillTime(row.At), keys.AppId, keys.MchId, "0", "", row.TransactionId, row.OutTradeNo, row.OpenId,
            "JSAPI", row.State, "OTHERS", "CNY", BillSheet.Yuan(row.PaidFen), "0.00",
        ];
        string[] times = type == "REFUND"
            ? [Beijing.BillTime(row.At), row.RefundedAt is { } done ? Beijing.BillTime(done) : ""]
            : [];
        string[] refunds = type == "SUCCESS"
            ? []
            :
            [
                row.RefundId, row.OutRefundNo, BillSheet.Yuan(row.RefundFen), "0.00",
                refund ? "ORIGINAL" : "", row.RefundStatus,
            ];
        string[] tail =
        [
            row.Description, row.Attach, BillSheet.FeeYuan(row.FeeFen), PaymentFee.Rate, BillSheet.Yuan(row.PaidFen),
        ];
        string[] asked = type == "SUCCESS" ? [""] : [BillSheet.Yuan(row.RefundFen), ""];
        return [.. lead, .. times, .. refunds, .. tail, .. asked];
    }
}

/// <summary>One line of the trade bill. Fee: positive on payments, negative on refunds.</summary>
internal sealed record TradeRow
{
    public required DateTimeOffset At { get; init; }
    public required string State { get; init; }
    public required string TransactionId { get; init; }
    public required string OutTradeNo { get; init; }
    public required string OpenId { get; init; }
    public required string Description { get; init; }
    public string Attach { get; init; } = "";
    public long PaidFen { get; init; }
    public long RefundFen { get; init; }
    public long FeeFen { get; init; }
    public string RefundId { get; init; } = "";
    public string OutRefundNo { get; init; } = "";
    public string RefundStatus { get; init; } = "";
    public DateTimeOffset? RefundedAt { get; init; }

    public TradeRow OffBy(long fen) =>
        State == "REFUND" ? this with { RefundFen = RefundFen + fen } : this with { PaidFen = PaidFen + fen };
}
