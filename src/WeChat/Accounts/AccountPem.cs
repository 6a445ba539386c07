namespace VillageCloud.WeChat;

/// <summary>One PEM of an account, from the setting itself or from the file it names; the setting wins.</summary>
internal sealed record AccountPem(
    string Field, Func<WeChatAccountOptions, string?> Text, Func<WeChatAccountOptions, string?> File)
{
    public static readonly AccountPem MerchantPrivateKey = new(
        nameof(WeChatAccountOptions.MerchantCertificatePrivateKey),
        static account => account.MerchantCertificatePrivateKey,
        static account => account.MerchantCertificatePrivateKeyFile);

    public static readonly AccountPem PlatformPublicKey = new(
        nameof(WeChatAccountOptions.PlatformPublicKey),
        static account => account.PlatformPublicKey,
        static account => account.PlatformPublicKeyFile);

    public static readonly AccountPem PlatformCertificate = new(
        nameof(WeChatAccountOptions.PlatformCertificate),
        static account => account.PlatformCertificate,
        static account => account.PlatformCertificateFile);

    /// <summary>Null when neither is set.</summary>
    public string? Read(WeChatAccountOptions account)
    {
        if (!string.IsNullOrWhiteSpace(Text(account)))
            return Text(account)!.Replace("\\n", "\n", StringComparison.Ordinal);
        return string.IsNullOrWhiteSpace(File(account)) ? null : System.IO.File.ReadAllText(File(account)!);
    }
}
