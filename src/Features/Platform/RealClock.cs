namespace VillageCloud.Features.Platform;

/// <summary>The clock on people's phones. Sessions, codes and pauses go by it also where the village's own clock is a
/// sandbox's, which stands still and jumps.</summary>
public sealed class RealClock(TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();
}
