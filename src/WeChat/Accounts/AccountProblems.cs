using System.Security.Cryptography;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Limits;

namespace VillageCloud.WeChat;

/// <summary>What is wrong with an account, found at start and all at once. Values never appear: half of them are
/// secrets, and a wrong value is often a secret in the wrong field.</summary>
internal sealed class AccountProblems
{
    private const int SmallestKey = 2048;

    private readonly List<string> found = [];
    private readonly WeChatAccountOptions account;

    private AccountProblems(WeChatAccountOptions account) => this.account = account;

    public static IReadOnlyList<string> Of(WeChatAccountOptions account, bool isProduction)
    {
        var problems = new AccountProblems(account);
        problems.CheckNames();
        problems.CheckUrls(isProduction);
        problems.CheckMerchantKey();
        problems.CheckPlatformKeys();
        problems.CheckPush();
        problems.CheckTemplates();
        return problems.found;
    }

    private void CheckNames()
    {
        Need(IsSlug(account.Village), nameof(account.Village), "must be a slug of a-z, 0-9 and -");
        NeedText(account.AppId, nameof(account.AppId));
        NeedText(account.AppSecret, nameof(account.AppSecret));
        Need(IsDigits(account.MerchantId), nameof(account.MerchantId), "must be digits");
        NeedText(account.TransferSceneId, nameof(account.TransferSceneId), TextLimits.SceneId);
        NeedText(
            account.TransferSceneReportInfoType, nameof(account.TransferSceneReportInfoType), TextLimits.SceneInfoType);
        NeedText(
            account.TransferUserRecvPerception, nameof(account.TransferUserRecvPerception), TextLimits.RecvPerception);
        Need(
            account.Timeout >= TimeSpan.FromMilliseconds(100) && account.Timeout <= TimeSpan.FromMinutes(2),
            nameof(account.Timeout), "must be between 0.1 s and 2 min");
    }

    private void CheckUrls(bool isProduction)
    {
        foreach (var (url, field) in new[]
        {
            (account.ApiEndpoint, nameof(account.ApiEndpoint)),
            (account.TenpayEndpoint, nameof(account.TenpayEndpoint)),
        })
        {
            if (!TryUrl(url, field, isProduction, out var uri)) continue;
            Need(uri.AbsolutePath == "/", field, "must have no path; the paths are signed as WeChat documents them");
            Need(
                !isProduction || uri.Host.EndsWith(".weixin.qq.com", StringComparison.OrdinalIgnoreCase), field,
                "must be WeChat's own host in production");
        }

        _ = TryUrl(account.NotifyBaseUrl, nameof(account.NotifyBaseUrl), isProduction, out _);
        Need(
            TextLimits.NotifyUrl.Fits(account.NotifyUrl("transfers")), nameof(account.NotifyBaseUrl),
            $"is too long: with /transfers behind it WeChat takes {TextLimits.NotifyUrl.MaxBytes} bytes");
    }

    private bool TryUrl(string url, string field, bool isProduction, out Uri uri)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out uri!) || uri.Scheme is not ("http" or "https"))
        {
            found.Add($"{field} must be an absolute https URL");
            return false;
        }

        Need(uri.Scheme == "https" || uri.IsLoopback, field, "must be https (http is for loopback only)");
        Need(!isProduction || !uri.IsLoopback, field, "must not be loopback in production");
        Need(uri.Query.Length == 0 && uri.Fragment.Length == 0, field, "must have no query and no fragment");
        Need(uri.UserInfo.Length == 0, field, "must hold no user or password");
        return true;
    }

    private void CheckMerchantKey()
    {
        Need(
            account.MerchantV3Secret.Length == 32 && account.MerchantV3Secret.All(char.IsAscii),
            nameof(account.MerchantV3Secret), "must be 32 ASCII characters");
        Need(
            string.IsNullOrEmpty(account.PreviousMerchantV3Secret)
            || (account.PreviousMerchantV3Secret.Length == 32 && account.PreviousMerchantV3Secret.All(char.IsAscii)),
            nameof(account.PreviousMerchantV3Secret), "must be 32 ASCII characters");
        Need(
            account.MerchantCertificateSerialNumber.Length > 0
            && account.MerchantCertificateSerialNumber.All(char.IsAsciiHexDigit),
            nameof(account.MerchantCertificateSerialNumber), "must be hexadecimal");
        if (Pem(AccountPem.MerchantPrivateKey, isRequired: true) is { } pem)
            CheckKey(pem, AccountPem.MerchantPrivateKey.Field, "must be an RSA private key of 2048 bits or more in PEM",
                static rsa => _ = rsa.SignData([], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private void CheckPlatformKeys()
    {
        var isPublicKey = account.PlatformAuthScheme == PlatformAuthScheme.PublicKey;
        var hasId = !string.IsNullOrEmpty(account.PlatformPublicKeyId);
        var pem = Pem(AccountPem.PlatformPublicKey, isRequired: isPublicKey || hasId);
        if (pem is not null)
            CheckKey(pem, AccountPem.PlatformPublicKey.Field, "must be an RSA public key of 2048 bits or more in PEM");
        Need(
            hasId || !(isPublicKey || pem is not null), nameof(account.PlatformPublicKeyId), "is missing");
        Need(
            !hasId || account.PlatformPublicKeyId!.StartsWith(PlatformKey.PublicKeyPrefix, StringComparison.Ordinal),
            nameof(account.PlatformPublicKeyId), $"must begin with {PlatformKey.PublicKeyPrefix}");

        if (!string.IsNullOrEmpty(account.PreviousPlatformPublicKey))
        {
            CheckKey(
                account.PreviousPlatformPublicKey, nameof(account.PreviousPlatformPublicKey),
                "must be an RSA public key of 2048 bits or more in PEM");
            NeedText(account.PreviousPlatformPublicKeyId ?? "", nameof(account.PreviousPlatformPublicKeyId));
        }

        if (Pem(AccountPem.PlatformCertificate, isRequired: false) is not { } certificate) return;
        try
        {
            PlatformKey.FromCertificate(certificate).Dispose();
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            found.Add($"{AccountPem.PlatformCertificate.Field} must be an RSA certificate in PEM");
        }
    }

    private void CheckPush()
    {
        NeedText(account.PushToken, nameof(account.PushToken));
        Need(IsPushKey(account.PushEncodingAESKey), nameof(account.PushEncodingAESKey), "must be 43 Base64 characters");
        Need(
            string.IsNullOrEmpty(account.PreviousPushEncodingAESKey) || IsPushKey(account.PreviousPushEncodingAESKey),
            nameof(account.PreviousPushEncodingAESKey), "must be 43 Base64 characters");
    }

    private void CheckTemplates()
    {
        var keys = account.TransferTemplateKeys.Split(',', StringSplitOptions.TrimEntries);
        string[][] kinds = [["amount"], ["thing", "name"], ["time", "date"], ["thing"]];
        Need(
            keys.Length == kinds.Length && keys.Distinct(StringComparer.Ordinal).Count() == keys.Length
            && keys.Zip(kinds).All(static pair => pair.Second.Contains(pair.First.TrimEnd("0123456789".ToCharArray()))),
            nameof(account.TransferTemplateKeys), "must be the template's four keys, e.g. amount1,thing2,time3,thing4");
    }

    private string? Pem(AccountPem source, bool isRequired)
    {
        try
        {
            var pem = source.Read(account);
            if (pem is null) Need(!isRequired, source.Field, $"is missing (or name a file in {source.Field}File)");
            return pem;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            found.Add($"{source.Field}File cannot be read");
            return null;
        }
    }

    private void CheckKey(string pem, string field, string rule, Action<RSA>? trial = null)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            trial?.Invoke(rsa);
            Need(rsa.KeySize >= SmallestKey, field, rule);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            found.Add($"{field} {rule}");
        }
    }

    private static bool IsPushKey(string key)
    {
        try
        {
            return key.Length == 43 && PushCipher.KeyOf(key).Length == 32;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsSlug(string text) =>
        text.Length is > 0 and <= 64
        && text.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private void NeedText(string value, string field) => Need(!string.IsNullOrWhiteSpace(value), field, "is missing");

    private void NeedText(string value, string field, TextLimit limit)
    {
        NeedText(value, field);
        Need(limit.Fits(value), field, $"is too long: WeChat takes {limit.MaxBytes} bytes");
    }

    private void Need(bool holds, string field, string rule)
    {
        if (!holds) found.Add($"{field} {rule}");
    }
}
