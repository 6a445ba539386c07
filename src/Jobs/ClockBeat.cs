using Hangfire;

namespace VillageCloud.Jobs;

/// <summary>The clock's pulse: a recurring job like any other, that does nothing but say that recurring jobs
/// run.</summary>
public sealed class ClockBeat(JobStorage storage)
{
    internal const string Id = "clock-beats";
    internal const string Cron = "*/10 * * * * *";
    internal const string Key = "village:clock";
    internal const string Field = "beat";

    /// <summary>Of its own, and first: work that waits for a worker must not look like a clock that stands still.
    /// </summary>
    internal const string Queue = "clock";

    [AutomaticRetry(Attempts = 0)]
    [Queue(Queue)]
    public void Strike()
    {
        using var connection = storage.GetConnection();
        using var write = connection.CreateWriteTransaction();
        // Real time: it is asked whether the machine lives, not what day it is in the village.
        var now = TimeProvider.System.GetUtcNow();
        write.SetRangeInHash(Key, [new(Field, now.ToString("O"))]);
        write.Commit();
    }
}
