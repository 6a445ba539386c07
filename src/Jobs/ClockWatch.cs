using System.Globalization;
using Hangfire;

namespace VillageCloud.Jobs;

/// <summary>Whether the clock goes: when the last recurring job ran, by whichever job host of the installation.
/// </summary>
public sealed class ClockWatch(JobStorage storage)
{
    /// <summary>Several beats long: one that comes late is no alarm.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly DateTimeOffset started = TimeProvider.System.GetUtcNow();

    /// <summary>A process that has just started is given time for its first beat.</summary>
    /// <exception cref="Exception">The storage does not answer.</exception>
    public bool Goes(DateTimeOffset now) =>
        now - (LastBeat() is { } beat && beat > started ? beat : started) < Patience;

    private DateTimeOffset? LastBeat()
    {
        using var connection = storage.GetConnection();
        return connection.GetAllEntriesFromHash(ClockBeat.Key) is { } known
            && known.TryGetValue(ClockBeat.Field, out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var beat)
                ? beat
                : null;
    }
}
