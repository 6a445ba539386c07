using Microsoft.Extensions.Logging;

namespace VillageCloud.Api.Tests.Running;

/// <summary>Everything that was logged, scopes and exceptions included, to look for what must not be there.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger, ISupportExternalScope
{
    private readonly List<string> lines = [];
    private IExternalScopeProvider? scopes;

    public string All
    {
        get
        {
            lock (lines) return string.Join('\n', lines);
        }
    }

    /// <summary>The lines that hold this text, cut to what a failed test can show.</summary>
    public IReadOnlyList<string> With(string text)
    {
        var found = All.Split('\n').Where(line => line.Contains(text, StringComparison.Ordinal));
        return [.. found.Select(line => line.Length <= 300 ? line : line[..300])];
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes?.Push(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        var around = new List<string>();
        scopes?.ForEachScope(static (scope, texts) => texts.Add($"{scope}"), around);
        lock (lines) lines.Add($"{eventId.Id} {formatter(state, exception)} {string.Join(' ', around)} {exception}");
    }

    public void Dispose()
    {
    }
}
