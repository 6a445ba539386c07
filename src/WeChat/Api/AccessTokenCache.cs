using Microsoft.Extensions.Logging;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat.Api;

/// <summary>The stable token of one appid (wechat §2.2): one cache, one fetch at a time, never forced; other
/// instances see the same token.</summary>
internal sealed class AccessTokenCache(
    ApiClient client, WeChatAccountOptions account, TimeProvider clock, ILogger logger) : IDisposable
{
    /// <summary>Inside the last five minutes WeChat hands out the successor.</summary>
    private static readonly TimeSpan RefreshBefore = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim fetching = new(1);
    private volatile Token? current;

    /// <exception cref="ApiRefusalException">WeChat refuses us a token: a matter of configuration.</exception>
    public async ValueTask<string> Get(CancellationToken ct)
    {
        if (Fresh() is { } cached) return cached;
        await fetching.WaitAsync(ct);
        try
        {
            if (Fresh() is { } fetchedMeanwhile) return fetchedMeanwhile;
            var answer = await client.ExecuteCgibinStableTokenAsync(new(account.AppId, account.AppSecret), ct);
            ApiRefusalException.ThrowIfRefused(answer);
            var seconds = answer.ExpiresIn.Required("expires_in");
            var token = new Token(
                answer.AccessToken.Required("access_token"), clock.GetUtcNow().AddSeconds(seconds));
            current = token;
            logger.TokenFetched(account.Village, seconds);
            return token.Value;
        }
        finally
        {
            _ = fetching.Release();
        }
    }

    /// <summary>Only the token that was refused: a newer one, fetched meanwhile by another call, stays.</summary>
    public void Drop(string refused)
    {
        if (current is { } held && held.Value == refused) _ = Interlocked.CompareExchange(ref current, null, held);
    }

    public void Dispose() => fetching.Dispose();

    private string? Fresh() =>
        current is { } token && token.ExpiresAt - clock.GetUtcNow() >= RefreshBefore ? token.Value : null;

    /// <summary>Not a record: those print their members.</summary>
    private sealed class Token(string value, DateTimeOffset expiresAt)
    {
        public string Value { get; } = value;

        public DateTimeOffset ExpiresAt { get; } = expiresAt;
    }
}
