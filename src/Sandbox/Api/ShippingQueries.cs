using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Api;

/// <summary>What the shipping subsystem tells about orders and itself.</summary>
internal sealed class ShippingQueries(World world, Shipping shipping, ApiError error)
{
    public static Shape OrderShape { get; } = new(
        Field.TextIf("transaction_id", 64),
        Field.TextIf("merchant_id", 32),
        Field.TextIf("sub_merchant_id", 32),
        Field.TextIf("merchant_trade_no", 32));

    public static Shape ReceiveShape { get; } = new([.. OrderShape.Fields, Field.Whole("received_time", 0)]);

    public static Shape AppShape { get; } = new(Field.Text("appid", 64));

    public Answer Order(Call call) => Find(call) is { } order
        ? Answer.Ok(new JsonObject { ["errcode"] = 0, ["errmsg"] = "ok", ["order"] = View(order) })
        : error.Of(10060001, "支付单不存在");

    public Answer NotifyReceived(Call call)
    {
        if (Find(call) is not { } order)
            return error.Of(10060001, "支付单不存在");
        if (order.Shipment is not { State: 2, LogisticsType: 1 })
            return error.Of(10060004, "支付单处于不可提醒的状态");
        if (call.Whole("received_time") < order.Shipment.ShippedAt!.Value.ToUnixTimeSeconds())
            return error.Of(40097, "invalid args: received_time");
        if (order.Shipment.ReceiptReminded)
            return error.Of(10060032, "已提醒过");
        order.Shipment.ReceiptReminded = true;
        return ApiError.Fine();
    }

    public Answer IsManaged(Call call) => AboutApp(call, "is_trade_managed", world.Options.TradeManaged);

    public Answer IsCompleted(Call call) => AboutApp(call, "completed", yes: true);

    public Answer DeliveryList(Call call)
    {
        if (call.Json is null)
            return error.Of(44002, "empty post data");
        var list = new JsonArray();
        foreach (var (id, name) in Carriers.All)
            list.Add(new JsonObject { ["delivery_id"] = id, ["delivery_name"] = name });
        return Answer.Ok(new JsonObject
        {
            ["errcode"] = 0,
            ["errmsg"] = "ok",
            ["delivery_list"] = list,
            ["count"] = Carriers.All.Count,
        });
    }

    private Answer AboutApp(Call call, string member, bool yes) =>
        call.Text("appid") == world.Merchant.Record.AppId
            ? Answer.Ok(new JsonObject { ["errcode"] = 0, ["errmsg"] = "ok", [member] = yes })
            : error.Of(40013, "invalid appid");

    private PayOrder? Find(Call call)
    {
        var order = call.Text("transaction_id") is { } transaction
            ? world.State.OrderOf(null, transaction)
            : ByMerchantNumber(call);
        return order is not null && shipping.IsIndexed(order) ? order : null;
    }

    private PayOrder? ByMerchantNumber(Call call) =>
        call.Text("merchant_id") == world.Merchant.Record.MchId
            ? world.State.OrderOf(call.Text("merchant_trade_no") ?? "", null)
            : null;

    private JsonObject View(PayOrder order) => new()
    {
        ["transaction_id"] = order.TransactionId,
        ["merchant_trade_no"] = order.OutTradeNo,
        ["merchant_id"] = world.Merchant.Record.MchId,
        ["sub_merchant_id"] = "",
        ["description"] = order.Description,
        ["paid_amount"] = order.TotalFen,
        ["openid"] = order.OpenId,
        ["trade_create_time"] = order.CreatedAt.ToUnixTimeSeconds(),
        ["pay_time"] = order.SuccessTime!.Value.ToUnixTimeSeconds(),
        ["order_state"] = order.Shipment.State,
        ["in_complaint"] = false,
        ["shipping"] = View(order.Shipment),
    };

    private static JsonObject View(Shipment shipment)
    {
        var parcels = new JsonArray();
        foreach (var parcel in shipment.Parcels)
        {
            parcels.Add(new JsonObject
            {
                ["tracking_no"] = parcel.TrackingNo ?? "",
                ["express_company"] = parcel.ExpressCompany ?? "",
                ["goods_desc"] = parcel.ItemDesc,
                ["upload_time"] = parcel.UploadTime.ToUnixTimeSeconds(),
                ["contact"] = new JsonObject
                {
                    ["consignor_contact"] = parcel.ConsignorContact ?? "",
                    ["receiver_contact"] = parcel.ReceiverContact ?? "",
                },
            });
        }

        return new JsonObject
        {
            ["delivery_mode"] = shipment.DeliveryMode,
            ["logistics_type"] = shipment.LogisticsType,
            ["finish_shipping"] = shipment.Finished,
            ["finish_shipping_count"] = shipment.FinishCount,
            ["goods_desc"] = string.Join(';', shipment.Parcels.Select(parcel => parcel.ItemDesc)),
            ["shipping_list"] = parcels,
        };
    }
}
