using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace VillageCloud.Sandbox.Tests;

/// <summary>The steps that most tests begin with.</summary>
internal static class Scenes
{
    public static object Order(this Backend backend, string number, string openid, long fen = 10_000) => new
    {
        appid = backend.Keys.AppId,
        mchid = backend.Keys.MchId,
        description = "五常大米 5kg, 新米`",
        out_trade_no = number,
        notify_url = backend.Inbox.NotifyUrl,
        amount = new { total = fen, currency = "CNY" },
        payer = new { openid },
    };

    public static async Task<string> Prepay(this Backend backend, string number, string openid, long fen = 10_000)
    {
        var reply = await backend.Pay("POST", "/v3/pay/transactions/jsapi", backend.Order(number, openid, fen));
        Assert.That(reply.Status, Is.EqualTo(200), reply.Text);
        return reply.Json["prepay_id"]!.GetValue<string>();
    }

    public static async Task<JsonNode> RequestPayment(this Backend backend, string prepayId, string alias)
    {
        var stamp = backend.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var package = $"prepay_id={prepayId}";
        var text = $"{backend.Keys.AppId}\n{stamp}\nn0nce\n{package}\n";
        return await backend.Control("POST", "user/request-payment", new
        {
            appId = backend.Keys.AppId,
            timeStamp = stamp,
            nonceStr = "n0nce",
            package,
            signType = "RSA",
            paySign = backend.Sign(Encoding.UTF8.GetBytes(text)),
            @as = alias,
        });
    }

    /// <summary>Orders and pays; returns the transaction id.</summary>
    public static async Task<string> Paid(
        this Backend backend, string number, string alias = "shopper-1", long fen = 10_000)
    {
        backend.Inbox.Now = () => backend.Now.ToUnixTimeSeconds();
        var prepay = await backend.Prepay(number, await backend.OpenId(alias), fen);
        var paid = await backend.RequestPayment(prepay, alias);
        Assert.That(paid["result"]?.GetValue<string>(), Is.EqualTo("ok"), paid.ToJsonString());
        return paid["transactionId"]!.GetValue<string>();
    }

    public static object RefundOf(
        this Backend backend, string outTradeNo, string number, long fen, long total = 10_000) => new
    {
        out_trade_no = outTradeNo,
        out_refund_no = number,
        reason = "不新鲜",
        notify_url = backend.Inbox.NotifyUrl,
        amount = new { refund = fen, total, currency = "CNY" },
    };

    public static Task<Reply> Refund(
        this Backend backend, string outTradeNo, string number, long fen, long total = 10_000) =>
        backend.Pay("POST", "/v3/refund/domestic/refunds", backend.RefundOf(outTradeNo, number, fen, total));

    public static object TransferOf(
        this Backend backend, string number, string openid, long fen = 5_000, string remark = "稻谷款") =>
        new
        {
            appid = backend.Keys.AppId,
            out_bill_no = number,
            transfer_scene_id = "1009",
            openid,
            transfer_amount = fen,
            transfer_remark = remark,
            notify_url = backend.Inbox.NotifyUrl,
            user_recv_perception = "货款",
            transfer_scene_report_infos = new[] { new { info_type = "采购商品名称", info_content = "稻谷" } },
        };

    public static Task<Reply> Transfer(
        this Backend backend, string number, string openid, long fen = 5_000, string remark = "稻谷款") =>
        backend.Pay("POST", TransferPath, backend.TransferOf(number, openid, fen, remark));

    public const string TransferPath = "/v3/fund-app/mch-transfer/transfer-bills";

    public static async Task<string> Farmer(this Backend backend, long fen = 1_000_000)
    {
        backend.Inbox.Now = () => backend.Now.ToUnixTimeSeconds();
        await backend.Control("POST", "accounts/topup", new { account = "OPERATION", fen });
        return await backend.OpenId("farmer-1");
    }

    public static async Task<string> TransferState(this Backend backend, string number) =>
        (await backend.Pay("GET", $"{TransferPath}/out-bill-no/{number}")).Json["state"]!.GetValue<string>();

    public static object ShippingOf(this Backend backend, string outTradeNo, string openid, DateTimeOffset at) => new
    {
        order_key = new { order_number_type = 1, mchid = backend.Keys.MchId, out_trade_no = outTradeNo },
        logistics_type = 1,
        delivery_mode = 1,
        shipping_list = new[] { new { tracking_no = "YT0001", express_company = "YTO", item_desc = "五常大米*1" } },
        upload_time = at.ToOffset(TimeSpan.FromHours(8))
            .ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        payer = new { openid },
    };
}
