namespace VillageCloud.Api.Http;

internal static partial class Log
{
    [LoggerMessage(5000, LogLevel.Error, "Request {TraceId} to {Endpoint} failed")]
    public static partial void RequestFailed(
        this ILogger logger, Exception failure, string traceId, string? endpoint);
}
