using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Outgoing;

/// <summary>Makes the message-push events this sandbox knows.</summary>
internal sealed class PushEvents(World world, Courier courier)
{
    public void Remind(PayOrder order) => Push(order, "trade_manage_remind_shipping", new JsonObject
    {
        ["pay_time"] = order.SuccessTime!.Value.ToUnixTimeSeconds(),
        ["msg"] = "订单已超时未发货，请及时发货",
    });

    public void Shipped(PayOrder order, DateTimeOffset estimatedSettlement) =>
        Push(order, "trade_manage_order_settlement", new JsonObject
        {
            ["pay_time"] = order.SuccessTime!.Value.ToUnixTimeSeconds(),
            ["shipped_time"] = order.Shipment.ShippedAt!.Value.ToUnixTimeSeconds(),
            ["estimated_settlement_time"] = estimatedSettlement.ToUnixTimeSeconds(),
        });

    /// <summary>Method as the documents say: 1 automatic, 2 by hand.</summary>
    public void Settled(PayOrder order, int method) =>
        Push(order, "trade_manage_order_settlement", new JsonObject
        {
            ["pay_time"] = order.SuccessTime!.Value.ToUnixTimeSeconds(),
            ["shipped_time"] = order.Shipment.ShippedAt?.ToUnixTimeSeconds(),
            ["confirm_receive_method"] = method,
            ["confirm_receive_time"] = order.Shipment.ConfirmedAt!.Value.ToUnixTimeSeconds(),
            ["settlement_time"] = world.Now.ToUnixTimeSeconds(),
        });

    public void SubscribeAnswer(Shopper shopper, string templateId, string answer)
    {
        var detail = new JsonObject
        {
            ["TemplateId"] = templateId,
            ["SubscribeStatusString"] = answer,
            ["PopupScene"] = "0",
        };
        Send(shopper.OpenId, templateId, "subscribe_msg_popup_event", new JsonObject { ["List"] = detail });
    }

    private void Push(PayOrder order, string name, JsonObject extra)
    {
        var fields = new JsonObject
        {
            ["transaction_id"] = order.TransactionId,
            ["merchant_id"] = world.Merchant.Record.MchId,
            ["sub_merchant_id"] = "",
            ["merchant_trade_no"] = order.OutTradeNo,
        };
        foreach (var (key, value) in extra)
        {
            if (value is not null)
                fields[key] = value.DeepClone();
        }

        Send(order.OpenId, order.OutTradeNo, name, fields);
    }

    private void Send(string openId, string subject, string name, JsonObject fields)
    {
        var message = new JsonObject
        {
            ["ToUserName"] = world.Merchant.Record.OriginalId,
            ["FromUserName"] = openId,
            ["CreateTime"] = world.Now.ToUnixTimeSeconds(),
            ["MsgType"] = "event",
            ["Event"] = name,
        };
        foreach (var (key, value) in fields)
            message[key] = value?.DeepClone();
        courier.SendPush(new Notice
        {
            Id = $"push-{world.Dice.Hex(16)}",
            Product = "push",
            Subject = subject,
            EventType = name,
            Url = world.State.PushUrl ?? "",
            Plaintext = Answer.Text(message),
            CreatedAt = world.Now,
            OpenId = openId,
        });
    }
}
