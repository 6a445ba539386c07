using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.Domain.Finance.Merchants;

public sealed record MerchantNotWaiting()
    : Refusal("merchant.not_waiting", "这份微信账户没有在等复核，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record MerchantNotInForce()
    : Refusal("merchant.not_in_force", "这份微信账户没有在用，请刷新后再看")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record MerchantAlreadyWaiting()
    : Refusal("merchant.already_waiting", "已经有一份在等复核，先复核或撤回那一份，再填新的")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record MerchantNotFound() : Refusal("merchant.not_found", "还没有填微信账户，请先填写")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}

public sealed record MerchantTypedDiffers(string MerchantId) : Refusal(
    "merchant.typed_differs",
    $"您输入的和填的商户号 {MerchantId} 不一样：照着商户平台「账户中心」核对，真不一样就驳回");

public sealed record MerchantUnchanged() : Refusal("merchant.unchanged", "和现在用的一样，没有要改的；留空的栏目会照旧");

public sealed record MerchantIdFixed(string MerchantId) : Refusal(
    "merchant.id_fixed",
    $"已经用商户号 {MerchantId} 收过款，退款和对账都要用它，不能换成别的商户号；只能换它的证书和密钥");

public sealed record MerchantAppFixed(string AppId) : Refusal(
    "merchant.app_fixed", $"已经有人用小程序 {AppId} 登录过，换了就认不出他们，不能换成别的小程序");

/// <param name="Field">The first that is wrong.</param>
public sealed record MerchantFieldWrong(CredentialField Field)
    : Refusal("merchant.field_wrong", FieldWords.Wrong(Field));

internal static class FieldWords
{
    public static string Wrong(CredentialField field) => field switch
    {
        CredentialField.AppId => "小程序 AppID 没有填对：在微信公众平台「开发管理」里，以 wx 开头",
        CredentialField.AppSecret => "小程序密钥 AppSecret 没有填：在微信公众平台「开发管理」里重置后复制",
        CredentialField.MerchantId => "商户号没有填对：在微信支付商户平台「账户中心」里，只有数字",
        CredentialField.MerchantSerial => "商户证书序列号没有填对：在商户平台「API 安全」的「商户 API 证书」里，是字母 A-F 和数字",
        CredentialField.MerchantKey => "商户私钥没有填对：请把 apiclient_key.pem 的全部内容贴进来，包括开头和结尾的横线",
        CredentialField.ApiV3Key => "APIv3 密钥没有填对：是您在商户平台「API 安全」里设的 32 个字符",
        CredentialField.PlatformKeyId => "微信支付公钥 ID 没有填对：在商户平台「API 安全」里，以 PUB_KEY_ID_ 开头，要和公钥一起填",
        CredentialField.PlatformKey => "微信支付公钥没有填对：请把下载的 pub_key.pem 全部内容贴进来，要和公钥 ID 一起填",
        CredentialField.PushToken => "消息推送的令牌 Token 没有填：和微信公众平台「消息推送」里填的一样",
        CredentialField.PushKey => "消息加密密钥 EncodingAESKey 没有填对：和微信公众平台「消息推送」里的一样，43 个字符",
        _ => "模板的四个关键词没有填对：照模板详情写，例如 amount1,thing2,time3,thing4",
    };
}
