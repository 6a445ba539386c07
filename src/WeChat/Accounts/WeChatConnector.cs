using Microsoft.Extensions.Logging;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat;

/// <summary>Tries an account that lives no longer than the try.</summary>
public sealed class WeChatConnector(
    WeChatPlace place, WeChatAccounts accounts, TimeProvider clock, ILoggerFactory loggers) : IWeChatConnector
{
    private static readonly Dictionary<string, CredentialField> Fields = new(StringComparer.Ordinal)
    {
        [nameof(WeChatAccountOptions.AppId)] = CredentialField.AppId,
        [nameof(WeChatAccountOptions.AppSecret)] = CredentialField.AppSecret,
        [nameof(WeChatAccountOptions.MerchantId)] = CredentialField.MerchantId,
        [nameof(WeChatAccountOptions.MerchantCertificateSerialNumber)] = CredentialField.MerchantSerial,
        [nameof(WeChatAccountOptions.MerchantCertificatePrivateKey)] = CredentialField.MerchantKey,
        [nameof(WeChatAccountOptions.MerchantV3Secret)] = CredentialField.ApiV3Key,
        [nameof(WeChatAccountOptions.PlatformPublicKeyId)] = CredentialField.PlatformKeyId,
        [nameof(WeChatAccountOptions.PlatformPublicKey)] = CredentialField.PlatformKey,
        [nameof(WeChatAccountOptions.PushToken)] = CredentialField.PushToken,
        [nameof(WeChatAccountOptions.PushEncodingAESKey)] = CredentialField.PushKey,
        [nameof(WeChatAccountOptions.TransferTemplateKeys)] = CredentialField.TemplateKeys,
    };

    public IReadOnlyList<CredentialField> Problems(string village, WeChatCredentials credentials)
    {
        var problems = place.OptionsOf(village, credentials, before: null).Validate(place.IsProduction)
            .Select(static problem => problem.Split(' ')[0]).ToList();
        // Where WeChat is and where it finds us is the server's to say, and nobody's at the console.
        return [.. problems.Where(Fields.ContainsKey).Select(static name => Fields[name]).Distinct()];
    }

    public bool IsConnected(string village) => accounts.Find(village) is not null;

    public async Task<IReadOnlyList<ConnectionLine>> Check(
        string village, WeChatCredentials? credentials, DateOnly yesterday, CancellationToken ct)
    {
        if (credentials is null) return await accounts.For(village).Check(place.PushUrlOf(village), yesterday, ct);
        using var tried = new WeChatAccount(place.OptionsOf(village, credentials, before: null), clock, loggers);
        return await tried.Check(place.PushUrlOf(village), yesterday, ct);
    }
}
