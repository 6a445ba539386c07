using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Ledger;
using VillageCloud.Sandbox.Outgoing;
using VillageCloud.Sandbox.State;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.Pay;

/// <summary>Refunds: accepted first, final later.</summary>
internal sealed class Refunds
{
    private const string SettleKind = "refund-settle";
    private const int MostPerOrder = 50;
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(1);
    private readonly World world;
    private readonly Courier courier;
    private readonly UnknownOutcomes unknown;

    public Refunds(World world, Courier courier, UnknownOutcomes unknown)
    {
        this.world = world;
        this.courier = courier;
        this.unknown = unknown;
        world.Agenda.On(SettleKind, number => Settle(number, "SUCCESS"));
    }

    public static Shape CreateShape { get; } = new(
        Field.TextIf("transaction_id", 32),
        Field.TextIf("out_trade_no", 32, 6, NumberRules.TradeNo),
        Field.Text("out_refund_no", 64, 1, NumberRules.RefundNo),
        Field.TextIf("reason", 80),
        Field.TextIf("notify_url", 256),
        Field.TextIf("funds_account", 32),
        Field.Object(
            "amount",
            Field.Whole("refund", 1),
            Field.Whole("total", 1),
            Field.Text("currency", 16),
            Field.ListIf("from", 1, 2, Field.Text("account", 32), Field.Whole("amount", 1))),
        Field.ListIf(
            "goods_detail",
            1,
            6_000,
            Field.Text("merchant_goods_id", 32),
            Field.TextIf("wechatpay_goods_id", 32),
            Field.TextIf("goods_name", 256),
            Field.Whole("unit_price", 0),
            Field.Whole("refund_amount", 1),
            Field.Whole("refund_quantity", 1)));

    public Answer Create(Call call)
    {
        if (BadField(call) is { } bad)
            return bad;
        var number = call.Text("out_refund_no")!;
        var hash = ParameterHash.Of(call.Json!.Value);
        if (world.State.Refunds.TryGetValue(number, out var known))
        {
            return known.ParameterHash == hash
                ? Answer.Ok(View(known))
                : PayError.Invalid("订单信息不一致：同一退款单号的参数与首次请求不同");
        }

        var order = world.State.OrderOf(call.Text("out_trade_no"), call.Text("transaction_id"));
        if (order is null)
            return PayError.NotFound("RESOURCE_NOT_EXISTS", "订单不存在");
        var amount = call.Whole("amount.refund");
        unknown.Attempt("refund", number, IntentOf(order.OutTradeNo, amount));
        return NotRefundable(order, call) ?? Accept(order, call, hash);
    }

    public Answer Query(Call call)
    {
        if (!world.State.Refunds.TryGetValue(call.Values["out_refund_no"], out var refund))
            return PayError.NotFound("RESOURCE_NOT_EXISTS", "退款单不存在");
        unknown.Cleared("refund", refund.OutRefundNo);
        return Answer.Ok(View(refund));
    }

    /// <summary>What a refund request is for, apart from its number.</summary>
    public string? IntentOf(Call call)
    {
        var order = world.State.OrderOf(call.Text("out_trade_no"), call.Text("transaction_id"));
        return order is null ? null : IntentOf(order.OutTradeNo, call.Whole("amount.refund"));
    }

    /// <summary>Brings a refund to SUCCESS, ABNORMAL or CLOSED; false when it is unknown or already final.</summary>
    public bool Settle(string number, string status)
    {
        if (!world.State.Refunds.TryGetValue(number, out var refund) || refund.IsFinal)
            return false;
        var order = world.State.Orders[refund.OutTradeNo];
        world.Agenda.Forget(SettleKind, number);
        refund.Status = status;
        if (status == "SUCCESS")
        {
            refund.SuccessTime = world.Now;
            world.Ledger.Refund(refund);
            if (order.RefundedFen == order.TotalFen)
                order.Shipment.State = 5;
        }
        else if (status == "CLOSED")
        {
            world.Ledger.Release(refund, order);
            order.RefundedFen -= refund.RefundFen;
            order.FeeReturnedFen -= refund.FeeReturnFen;
        }

        Notify(refund, order);
        return true;
    }

    private static string IntentOf(string outTradeNo, long fen) => $"{outTradeNo} {fen}";

    private static Answer? BadField(Call call)
    {
        if (call.Text("transaction_id") is null == call.Text("out_trade_no") is null)
            return PayError.Parameter("/transaction_id", "exactly one of transaction_id and out_trade_no");
        if (NotifyUrl.Problem(call.Text("notify_url")) is { } url)
            return PayError.Parameter("/notify_url", url);
        if (call.Text("amount.currency") != "CNY")
            return PayError.Parameter("/amount/currency", "must be CNY");
        return call.Text("funds_account") is null or "AVAILABLE" or "UNSETTLED"
            ? null
            : PayError.Parameter("/funds_account", "must be AVAILABLE or UNSETTLED");
    }

    private Answer? NotRefundable(PayOrder order, Call call)
    {
        var amount = call.Whole("amount.refund");
        if (!order.IsPaid)
            return PayError.Invalid("订单未支付");
        if (call.Whole("amount.total") != order.TotalFen)
            return PayError.Invalid("订单金额与原订单不一致");
        if (order.RefundedFen == order.TotalFen)
            return PayError.Invalid("订单已全额退款");
        if (amount > order.TotalFen - order.RefundedFen)
            return PayError.Invalid("退款金额大于可退金额");
        if (world.Now > order.SuccessTime!.Value.AddYears(1))
            return PayError.Invalid("订单已超过可退款的最大期限");
        if (order.RefundTimes >= MostPerOrder)
            return PayError.Invalid("退款次数超过50次");
        return world.Now - order.LastRefundAt < Gap
            ? PayError.Of(429, "FREQUENCY_LIMITED", "同一订单的部分退款须间隔1分钟以上")
            : null;
    }

    private Answer Accept(PayOrder order, Call call, string hash)
    {
        var amount = call.Whole("amount.refund");
        var feeReturn = PaymentFee.ReturnedUpTo(order.RefundedFen + amount, order.TotalFen, order.FeeFen)
            - order.FeeReturnedFen;
        if (!world.Ledger.TryHold(order, amount - feeReturn, out var held))
            return PayError.Of(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起");
        var refund = new PayRefund
        {
            OutRefundNo = call.Text("out_refund_no")!,
            RefundId = $"5030{world.Dice.Digits(7)}{Beijing.Stamp(world.Now)[..8]}{world.Dice.Digits(10)}",
            OutTradeNo = order.OutTradeNo,
            RefundFen = amount,
            ParameterHash = hash,
            CreateTime = world.Now,
            Reason = call.Text("reason"),
            NotifyUrl = call.Text("notify_url"),
            FeeReturnFen = feeReturn,
            HeldUnsettledFen = held.Unsettled,
            HeldAvailableFen = held.Available,
            FundsAccount = held.Available == 0 && held.Unsettled > 0 ? "UNSETTLED" : "AVAILABLE",
        };
        order.RefundedFen += amount;
        order.FeeReturnedFen += feeReturn;
        order.RefundTimes++;
        order.LastRefundAt = world.Now;
        order.TradeState = "REFUND";
        world.State.Refunds.Add(refund.OutRefundNo, refund);
        if (world.Options.RefundDelay is { } delay)
            world.Agenda.Plan(delay, SettleKind, refund.OutRefundNo);
        return Answer.Ok(View(refund));
    }

    private JsonObject View(PayRefund refund)
    {
        var order = world.State.Orders[refund.OutTradeNo];
        var view = new JsonObject
        {
            ["refund_id"] = refund.RefundId,
            ["out_refund_no"] = refund.OutRefundNo,
            ["transaction_id"] = order.TransactionId,
            ["out_trade_no"] = order.OutTradeNo,
            ["channel"] = "ORIGINAL",
            ["user_received_account"] = "支付用户零钱",
            ["create_time"] = Beijing.Rfc3339(refund.CreateTime),
            ["status"] = refund.Status,
            ["funds_account"] = refund.FundsAccount,
            ["amount"] = AmountOf(refund, order, withCurrency: true),
        };
        if (refund.SuccessTime is { } time)
            view["success_time"] = Beijing.Rfc3339(time);
        return view;
    }

    private static JsonObject AmountOf(PayRefund refund, PayOrder order, bool withCurrency)
    {
        var amount = new JsonObject
        {
            ["total"] = order.TotalFen,
            ["refund"] = refund.RefundFen,
            ["payer_total"] = order.TotalFen,
            ["payer_refund"] = refund.RefundFen,
        };
        if (!withCurrency)
            return amount;
        amount["settlement_refund"] = refund.RefundFen;
        amount["settlement_total"] = order.TotalFen;
        amount["discount_refund"] = 0;
        amount["currency"] = "CNY";
        return amount;
    }

    private void Notify(PayRefund refund, PayOrder order)
    {
        if (refund.NotifyUrl is null)
            return;
        var text = new JsonObject
        {
            ["mchid"] = world.Merchant.Record.MchId,
            ["out_trade_no"] = order.OutTradeNo,
            ["transaction_id"] = order.TransactionId,
            ["out_refund_no"] = refund.OutRefundNo,
            ["refund_id"] = refund.RefundId,
            ["refund_status"] = refund.Status,
            ["user_received_account"] = "支付用户零钱",
            ["amount"] = AmountOf(refund, order, withCurrency: false),
        };
        if (refund.SuccessTime is { } time)
            text["success_time"] = Beijing.Rfc3339(time);
        courier.Send(new Notice
        {
            Id = Guid.Parse(world.Dice.Hex(32)).ToString(),
            Product = "refund",
            Subject = refund.OutRefundNo,
            EventType = $"REFUND.{refund.Status}",
            OriginalType = "refund",
            Summary = refund.Status == "SUCCESS" ? "退款成功" : "退款异常",
            Url = refund.NotifyUrl,
            Plaintext = Answer.Text(text),
            CreatedAt = world.Now,
            OpenId = order.OpenId,
        });
    }
}
