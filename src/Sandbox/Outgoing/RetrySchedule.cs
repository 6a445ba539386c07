namespace VillageCloud.Sandbox.Outgoing;

/// <summary>How long WeChat waits after each attempt that was not acknowledged.</summary>
internal static class RetrySchedule
{
    private static readonly int[] Payment =
        [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600];

    private static readonly int[] Transfer =
        [.. Enumerable.Repeat(15, 10), .. Enumerable.Repeat(300, 10), .. Enumerable.Repeat(1800, 44)];

    private static readonly int[] Push = [5, 5];

    /// <summary>Null when no attempt is left.</summary>
    public static TimeSpan? After(string product, int attempts)
    {
        var waits = product switch
        {
            "transfer" => Transfer,
            "push" => Push,
            _ => Payment,
        };
        return attempts > waits.Length ? null : TimeSpan.FromSeconds(waits[attempts - 1]);
    }
}
