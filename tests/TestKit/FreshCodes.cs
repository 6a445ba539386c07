using System.Collections.Concurrent;
using VillageCloud.Demo;

namespace VillageCloud.TestKit;

/// <summary>Codes of an authenticator that nobody has used yet. Each works once, so whoever signs in for the third
/// time within a minute waits for the next one, as people do.</summary>
public static class FreshCodes
{
    private const int StepSeconds = 30;
    private static readonly ConcurrentDictionary<string, long> Used = new(StringComparer.Ordinal);

    /// <param name="whose">A running village and a user of it.</param>
    /// <param name="key">What their authenticator holds; that of the demo's people if nobody says.</param>
    public static async Task<string> Next(string whose, string key = DemoAccounts.AuthenticatorKey)
    {
        var step = Used.AddOrUpdate(whose, static _ => Step(), static (_, last) => Math.Max(last + 1, Step()));
        // The next half minute's code is taken too: a phone may be ahead.
        while (step > Step() + 1) await Task.Delay(200);
        return Totp.At(key, DateTimeOffset.FromUnixTimeSeconds(step * StepSeconds));
    }

    private static long Step() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
}
