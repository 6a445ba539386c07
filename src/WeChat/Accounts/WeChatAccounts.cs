namespace VillageCloud.WeChat;

/// <summary>The WeChat accounts of all villages in this process, by slug.</summary>
public sealed class WeChatAccounts(IReadOnlyDictionary<string, WeChatAccount> accounts) : IDisposable
{
    public IEnumerable<string> Villages => accounts.Keys;

    /// <exception cref="KeyNotFoundException">No account is configured for that village.</exception>
    public WeChatAccount For(string village) =>
        Find(village) ?? throw new KeyNotFoundException($"No WeChat account is configured for village '{village}'.");

    /// <summary>Null when there is none: what a URL names may be nobody's.</summary>
    public WeChatAccount? Find(string village) => accounts.GetValueOrDefault(village);

    public void Dispose()
    {
        foreach (var account in accounts.Values) account.Dispose();
    }
}
