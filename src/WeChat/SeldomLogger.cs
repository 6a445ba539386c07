using Microsoft.Extensions.Logging;

namespace VillageCloud.WeChat;

/// <summary>Writes so many lines a minute and then only how many more there were: who sends us rubbish shall not fill
/// our disk with it, nor hide with it what else was logged.</summary>
internal sealed class SeldomLogger(ILogger lines, TimeProvider clock) : ILogger
{
    public const int LinesOfAMinute = 10;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock turn = new();
    private DateTimeOffset since;
    private int count;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => lines.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => lines.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        var (isWritten, more) = Count();
        if (more > 0) lines.RefusedMore(more);
        if (isWritten) lines.Log(logLevel, eventId, state, exception, formatter);
    }

    /// <returns>Whether this one is written, and how many of the minute before weren't.</returns>
    private (bool IsWritten, int More) Count()
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            var more = 0;
            if (now - since >= Minute) (more, count, since) = (Math.Max(count - LinesOfAMinute, 0), 0, now);
            count++;
            return (count <= LinesOfAMinute, more);
        }
    }
}
