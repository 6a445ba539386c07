using Microsoft.Extensions.Logging;

namespace VillageCloud.WeChat;

/// <summary>Event ids 2000–2099. Never payloads, openids, phone numbers, secrets or URLs; the request id is what
/// WeChat's support asks for.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Warning, "{Village}: outcome of {Operation} is unknown: {Reason}")]
    public static partial void OutcomeUnknown(this ILogger logger, string village, string operation, string reason);

    [LoggerMessage(2001, LogLevel.Information, "{Village}: {Operation} was rejected with {Code} (request {RequestId})")]
    public static partial void Rejected(
        this ILogger logger, string village, string operation, string code, string? requestId);

    [LoggerMessage(2010, LogLevel.Information, "{Village}: {Count} platform certificates downloaded")]
    public static partial void CertificatesDownloaded(this ILogger logger, string village, int count);

    [LoggerMessage(2011, LogLevel.Warning, "{Village}: platform certificates could not be downloaded: {Reason}")]
    public static partial void CertificatesNotDownloaded(this ILogger logger, string village, string reason);

    [LoggerMessage(
        2012, LogLevel.Warning,
        "{Village}: a notice came under a WeChat Pay public key that isn't configured; set PlatformPublicKeyId and "
        + "PlatformPublicKey if WeChat Pay is changing this merchant over")]
    public static partial void PublicKeyNotConfigured(this ILogger logger, string village);

    [LoggerMessage(2020, LogLevel.Warning, "{Village}: pay notice refused: {Reason}")]
    public static partial void NoticeRefused(this ILogger logger, string village, string reason);

    [LoggerMessage(2021, LogLevel.Warning, "{Village}: message push refused: {Reason}")]
    public static partial void PushRefused(this ILogger logger, string village, string reason);

    [LoggerMessage(2022, LogLevel.Information, "{Village}: message push opened with the previous EncodingAESKey")]
    public static partial void PushOpenedWithPreviousKey(this ILogger logger, string village);

    [LoggerMessage(2023, LogLevel.Warning, "{Count} more were refused in the minutes before")]
    public static partial void RefusedMore(this ILogger logger, int count);

    [LoggerMessage(2030, LogLevel.Information, "{Village}: access token fetched, good for {Seconds} s")]
    public static partial void TokenFetched(this ILogger logger, string village, int seconds);

    [LoggerMessage(2031, LogLevel.Warning, "{Village}: access token refused with {Code}, fetching again once")]
    public static partial void TokenRefused(this ILogger logger, string village, int code);
}
