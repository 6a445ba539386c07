using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;

namespace VillageCloud.Features.Shop.Fulfilment;

public sealed record ParcelView(
    int Number, string CarrierCode, string CarrierName, string TrackingNo, DateTimeOffset SentAt)
{
    internal static ParcelView From(Parcel parcel) => new(
        parcel.Number, parcel.CarrierCode, Carriers.NameOf(parcel.CarrierCode), parcel.TrackingNo, parcel.SentAt);
}

/// <param name="CarrierCode">Of the first parcel, as are its name and number.</param>
/// <param name="ReportedAt">When WeChat first accepted the shipping information.</param>
/// <param name="IsAllSent">False while more parcels follow.</param>
/// <param name="IsReported">WeChat knows all of it as it stands here.</param>
/// <param name="Trouble">Null unless WeChat doesn't take it.</param>
/// <param name="IsFixed">WeChat takes no other number any more.</param>
public sealed record ShipmentView(
    string OrderNumber, string CarrierCode, string CarrierName, string TrackingNo, DateTimeOffset ShippedAt,
    DateTimeOffset? ReportedAt, IReadOnlyList<ParcelView> Parcels, bool IsAllSent, bool IsReported,
    ShippingTrouble? Trouble, bool IsFixed)
{
    public static ShipmentView From(Shipment shipment, string orderNumber)
    {
        List<ParcelView> parcels = [.. shipment.Current.Select(ParcelView.From)];
        var first = parcels[0];
        return new(
            orderNumber, first.CarrierCode, first.CarrierName, first.TrackingNo, shipment.ShippedAt,
            shipment.ReportedAt, parcels, shipment.IsAllSent, shipment.IsReported, ShippingTrouble.Of(shipment),
            shipment.IsFixed);
    }
}

/// <summary>WeChat doesn't take the shipping information: what it said, and what mends it.</summary>
/// <param name="Code">WeChat's, or <see cref="Shipment.DiffersAtWeChat"/>.</param>
/// <param name="NumbersAtWeChat">What it has instead of ours.</param>
public sealed record ShippingTrouble(string Code, string Sentence, string? NumbersAtWeChat, DateTimeOffset At)
{
    internal static ShippingTrouble? Of(Shipment shipment) => shipment.RefusedAs is { } code
        ? new(code, WordsFor(code, shipment.NumbersAtWeChat), shipment.NumbersAtWeChat, shipment.RefusedAt!.Value)
        : null;

    /// <summary>What it is and what to do, for the keeper.</summary>
    internal static string WordsFor(string code, string? numbers) => code switch
    {
        Shipment.DiffersAtWeChat =>
            $"微信那边登记的运单是 {numbers}，和这里不一样。哪边对就以哪边为准：微信对，就把这里改成微信的单号；这里对，就点“重新上传”",
        "10060001" => "微信查不到这个订单的付款，没法上传发货信息，请到微信商户平台核对，并联系技术人员",
        "10060003" when numbers is not null =>
            $"微信只允许改一次运单，已经用过了，微信那边是 {numbers}。请把这里改成微信的单号，再打电话把正确的单号告诉顾客",
        "10060003" => "微信只允许改一次运单，已经用过了。请打电话把正确的单号告诉顾客",
        "10060004" => "微信说这个订单现在不能发货（可能已经退款或已确认收货），请核对订单",
        "10060007" => "微信不认这个快递公司或单号，请核对面单，改好运单",
        "10060024" => "包裹太多，微信一个订单最多收 15 个",
        "10060031" => "微信说付款人对不上，请联系技术人员",
        "45009" => "今天上传的次数用完了，明天会自动再传",
        _ => $"微信没有接受发货信息（{code}），系统会继续重试。请核对快递公司和单号，也可以点“重新上传”",
    };
}

public sealed record RefundUnderWay()
    : Refusal("shipment.refund_under_way", "这个订单有商品正在退款，还没有结果。请等退款办完，或者撤回退款，再发货")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record SettlementUnclear()
    : Refusal("shipment.settlement_unclear", "微信还没有确认这个订单已结算，稍后会自动再查")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
