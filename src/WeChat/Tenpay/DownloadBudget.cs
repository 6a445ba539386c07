using VillageCloud.WeChat.Crypto;

namespace VillageCloud.WeChat.Tenpay;

/// <summary>How often an unknown serial may make us ask WeChat for its certificates. Anybody can post a notice with an
/// invented one: that must neither make us hammer WeChat nor leave nothing for the answers to our own calls.</summary>
/// <remarks>Only the holder of the download's turn asks, so nothing here is locked.</remarks>
internal sealed class DownloadBudget(TimeProvider clock)
{
    private const int ForOurCalls = 10;
    private const int ForNotices = 2;
    private const int Remembered = 64;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> ourCalls = new();
    private readonly Queue<DateTimeOffset> notices = new();
    private readonly Dictionary<string, DateTimeOffset> asked = new(StringComparer.Ordinal);

    /// <param name="id">The serial that nobody knows; null for a refresh of all.</param>
    public bool TrySpend(KeyAsker asker, string? id)
    {
        var now = clock.GetUtcNow();
        if (asker == KeyAsker.OurCall) return TrySpend(ourCalls, ForOurCalls, now);
        Forget(now);
        if (id is not null && asked.ContainsKey(id)) return false;
        if (!TrySpend(notices, ForNotices, now)) return false;
        if (id is not null && asked.Count < Remembered) asked[id] = now;
        return true;
    }

    private static bool TrySpend(Queue<DateTimeOffset> spent, int most, DateTimeOffset now)
    {
        while (spent.TryPeek(out var oldest) && now - oldest >= Period) _ = spent.Dequeue();
        if (spent.Count >= most) return false;
        spent.Enqueue(now);
        return true;
    }

    /// <summary>What was unknown a minute ago may be listed by now.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (id, at) in asked)
        {
            if (now - at >= Period) _ = asked.Remove(id);
        }
    }
}
