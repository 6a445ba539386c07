using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.State;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.Pay;

/// <summary>JSAPI orders: prepay, query, close.</summary>
internal sealed class Orders
{
    private const string ExpireKind = "order-expire";
    private static readonly TimeSpan PrepayLife = TimeSpan.FromHours(2);
    private static readonly TimeSpan OrderLife = TimeSpan.FromDays(7);
    private readonly World world;

    public Orders(World world)
    {
        this.world = world;
        world.Agenda.On(ExpireKind, Expire);
    }

    public static Shape PrepayShape { get; } = new(
        Field.Text("appid", 32),
        Field.Text("mchid", 32),
        Field.Text("description", 127),
        Field.Text("out_trade_no", 32, 6, NumberRules.TradeNo),
        Field.TextIf("time_expire", 64),
        Field.TextIf("attach", 128),
        Field.Text("notify_url", 255),
        Field.TextIf("goods_tag", 32),
        Field.FlagIf("support_fapiao"),
        Field.Object("amount", Field.Whole("total", 1, 100_000_000_00), Field.TextIf("currency", 16)),
        Field.Object("payer", Field.Text("openid", 128)),
        Field.ObjectIf(
            "detail",
            Field.WholeIf("cost_price", 0),
            Field.TextIf("invoice_id", 32),
            Field.ListIf(
                "goods_detail",
                1,
                6_000,
                Field.Text("merchant_goods_id", 32),
                Field.TextIf("wechatpay_goods_id", 32),
                Field.TextIf("goods_name", 256),
                Field.Whole("quantity", 1),
                Field.Whole("unit_price", 0))),
        Field.ObjectIf(
            "scene_info",
            Field.Text("payer_client_ip", 45),
            Field.TextIf("device_id", 32),
            Field.ObjectIf(
                "store_info",
                Field.Text("id", 32),
                Field.TextIf("name", 256),
                Field.TextIf("area_code", 32),
                Field.TextIf("address", 512))),
        Field.ObjectIf("settle_info", Field.FlagIf("profit_sharing")),
        Field.AnyIf("limit_pay"));

    public static Shape CloseShape { get; } = new(Field.Text("mchid", 32));

    public Answer Create(Call call)
    {
        if (WrongOwner(call) is { } wrong)
            return wrong;
        if (NotifyUrl.Problem(call.Text("notify_url")) is { } url)
            return PayError.Parameter("/notify_url", url);
        if (call.Text("amount.currency") is { } currency && currency != "CNY")
            return PayError.Parameter("/amount/currency", "must be CNY");
        if (!world.State.Shoppers.ContainsKey(call.Text("payer.openid")!))
            return PayError.Of(400, "PARAM_ERROR", "无效的openid");
        var expire = ReadExpire(call, out var unreadable);
        if (unreadable)
            return PayError.Parameter("/time_expire", "must be RFC 3339");
        var hash = ParameterHash.Of(call.Json!.Value);
        var number = call.Text("out_trade_no")!;
        if (world.State.Orders.TryGetValue(number, out var known))
            return Again(known, hash);
        if (expire <= world.Now)
            return PayError.Parameter("/time_expire", "lies in the past");
        var order = Make(call, number, hash, expire);
        world.State.Orders.Add(number, order);
        world.Agenda.PlanAt(order.TimeExpire ?? order.CreatedAt + OrderLife, ExpireKind, number);
        return Prepaid(order);
    }

    public Answer ByOutTradeNo(Call call) =>
        Found(call, world.State.OrderOf(call.Values["out_trade_no"], null));

    public Answer ById(Call call) => Found(call, world.State.OrderOf(null, call.Values["transaction_id"]));

    public Answer Close(Call call)
    {
        if (call.Text("mchid") != world.Merchant.Record.MchId)
            return PayError.Parameter("/mchid", "is not the caller's");
        var order = world.State.OrderOf(call.Values["out_trade_no"], null);
        if (order is null)
            return PayError.NotFound("ORDER_NOT_EXIST", "订单不存在");
        if (order.IsPaid)
            return PayError.Of(400, "ORDERPAID", "该订单已支付");
        Shut(order);
        return Answer.NoContent();
    }

    /// <summary>The order as queries and notifies show it.</summary>
    public JsonObject View(PayOrder order)
    {
        var view = new JsonObject
        {
            ["appid"] = order.AppId,
            ["mchid"] = world.Merchant.Record.MchId,
            ["out_trade_no"] = order.OutTradeNo,
            ["trade_state"] = order.TradeState,
            ["trade_state_desc"] = StateText(order.TradeState),
        };
        if (order.Attach is not null)
            view["attach"] = order.Attach;
        if (!order.IsPaid)
            return view;
        view["transaction_id"] = order.TransactionId;
        view["trade_type"] = "JSAPI";
        view["bank_type"] = "OTHERS";
        view["success_time"] = Beijing.Rfc3339(order.SuccessTime!.Value);
        view["payer"] = new JsonObject { ["openid"] = order.OpenId };
        view["amount"] = new JsonObject
        {
            ["total"] = order.TotalFen,
            ["payer_total"] = order.TotalFen,
            ["currency"] = "CNY",
            ["payer_currency"] = "CNY",
        };
        return view;
    }

    private static string StateText(string state) => state switch
    {
        "SUCCESS" => "支付成功",
        "REFUND" => "转入退款",
        "CLOSED" => "订单已关闭",
        "USERPAYING" => "用户支付中",
        "PAYERROR" => "支付失败",
        _ => "订单未支付",
    };

    private static DateTimeOffset? ReadExpire(Call call, out bool unreadable)
    {
        unreadable = false;
        if (call.Text("time_expire") is not { } text)
            return null;
        unreadable = !Rfc3339.TryRead(text, out var expire);
        return expire;
    }

    private Answer? WrongOwner(Call call)
    {
        if (call.Text("mchid") != world.Merchant.Record.MchId)
            return PayError.Of(400, "MCH_NOT_EXISTS", "商户号不存在或与签名不符");
        return call.Text("appid") == world.Merchant.Record.AppId
            ? null
            : PayError.Of(400, "APPID_MCHID_NOT_MATCH", "AppID和mch_id不匹配");
    }

    private PayOrder Make(Call call, string number, string hash, DateTimeOffset? expire)
    {
        // An expiry less than a minute ahead is raised, as on the real gateway.
        var soonest = world.Now.AddMinutes(1);
        return new PayOrder
        {
            OutTradeNo = number,
            AppId = call.Text("appid")!,
            Description = call.Text("description")!,
            TotalFen = call.Whole("amount.total"),
            OpenId = call.Text("payer.openid")!,
            NotifyUrl = call.Text("notify_url")!,
            Attach = call.Text("attach"),
            ParameterHash = hash,
            CreatedAt = world.Now,
            TimeExpire = expire < soonest ? soonest : expire,
        };
    }

    private Answer Again(PayOrder order, string hash)
    {
        if (order.IsPaid)
            return PayError.Of(400, "ORDERPAID", "该订单已支付");
        if (order.TradeState == "CLOSED")
            return PayError.Of(400, "ORDER_CLOSED", "订单已关闭");
        return order.ParameterHash == hash
            ? Prepaid(order)
            : PayError.Invalid("请求重入时，参数与首次请求时不一致");
    }

    private Answer Prepaid(PayOrder order)
    {
        var prepay = order.Prepays.FindLast(known => known.ExpiresAt > world.Now);
        if (prepay is null)
        {
            prepay = new Prepay($"wx{Beijing.Stamp(world.Now)}{world.Dice.Hex(20)}", world.Now + PrepayLife);
            order.Prepays.Add(prepay);
            world.State.Numbers[prepay.Id] = order.OutTradeNo;
        }

        return Answer.Ok(new JsonObject { ["prepay_id"] = prepay.Id });
    }

    private Answer Found(Call call, PayOrder? order)
    {
        if (call.Query.GetValueOrDefault("mchid") != world.Merchant.Record.MchId)
            return PayError.Of(400, "PARAM_ERROR", "mchid 缺失或不符");
        return order is null ? PayError.NotFound("ORDER_NOT_EXIST", "订单不存在") : Answer.Ok(View(order));
    }

    private void Expire(string number)
    {
        if (world.State.Orders.TryGetValue(number, out var order) && order is { IsPaid: false })
            Shut(order);
    }

    private void Shut(PayOrder order)
    {
        order.TradeState = "CLOSED";
        world.Agenda.Forget(ExpireKind, order.OutTradeNo);
    }
}
