using System.Collections.Concurrent;

namespace VillageCloud.WeChat;

/// <summary>The WeChat accounts of all villages in this process, by slug. One takes the place of another while calls of
/// the other are still under way: those are let finish.</summary>
public sealed class WeChatAccounts : IDisposable
{
    /// <summary>Longer than any call, a job's many calls included.</summary>
    private static readonly TimeSpan ForWhatIsInFlight = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, WeChatAccount> accounts;
    private readonly ConcurrentQueue<(WeChatAccount Account, long Since)> replaced = new();

    public WeChatAccounts(IReadOnlyDictionary<string, WeChatAccount> accounts) =>
        this.accounts = new(accounts, StringComparer.Ordinal);

    public IEnumerable<string> Villages => accounts.Keys;

    /// <exception cref="KeyNotFoundException">There is no account of that village.</exception>
    public WeChatAccount For(string village) =>
        Find(village) ?? throw new KeyNotFoundException($"There is no WeChat account of village '{village}'.");

    /// <summary>Null when there is none: what a URL names may be nobody's.</summary>
    public WeChatAccount? Find(string village) => accounts.GetValueOrDefault(village);

    /// <summary>From here on this one is the village's.</summary>
    public void Put(WeChatAccount account)
    {
        var before = Find(account.Village);
        accounts[account.Village] = account;
        if (before is not null) replaced.Enqueue((before, Environment.TickCount64));
    }

    /// <summary>From here on the village has none: it is gone, and another may be founded by its name.</summary>
    public void Drop(string village)
    {
        if (accounts.TryRemove(village, out var before)) replaced.Enqueue((before, Environment.TickCount64));
    }

    /// <summary>Keys of accounts that nobody uses any more don't stay in memory.</summary>
    public void ForgetReplaced()
    {
        var now = Environment.TickCount64;
        while (replaced.TryPeek(out var oldest) && now - oldest.Since > ForWhatIsInFlight.TotalMilliseconds
            && replaced.TryDequeue(out oldest))
            oldest.Account.Dispose();
    }

    public void Dispose()
    {
        foreach (var account in accounts.Values) account.Dispose();
        while (replaced.TryDequeue(out var one)) one.Account.Dispose();
    }
}
