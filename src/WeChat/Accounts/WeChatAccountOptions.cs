namespace VillageCloud.WeChat;

/// <summary>One village's (or cooperative's) mini-program and merchant account. Property names follow SKIT, so that an
/// adapter on it reads the same configuration. A class and not a record: records print their members.</summary>
public sealed class WeChatAccountOptions
{
    /// <summary>The slug by which <see cref="WeChatAccounts.For"/> finds the account.</summary>
    public string Village { get; set; } = "";

    public string ApiEndpoint { get; set; } = "https://api.weixin.qq.com";

    /// <summary>Without <c>/v3</c>: the signed path always begins there.</summary>
    public string TenpayEndpoint { get; set; } = "https://api.mch.weixin.qq.com";

    /// <summary>How long one call may take, in real time.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public string AppId { get; set; } = "";

    public string AppSecret { get; set; } = "";

    public string MerchantId { get; set; } = "";

    /// <summary>The APIv3 key: 32 ASCII bytes.</summary>
    public string MerchantV3Secret { get; set; } = "";

    /// <summary>Notices that WeChat repeats may be sealed with it still.</summary>
    public string? PreviousMerchantV3Secret { get; set; }

    public string MerchantCertificateSerialNumber { get; set; } = "";

    /// <summary>PEM text; <c>\n</c> may stand for newlines, as environment variables need it. Or name a file.</summary>
    public string? MerchantCertificatePrivateKey { get; set; }

    public string? MerchantCertificatePrivateKeyFile { get; set; }

    public PlatformAuthScheme PlatformAuthScheme { get; set; } = PlatformAuthScheme.PublicKey;

    /// <summary><c>PUB_KEY_ID_…</c>; may be given beside the certificate scheme, during a migration.</summary>
    public string? PlatformPublicKeyId { get; set; }

    public string? PlatformPublicKey { get; set; }

    public string? PlatformPublicKeyFile { get; set; }

    /// <summary>While WeChat Pay changes its key, some of what it sends is signed with the old one.</summary>
    public string? PreviousPlatformPublicKeyId { get; set; }

    public string? PreviousPlatformPublicKey { get; set; }

    /// <summary>Optional: a first platform certificate, which spares the first call a download.</summary>
    public string? PlatformCertificate { get; set; }

    public string? PlatformCertificateFile { get; set; }

    public string PushToken { get; set; } = "";

    /// <summary>Still accepted while the console changes over.</summary>
    public string? PreviousPushToken { get; set; }

    /// <summary>43 characters.</summary>
    public string PushEncodingAESKey { get; set; } = "";

    /// <summary>Still accepted while the console changes over.</summary>
    public string? PreviousPushEncodingAESKey { get; set; }

    /// <summary>How the console pushes. Sealed pushes are taken in either mode.</summary>
    public PushMode PushMode { get; set; } = PushMode.Secure;

    /// <summary>Our public base for WeChat Pay's notices, e.g. <c>https://host/wechat/qingshan</c>; notices of
    /// payments, refunds and transfers go to its children of that name.</summary>
    public string NotifyBaseUrl { get; set; } = "";

    /// <summary>1009 is 采购货款, buying goods from a household (wechat §4.6; the table is configuration there
    /// too).</summary>
    public string TransferSceneId { get; set; } = "1009";

    public string TransferSceneReportInfoType { get; set; } = "采购商品名称";

    public string TransferUserRecvPerception { get; set; } = "货款";

    /// <summary>Subscribe-message template for money that waits, with <c>amount1</c> 金额, <c>thing2</c> 付款方,
    /// <c>time3</c> 截止时间, <c>thing4</c> 说明 (whatever the village's own template calls them). Empty: nobody is
    /// asked, nobody is sent anything, and everybody whose money waits is on the call list.</summary>
    public string TransferWaitingTemplateId { get; set; } = "";

    /// <summary>The same four keys, for the last hours.</summary>
    public string TransferLapsingTemplateId { get; set; } = "";

    /// <summary>The keys of both templates in the order above: WeChat numbers them as the template was put together.
    /// </summary>
    public string TransferTemplateKeys { get; set; } = "amount1,thing2,time3,thing4";

    /// <summary>Every problem, each naming its field and never its value; empty when the account can be used.</summary>
    /// <param name="isProduction">Refuses every endpoint that isn't WeChat's own, so no sandbox can stand in.</param>
    public IReadOnlyList<string> Validate(bool isProduction) => AccountProblems.Of(this, isProduction);

    internal string NotifyUrl(string kind) => $"{NotifyBaseUrl.TrimEnd('/')}/{kind}";
}
