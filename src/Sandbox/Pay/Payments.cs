using System.Globalization;
using VillageCloud.Sandbox.Crypto;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.Ledger;
using VillageCloud.Sandbox.Outgoing;
using VillageCloud.Sandbox.State;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.Pay;

/// <summary>The user's side of an order: what wx.requestPayment does with the five parameters.</summary>
internal sealed class Payments(World world, Orders orders, Courier courier)
{
    private const string PackagePrefix = "prepay_id=";

    /// <summary>Pays, or returns the error code that the user's phone would show.</summary>
    public string? Pay(PaymentLines lines, string paySign, string openId, out PayOrder? paid)
    {
        paid = null;
        if (lines.AppId != world.Merchant.Record.AppId)
            return "appid_mismatch";
        if (!lines.Package.StartsWith(PackagePrefix, StringComparison.Ordinal))
            return "package_malformed";
        if (!long.TryParse(lines.TimeStamp, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return "timestamp_malformed";
        if (lines.NonceStr.Length is 0 or > 32)
            return "nonce_malformed";
        if (!world.Merchant.MerchantKey.Verifies(SignedLines.OfPayment(lines), paySign))
            return "sign_error";
        var prepayId = lines.Package[PackagePrefix.Length..];
        var order = world.State.OrderOf(null, prepayId);
        if (order is null)
            return "prepay_unknown";
        if (Refusal(order, prepayId, openId) is { } refusal)
            return refusal;
        Succeed(order);
        paid = order;
        return null;
    }

    public PayOrder? OfPackage(string package) => package.StartsWith(PackagePrefix, StringComparison.Ordinal)
        ? world.State.OrderOf(null, package[PackagePrefix.Length..])
        : null;

    private string? Refusal(PayOrder order, string prepayId, string openId)
    {
        if (order.OpenId != openId)
            return "payer_mismatch";
        if (order.IsPaid)
            return "order_paid";
        if (order.TradeState == "CLOSED")
            return "order_closed";
        if (order.TimeExpire <= world.Now)
            return "order_expired";
        return order.Prepays.Exists(p => p.Id == prepayId && p.ExpiresAt <= world.Now) ? "prepay_expired" : null;
    }

    private void Succeed(PayOrder order)
    {
        order.TransactionId = $"4200{world.Dice.Digits(6)}{Beijing.Stamp(world.Now)[..8]}{world.Dice.Digits(10)}";
        world.State.Numbers[order.TransactionId] = order.OutTradeNo;
        order.SuccessTime = world.Now;
        order.TradeState = "SUCCESS";
        order.FeeFen = PaymentFee.Of(order.TotalFen);
        world.Ledger.Pay(order);
        world.Agenda.Plan(TimeSpan.FromHours(48), "remind-shipping", order.OutTradeNo);
        var text = orders.View(order);
        courier.Send(new Notice
        {
            Id = Guid.Parse(world.Dice.Hex(32)).ToString(),
            Product = "pay",
            Subject = order.OutTradeNo,
            EventType = "TRANSACTION.SUCCESS",
            OriginalType = "transaction",
            Summary = "支付成功",
            Url = order.NotifyUrl,
            Plaintext = Answer.Text(text),
            CreatedAt = world.Now,
            OpenId = order.OpenId,
        });
    }
}
