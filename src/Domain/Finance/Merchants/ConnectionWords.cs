using VillageCloud.Domain.WeChat;

namespace VillageCloud.Domain.Finance.Merchants;

/// <summary>What a line of the check says to whoever can mend it: in order, or what is missing and where in WeChat's
/// own console it is set.</summary>
public static class ConnectionWords
{
    public static string Of(ConnectionPart part) => part switch
    {
        ConnectionPart.Token => "小程序",
        ConnectionPart.Payment => "收款",
        ConnectionPart.PlatformKey => "微信支付公钥",
        ConnectionPart.Bill => "昨天的账单",
        ConnectionPart.Transfer => "商家转账",
        _ => "消息推送",
    };

    public static string Of(ConnectionLine line) => line switch
    {
        { IsGood: true } => "正常",
        { Part: ConnectionPart.Push } => OfPush(line.Code),
        { IsOpen: true } => "没有问出结果：服务器连不上微信，或者微信正忙。请检查服务器能否上网，过几分钟再查一次",
        { Part: ConnectionPart.Token } => OfToken(line.Code!),
        { Part: ConnectionPart.PlatformKey } => OfPlatformKey(line.Code!),
        _ => OfPay(line.Part, line.Code!),
    };

    private static string OfToken(string code) => code switch
    {
        "40013" => "AppID 不对：请到微信公众平台「开发管理」核对小程序 AppID",
        "40001" or "40125" or "41004" => "AppSecret 不对：请到微信公众平台「开发管理」重置 AppSecret，再填到这里",
        "40164" or "61004" => "服务器的网络地址不在白名单里：请到微信公众平台「开发管理」的「IP 白名单」加上",
        "40243" or "50002" or "50004" or "50007" => "这个小程序被冻结或停用了：请到微信公众平台首页看通知",
        "45009" or "45011" => "今天问得太多，微信暂时不答：明天再查；一直这样，请看有没有别的程序也在用这个小程序",
        _ => $"微信不肯给访问凭据（{code}）：请到微信公众平台「开发管理」核对 AppID 和 AppSecret",
    };

    private static string OfPlatformKey(string code) => code switch
    {
        ConnectionCodes.KeyUnknown =>
            "微信用的是另一把公钥：请到商户平台「API 安全」的「微信支付公钥」核对公钥 ID，连同公钥一起重新填",
        ConnectionCodes.KeyWrong => "公钥和公钥 ID 不是一套：请到商户平台「API 安全」重新下载微信支付公钥，再填到这里",
        _ =>
            "拿不到或打不开微信的平台证书：请到商户平台「API 安全」核对 APIv3 密钥；新商户没有平台证书，要填微信支付公钥和公钥 ID",
    };

    private static string OfPay(ConnectionPart part, string code) => (part, code) switch
    {
        (_, "SIGN_ERROR") => "签名不对：商户私钥和证书序列号不是一套，请到商户平台「API 安全」的「商户 API 证书」核对后重填",
        (_, "MCH_NOT_EXISTS" or "MCHID_NOT_EXIST") => "没有这个商户号：请到商户平台「账户中心」核对商户号",
        (_, "APPID_MCHID_NOT_MATCH") => "小程序和商户号没有关联：请到商户平台「产品中心」的「AppID 账号管理」关联",
        (_, "ACCOUNT_ERROR" or "ACCOUNTERROR") => "商户号被限制了：请到商户平台首页看通知",
        (ConnectionPart.Payment, "NO_AUTH" or "NOAUTH") => "没有收款的权限：请到商户平台「产品中心」开通 JSAPI 支付",
        (ConnectionPart.Bill, "NO_AUTH" or "NOAUTH") => "不能下载账单：请到商户平台「交易中心」的「账单下载」确认能看账单，没有就先开通",
        (ConnectionPart.Transfer, "NO_AUTH" or "NOAUTH") =>
            "没有转账的权限：请到商户平台「产品中心」开通「商家转账」，选采购货款场景；开了接口 IP 限制的，加上服务器的地址",
        (_, "FREQUENCY_LIMITED" or "FREQUENCY_LIMIT_EXCEED" or "RATELIMIT_EXCEEDED") => "问得太快，微信暂时不答：过几分钟再查一次",
        (ConnectionPart.Payment, _) => $"收款有问题（{code}）：请到商户平台「产品中心」看 JSAPI 支付的状态",
        (ConnectionPart.Bill, _) => $"账单取不到（{code}）：请到商户平台「交易中心」看昨天的账单能不能下载",
        _ => $"商家转账有问题（{code}）：请到商户平台「产品中心」看商家转账的状态",
    };

    private static string OfPush(string? code) => code switch
    {
        ConnectionCodes.PushRefused =>
            "服务器上的令牌和这一份不一样：等复核通过、生效以后再查；公众平台「消息推送」里的 Token 要和这里一样",
        _ => "从服务器自己的公开网址进不来：请检查域名、证书和反向代理；公众平台「消息推送」的 URL 要填这个网址",
    };
}
