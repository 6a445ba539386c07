using System.Text.Json;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Merchants;
using VillageCloud.Host.Composition;
using VillageCloud.WeChat;

namespace VillageCloud.Host.Commands;

/// <summary>A village's WeChat account, entered from files: a command line is read by everybody on the machine.
/// </summary>
internal static class WeChatCommands
{
    private static readonly WeChatAccountOptions Usual = new();

    public static Task<int> Enter(
        Func<WebApplicationBuilder, Surroundings> around, string village, string file, CancellationToken ct)
    {
        var typed = Read(file);
        return QuietVillage.Say(
            around, village,
            async Task<Outcome<string>> (quiet) =>
                (await quiet.The<EnterMerchantAccount>().Run(new(typed), ct)).Map(entered =>
                    $"The WeChat account of {village} is in force (version {entered.Revision}). Now delete {file} and "
                    + "the keys that it names, or lock them away. 微信账户已生效，正在运行的服务几秒内就会用上；"
                    + "请删掉或锁好刚才的文件，再用 village check 查一遍"),
            ct);
    }

    public static string Tell(ConnectionLine line) =>
        $"{(line.IsGood ? "✓" : "✗")} WeChat {line.Part}: {ConnectionWords.Of(line.Part)} — {ConnectionWords.Of(line)}";

    /// <exception cref="HostSettingsException">It can't be read; the sentence repeats nothing of it.</exception>
    private static WeChatCredentials Read(string file)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            var options = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file), optional: false).Build()
                .Get<WeChatAccountOptions>(static binder => binder.ErrorOnUnknownConfiguration = true) ?? new();
            return new()
            {
                AppId = options.AppId, AppSecret = options.AppSecret, MerchantId = options.MerchantId,
                MerchantSerial = options.MerchantCertificateSerialNumber, ApiV3Key = options.MerchantV3Secret,
                MerchantKey = Pem(
                    options.MerchantCertificatePrivateKey, options.MerchantCertificatePrivateKeyFile, folder),
                PlatformKeyId = options.PlatformPublicKeyId ?? "",
                PlatformKey = Pem(options.PlatformPublicKey, options.PlatformPublicKeyFile, folder),
                PushToken = options.PushToken, PushKey = options.PushEncodingAESKey,
                IsPushPlain = options.PushMode == PushMode.Plain,
                WaitingTemplateId = options.TransferWaitingTemplateId,
                LapsingTemplateId = options.TransferLapsingTemplateId,
                TemplateKeys = options.TransferTemplateKeys == Usual.TransferTemplateKeys
                    ? ""
                    : options.TransferTemplateKeys,
            };
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or InvalidDataException
            or InvalidOperationException or JsonException or FormatException)
        {
            throw new HostSettingsException(
                $"{file}, or a file that it names, can't be read: write JSON with the names of docs/guide/operator.md. "
                + "文件读不了，或者里面有不认识的名字");
        }
    }

    /// <summary>A file that is named stands beside the one that names it.</summary>
    private static string Pem(string? text, string? file, string folder) =>
        text ?? (file is null ? "" : File.ReadAllText(Path.Combine(folder, file)));
}
