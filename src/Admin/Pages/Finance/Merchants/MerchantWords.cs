using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Merchants;

namespace VillageCloud.Admin.Pages.Finance.Merchants;

internal static class MerchantWords
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        [nameof(WeChatCredentials.AppId)] = "小程序 AppID", [nameof(WeChatCredentials.AppSecret)] = "小程序密钥",
        [nameof(WeChatCredentials.MerchantId)] = "商户号", [nameof(WeChatCredentials.MerchantSerial)] = "商户证书序列号",
        [nameof(WeChatCredentials.MerchantKey)] = "商户私钥", [nameof(WeChatCredentials.ApiV3Key)] = "APIv3 密钥",
        [nameof(WeChatCredentials.PlatformKeyId)] = "微信支付公钥 ID",
        [nameof(WeChatCredentials.PlatformKey)] = "微信支付公钥", [nameof(WeChatCredentials.PushToken)] = "消息推送令牌",
        [nameof(WeChatCredentials.PushKey)] = "消息加密密钥", [nameof(WeChatCredentials.IsPushPlain)] = "消息加密方式",
        [nameof(WeChatCredentials.WaitingTemplateId)] = "待收款模板",
        [nameof(WeChatCredentials.LapsingTemplateId)] = "快过期模板",
        [nameof(WeChatCredentials.TemplateKeys)] = "模板关键词",
    };

    public static string Of(Decision decision) => decision switch
    {
        Decision.Approve => "复核微信账户",
        Decision.Decline => "驳回微信账户",
        _ => "撤回微信账户",
    };

    public static string Verb(Decision decision) => decision switch
    {
        Decision.Approve => "确认生效",
        Decision.Decline => "确认驳回",
        _ => "确认撤回",
    };

    public static IReadOnlyList<PreviewLine> Of(ShowMerchantAccount.AccountView view)
    {
        List<PreviewLine> lines =
        [
            new("商户号", null, view.MerchantId), new("小程序 AppID", null, view.AppId),
            new("商户证书序列号", null, view.MerchantSerial),
            new("微信支付公钥 ID", null, view.PlatformKeyId ?? "没有填，用平台证书"),
            new("消息推送", null, view.IsPushPlain ? "明文模式" : "安全模式"),
            new("填写", null, $"{view.Maker ?? "服务器管理员，在服务器上"}　{Beijing.Text(view.MadeAt)}"),
        ];
        if (view is { Checker: { } checker, InForceFrom: { } from })
            lines.Add(new("复核", null, $"{checker}　{Beijing.Text(from)}"));
        return lines;
    }

    public static string Changed(ShowMerchantAccount.Result shown) => shown.Now is null
        ? "这是第一份。请照着微信支付商户平台核对商户号：复核以后，顾客付的钱就进这个商户。"
        : $"改的是：{string.Join("、", shown.Changed.Select(static name => Fields[name]))}。复核以后几秒生效，旧的密钥还认两星期。";

    public static (string Text, Tone Tone) Of(ConnectionLine line) => line switch
    {
        { IsGood: true } => ("正常", Tone.Good),
        { IsOpen: true } => ("没问出来", Tone.Waiting),
        _ => ("有问题", Tone.Bad),
    };

    public static string Of(IReadOnlyList<ConnectionLine> lines, DateTimeOffset at, bool isWaiting)
    {
        var bad = lines.Count(static line => !line.IsGood);
        var which = isWaiting ? "等着复核的这一份" : "现在用的这一份";
        return $"{Beijing.Text(at)}，{which}：{(bad == 0 ? "都正常" : $"{bad} 项要处理")}";
    }
}
