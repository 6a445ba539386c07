namespace VillageCloud.TestKit;

/// <summary>Stands still until somebody moves it.</summary>
public sealed class HandClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Move(TimeSpan time) => Now += time;
}
