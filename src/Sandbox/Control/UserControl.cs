using VillageCloud.Sandbox.Api;
using VillageCloud.Sandbox.Crypto;
using VillageCloud.Sandbox.Faults;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Outgoing;
using VillageCloud.Sandbox.Pay;

namespace VillageCloud.Sandbox.Control;

/// <summary>What people do with their phones.</summary>
internal sealed class UserControl(World world, PayFace pay, ApiFace api, PushEvents events)
{
    private readonly NotifyFaults notifyFaults = new(world.Faults);

    public IEnumerable<ControlRoute> Routes() =>
    [
        new("POST", "users/{openid}/login-code", call => Code(call, "login")),
        new("POST", "users/{openid}/phone-code", call => Code(call, "phone")),
        new("POST", "users/{openid}/profile", Profile),
        new("POST", "users/{openid}/active-now", Profile),
        new("POST", "users/{openid}/subscribe", Subscribe),
        new("GET", "users/{openid}/messages", Messages),
        new("GET", "users/{openid}/wallet", Wallet),
        new("POST", "user/see-template", SeeTemplate),
        new("POST", "user/see-payment", SeePayment),
        new("POST", "user/request-payment", RequestPayment),
        new("POST", "user/cancel-payment", CancelPayment),
        new("POST", "user/confirm-receive", ConfirmReceive),
        new("POST", "user/see-transfer", SeeTransfer),
        new("POST", "user/confirm-transfer", ConfirmTransfer),
    ];

    private Answer Code(ControlCall call, string kind)
    {
        lock (world.Gate)
        {
            var shopper = api.Users.Meet(call.Value("openid"));
            return ControlCall.Ok(new { code = api.Users.Mint(shopper, kind), openid = shopper.OpenId });
        }
    }

    private Answer Profile(ControlCall call)
    {
        lock (world.Gate)
        {
            var shopper = api.Users.Meet(call.Value("openid"));
            shopper.RealName = call.Text("realName") ?? shopper.RealName;
            shopper.PhoneNumber = call.Text("phoneNumber") ?? shopper.PhoneNumber;
            world.Touch();
            return ControlCall.Ok(new { openid = shopper.OpenId, shopper.PhoneNumber, shopper.RealName });
        }
    }

    private Answer Subscribe(ControlCall call)
    {
        if (call.Text("templateId") is not { } template)
            return ControlCall.Error("templateId_missing");
        if (!SubscribeTemplate.All.ContainsKey(template))
            return ControlCall.Error("template_unknown");
        var accepted = call.Flag("accept") ?? true;
        lock (world.Gate)
        {
            var shopper = api.Users.Meet(call.Value("openid"));
            if (accepted)
                shopper.Accepts[template] = shopper.Accepts.GetValueOrDefault(template) + 1;
            events.SubscribeAnswer(shopper, template, accepted ? "accept" : "reject");
            world.Touch();
            var accepts = shopper.Accepts.GetValueOrDefault(template);
            return ControlCall.Ok(new { openid = shopper.OpenId, accepts });
        }
    }

    /// <summary>What that person's phone got, the newest last.</summary>
    private Answer Messages(ControlCall call)
    {
        lock (world.Gate)
        {
            return ControlCall.Ok(api.Users.Meet(call.Value("openid")).Messages);
        }
    }

    /// <summary>What transfers brought that person, and what still waits for them.</summary>
    private Answer Wallet(ControlCall call)
    {
        lock (world.Gate)
        {
            var openId = api.Users.Meet(call.Value("openid")).OpenId;
            var own = world.State.Transfers.Values.Where(transfer => transfer.OpenId == openId).ToList();
            return ControlCall.Ok(new
            {
                arrivedFen = own.Where(transfer => transfer.State == "SUCCESS").Sum(transfer => transfer.AmountFen),
                openFen = own.Where(transfer => !transfer.IsFinal).Sum(transfer => transfer.AmountFen),
            });
        }
    }

    /// <summary>The sheet that asks for consent names the template; an unknown one opens no sheet.</summary>
    private static Answer SeeTemplate(ControlCall call) =>
        SubscribeTemplate.All.TryGetValue(call.Text("templateId") ?? "", out var template)
            ? ControlCall.Ok(new { template.Title })
            : ControlCall.Error("template_unknown");

    private Answer SeePayment(ControlCall call)
    {
        lock (world.Gate)
        {
            return pay.Payments.OfPackage(call.Text("package") ?? "") is { } order
                ? ControlCall.Ok(new { order.Description, order.TotalFen })
                : ControlCall.Error("prepay_unknown");
        }
    }

    private async Task<Answer> RequestPayment(ControlCall call)
    {
        var lines = new PaymentLines(
            call.Text("appId") ?? "",
            call.Text("timeStamp") ?? "",
            call.Text("nonceStr") ?? "",
            call.Text("package") ?? "");
        if (call.Text("signType") != "RSA")
            return ControlCall.Error("sign_type_must_be_RSA");
        if (call.Text("as") is not { } who)
            return ControlCall.Error("as_missing");
        Fault? before;
        string number;
        object done;
        lock (world.Gate)
        {
            var shopper = api.Users.Meet(who);
            var error = pay.Payments.Pay(lines, call.Text("paySign") ?? "", shopper.OpenId, out var order);
            if (error is not null)
                return ControlCall.Error(error);
            number = order!.OutTradeNo;
            before = notifyFaults.BeforeAnswer(
                new FaultTarget("request-payment", "/__sandbox/user/request-payment", number, order.OpenId));
            done = new { result = "ok", transactionId = order.TransactionId, outTradeNo = number };
        }

        if (before is not null)
            await world.Agenda.RunDue(call.Aborted);
        return ControlCall.Ok(done);
    }

    private Answer CancelPayment(ControlCall call)
    {
        lock (world.Gate)
        {
            return pay.Payments.OfPackage(call.Text("package") ?? "") is { } order
                ? ControlCall.Ok(new { result = "cancel", tradeState = order.TradeState })
                : ControlCall.Error("prepay_unknown");
        }
    }

    private Answer ConfirmReceive(ControlCall call)
    {
        lock (world.Gate)
        {
            if (NamesAnotherMerchant(call))
                return ControlCall.Error("merchant_mismatch");
            var order = world.State.OrderOf(call.Text("outTradeNo"), call.Text("transactionId"));
            if (order is null)
                return ControlCall.Error("order_unknown");
            return api.Shipping.Confirm(order, method: 2)
                ? ControlCall.Ok(new { result = "ok", orderState = order.Shipment.State })
                : ControlCall.Error($"order_state_{order.Shipment.State}");
        }
    }

    private Answer SeeTransfer(ControlCall call)
    {
        lock (world.Gate)
        {
            if (NamesAnotherMerchant(call))
                return ControlCall.Error("merchant_mismatch");
            return world.State.TransferOf(null, call.Text("packageInfo")) is { } transfer
                ? ControlCall.Ok(new { transfer.Remark, transfer.AmountFen })
                : ControlCall.Error("transfer_unknown");
        }
    }

    private Answer ConfirmTransfer(ControlCall call)
    {
        if (call.Text("as") is not { } who)
            return ControlCall.Error("as_missing");
        lock (world.Gate)
        {
            var transfer = world.State.TransferOf(call.Text("outBillNo"), call.Text("packageInfo"));
            if (transfer is null)
                return ControlCall.Error("transfer_unknown");
            var error = pay.Transfers.Confirm(transfer, api.Users.Meet(who).OpenId);
            return error is null
                ? ControlCall.Ok(new { result = "ok", state = transfer.State, outBillNo = transfer.OutBillNo })
                : ControlCall.Error(error);
        }
    }

    // What a page hands to WeChat's sheet; a call that is made for a person without a page names nobody.
    private bool NamesAnotherMerchant(ControlCall call) =>
        (call.Text("mchId") ?? world.Merchant.Record.MchId) != world.Merchant.Record.MchId
        || (call.Text("mchAppId") ?? world.Merchant.Record.AppId) != world.Merchant.Record.AppId;
}
