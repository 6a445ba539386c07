using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.State;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.Pay;

/// <summary>What a transfer must fulfil before it is accepted.</summary>
internal sealed class TransferRules(World world)
{
    private const long LeastFen = 10;
    private const long NameForbiddenBelowFen = 30;
    private const long NameRequiredFromFen = 2_000_00;

    public static Shape CreateShape { get; } = new(
        Field.Text("appid", 32),
        Field.Text("out_bill_no", 32, 1, NumberRules.Plain),
        Field.Text("transfer_scene_id", 36),
        Field.Text("openid", 64),
        Field.TextIf("user_name", 1_024),
        Field.Whole("transfer_amount", 1),
        Field.Text("transfer_remark", 32),
        Field.TextIf("notify_url", 256),
        Field.TextIf("user_recv_perception", 32),
        Field.List(
            "transfer_scene_report_infos", 1, 10, Field.Characters("info_type", 15), Field.Text("info_content", 32)),
        Field.ObjectIf("user_recv_style", Field.Text("type", 32)));

    /// <summary>Opens the encrypted name with the key the request names; plaintext is refused and noted.</summary>
    public string? OpenName(Call call, out Answer? refusal)
    {
        refusal = null;
        if (call.Text("user_name") is not { } sealedName)
            return null;
        var key = world.Merchant.WeChatKey(call.Header("Wechatpay-Serial") ?? "");
        if (key?.OpenSensitive(sealedName) is { } name)
            return name;
        if (sealedName.Any(c => c > 0x7F))
            world.Violations.Add("PLAINTEXT_NAME", $"transfer {call.Text("out_bill_no")} holds a name in plaintext");
        refusal = PayError.Parameter("/user_name", "cannot be decrypted with the key of Wechatpay-Serial");
        return null;
    }

    public Answer? Refusal(Call call, string? name)
    {
        if (call.Text("appid") != world.Merchant.Record.AppId)
            return PayError.Of(400, "APPID_MCHID_NOT_MATCH", "商户号和appid没有绑定关系");
        if (NotifyUrl.Problem(call.Text("notify_url")) is { } url)
            return PayError.Parameter("/notify_url", url);
        if (!world.State.Shoppers.ContainsKey(call.Text("openid")!))
            return PayError.Of(400, "PARAM_ERROR", "无效的openid");
        return SceneRefusal(call) ?? NameRefusal(call.Whole("transfer_amount"), name) ?? LimitRefusal(call);
    }

    /// <summary>Two payments of one sum to one user for one thing are most likely one too many.</summary>
    public void WatchDoublePayment(MchTransfer transfer)
    {
        var twin = world.State.Transfers.Values.FirstOrDefault(other =>
            other.OpenId == transfer.OpenId
            && other.AmountFen == transfer.AmountFen
            && other.Remark == transfer.Remark
            && other.State is not ("FAIL" or "CANCELLED")
            && transfer.CreateTime - other.CreateTime <= world.Options.DoublePaymentWindow);
        if (twin is not null)
            world.Violations.Add("DOUBLE_PAYMENT", $"transfer {transfer.OutBillNo} pays what {twin.OutBillNo} pays");
    }

    public string? NameMismatch(MchTransfer transfer)
    {
        var shopper = world.State.Shoppers.GetValueOrDefault(transfer.OpenId);
        var differs = transfer.UserName is not null && shopper?.RealName is { } real && real != transfer.UserName;
        return differs ? "NAME_NOT_CORRECT" : null;
    }

    private static Answer? SceneRefusal(Call call)
    {
        if (!TransferScene.All.TryGetValue(call.Text("transfer_scene_id")!, out var scene))
            return PayError.Invalid("转账场景未申请或不可用");
        if (call.Text("user_recv_perception") is { } shown && !scene.Perceptions.Contains(shown))
            return PayError.Invalid("用户收款感知不在该场景允许的范围内");
        var given = call.Find("transfer_scene_report_infos")!.Value.EnumerateArray()
            .Select(info => info.GetProperty("info_type").GetString()!)
            .Order(StringComparer.Ordinal);
        return given.SequenceEqual(scene.InfoTypes.Order(StringComparer.Ordinal))
            ? null
            : PayError.Parameter("/transfer_scene_report_infos", "must hold exactly the info_types of the scene");
    }

    private static Answer? NameRefusal(long fen, string? name)
    {
        if (fen < NameForbiddenBelowFen && name is not null)
            return PayError.Parameter("/user_name", "must not be sent below 0.30 yuan");
        return fen >= NameRequiredFromFen && name is null
            ? PayError.Parameter("/user_name", "is required from 2000 yuan")
            : null;
    }

    private Answer? LimitRefusal(Call call)
    {
        var fen = call.Whole("transfer_amount");
        if (fen < LeastFen || fen > world.Options.SingleTransferLimitFen)
            return PayError.Invalid("转账金额不在单笔限额范围内");
        var today = Beijing.DayOf(world.Now);
        var ofToday = world.State.Transfers.Values
            .Where(t => Beijing.DayOf(t.CreateTime) == today && t.State is not ("FAIL" or "CANCELLED"))
            .ToList();
        var ofUser = ofToday.Where(t => t.OpenId == call.Text("openid")).Sum(t => t.AmountFen);
        if (ofUser + fen > world.Options.UserDayTransferLimitFen)
            return PayError.Invalid("超出单用户单日转账限额");
        return ofToday.Sum(t => t.AmountFen) + fen > world.Options.MerchantDayTransferLimitFen
            ? PayError.Invalid("超出商户单日转账限额")
            : null;
    }
}
