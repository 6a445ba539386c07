namespace VillageCloud.Api.Http;

internal static partial class Log
{
    [LoggerMessage(5000, LogLevel.Error, "Request {TraceId} to {Endpoint} failed")]
    public static partial void RequestFailed(
        this ILogger logger, Exception failure, string traceId, string? endpoint);

    // Without the stack trace: it is the same for every request until the database is back.
    [LoggerMessage(5002, LogLevel.Error, "The database is away or can't be written ({Cause}); {Endpoint} was put off")]
    public static partial void DatabaseIsAway(this ILogger logger, string cause, string? endpoint);

    [LoggerMessage(5003, LogLevel.Warning, "Visits could not be written and are tried again in a minute: {Problems}")]
    public static partial void VisitsWait(this ILogger logger, string problems);
}
