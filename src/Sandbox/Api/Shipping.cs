using System.Text.Json;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Ledger;
using VillageCloud.Sandbox.Outgoing;
using VillageCloud.Sandbox.State;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.Api;

/// <summary>Shipping information of paid orders: upload, receipt and settlement.</summary>
internal sealed class Shipping
{
    private const string AutoConfirmKind = "auto-confirm";
    private const string DoneKind = "shipping-done";
    private const int MostParcels = 15;
    private const int MostUploads = 2;
    private readonly World world;
    private readonly PushEvents events;
    private readonly ApiError error;

    public Shipping(World world, PushEvents events, ApiError error)
    {
        this.world = world;
        this.events = events;
        this.error = error;
        world.Agenda.On(AutoConfirmKind, number => Confirm(world.State.Orders.GetValueOrDefault(number), method: 1));
        world.Agenda.On("remind-shipping", Remind);
        world.Agenda.On(DoneKind, Finish);
    }

    public static Shape UploadShape { get; } = new(
        Field.Object(
            "order_key",
            Field.Whole("order_number_type", 1, 2),
            Field.TextIf("transaction_id", 64),
            Field.TextIf("mchid", 32),
            Field.TextIf("out_trade_no", 32)),
        Field.Whole("logistics_type", 1, 4),
        Field.Whole("delivery_mode", 1, 2),
        Field.FlagIf("is_all_delivered"),
        Field.List(
            "shipping_list",
            1,
            100,
            Field.TextIf("tracking_no", 128),
            Field.TextIf("express_company", 128),
            Field.Text("item_desc", 120),
            Field.ObjectIf("contact", Field.TextIf("consignor_contact", 64), Field.TextIf("receiver_contact", 64))),
        Field.Text("upload_time", 40),
        Field.Object("payer", Field.Text("openid", 128)));

    public Answer Upload(Call call)
    {
        var order = ByKey(call);
        if (order is null || !IsIndexed(order))
            return error.Of(10060001, "支付单不存在");
        if (order.OpenId != call.Text("payer.openid"))
            return error.Of(10060031, "支付者openid不匹配");
        if (BadUpload(call, order, out var time) is { } bad)
            return bad;
        if (order.Shipment.State is not (1 or 2))
            return error.Of(10060004, "支付单处于不可发货的状态");
        return Record(call, order, time);
    }

    public bool IsIndexed(PayOrder order) =>
        order.SuccessTime is { } paid && world.Now >= paid + world.Options.ShippingIndexDelay;

    /// <summary>The order's money becomes free. Method: 1 automatic, 2 by the user.</summary>
    public bool Confirm(PayOrder? order, int method)
    {
        if (order is null || order.Shipment.State != 2)
            return false;
        order.Shipment.State = 3;
        order.Shipment.ConfirmedAt = world.Now;
        world.Agenda.Forget(AutoConfirmKind, order.OutTradeNo);
        FundLedger.Settle(order);
        events.Settled(order, method);
        world.Agenda.Plan(TimeSpan.FromMinutes(1), DoneKind, order.OutTradeNo);
        return true;
    }

    private PayOrder? ByKey(Call call)
    {
        if (call.Whole("order_key.order_number_type") == 2)
            return world.State.OrderOf(null, call.Text("order_key.transaction_id"));
        if (call.Text("order_key.mchid") != world.Merchant.Record.MchId)
            return null;
        return world.State.OrderOf(call.Text("order_key.out_trade_no") ?? "", null);
    }

    private Answer? BadUpload(Call call, PayOrder order, out DateTimeOffset time)
    {
        if (!Rfc3339.TryRead(call.Text("upload_time")!, out time))
            return error.Of(10060014, "参数错误: upload_time");
        var express = call.Whole("logistics_type") == 1;
        var split = call.Whole("delivery_mode") == 2;
        var parcels = call.Find("shipping_list")!.Value.EnumerateArray().ToList();
        if (split && (!express || call.Flag("is_all_delivered") is null))
            return error.Of(10060005, "分拆发货仅支持物流快递，且必须填写 is_all_delivered");
        if (!split && parcels.Count != 1)
            return error.Of(10060006, "统一发货只能有一条物流信息");
        if (parcels.Count > MostParcels)
            return error.Of(10060024, "物流信息列表太长，最多 15 个");
        if (express && !parcels.TrueForAll(IsTraceable))
            return error.Of(10060007, "物流单号或物流公司缺失或无效");
        return order.Shipment.LastUpload >= time ? error.Of(10060013, "发货信息未更新: upload_time") : null;
    }

    private static bool IsTraceable(JsonElement parcel)
    {
        if (TextOf(parcel, "tracking_no") is null || TextOf(parcel, "express_company") is not { } company)
            return false;
        if (!Carriers.All.ContainsKey(company))
            return false;
        return company != "SF" || parcel.TryGetProperty("contact", out _);
    }

    private Answer Record(Call call, PayOrder order, DateTimeOffset time)
    {
        var shipment = order.Shipment;
        var (type, mode) = ((int)call.Whole("logistics_type"), (int)call.Whole("delivery_mode"));
        // Once it is finished, or once something was said in another way, saying it again is shipping again.
        var again = shipment.Finished
            || (shipment.Parcels.Count > 0 && (shipment.LogisticsType, shipment.DeliveryMode) != (type, mode));
        if (again && shipment.FinishCount >= MostUploads)
            return error.Of(10060003, "支付单已使用重新发货机会");
        var parcels = call.Find("shipping_list")!.Value.EnumerateArray().Select(ParcelOf).ToList();
        if (!again)
            parcels.InsertRange(0, shipment.Parcels.Where(old => !parcels.Exists(one => IsSame(one, old))));
        if (parcels.Count > MostParcels)
            return error.Of(10060024, "物流信息列表太长，最多 15 个");
        shipment.Parcels.Clear();
        shipment.Parcels.AddRange(parcels);
        (shipment.LogisticsType, shipment.DeliveryMode, shipment.LastUpload) = (type, mode, time);
        if (again && !shipment.Finished)
            shipment.FinishCount++;
        if (mode == 1 || call.Flag("is_all_delivered") == true)
            FinishUpload(order);
        return ApiError.Fine();
    }

    private static bool IsSame(Parcel one, Parcel other) =>
        (one.ExpressCompany, one.TrackingNo) == (other.ExpressCompany, other.TrackingNo);

    private void FinishUpload(PayOrder order)
    {
        var shipment = order.Shipment;
        shipment.Finished = true;
        shipment.FinishCount++;
        shipment.State = 2;
        shipment.ShippedAt ??= world.Now;
        world.Agenda.Forget(AutoConfirmKind, order.OutTradeNo);
        var due = world.Now.AddDays(shipment.LogisticsType == 1 ? 10 : 2);
        world.Agenda.PlanAt(due, AutoConfirmKind, order.OutTradeNo);
        events.Shipped(order, due);
    }

    private Parcel ParcelOf(JsonElement item)
    {
        var contact = item.TryGetProperty("contact", out var given) ? given : default(JsonElement?);
        return new Parcel
        {
            TrackingNo = TextOf(item, "tracking_no"),
            ExpressCompany = TextOf(item, "express_company"),
            ItemDesc = TextOf(item, "item_desc")!,
            ConsignorContact = contact is { } from ? TextOf(from, "consignor_contact") : null,
            ReceiverContact = contact is { } to ? TextOf(to, "receiver_contact") : null,
            UploadTime = world.Now,
        };
    }

    private static string? TextOf(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) ? value.GetString() : null;

    private void Remind(string number)
    {
        if (!world.State.Orders.TryGetValue(number, out var order) || order.Shipment.State != 1)
            return;
        events.Remind(order);
    }

    private void Finish(string number)
    {
        if (world.State.Orders.TryGetValue(number, out var order) && order.Shipment.State == 3)
            order.Shipment.State = 4;
    }
}
