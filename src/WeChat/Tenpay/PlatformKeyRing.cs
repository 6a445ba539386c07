using Microsoft.Extensions.Logging;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat.Tenpay;

/// <summary>All keys of WeChat Pay that we know: the configured public key, and every certificate that has not expired
/// (wechat.md B.3). An unknown certificate serial is worth one download.</summary>
/// <param name="publicKey">Configured; null for a merchant that has certificates only.</param>
/// <param name="initial">A configured certificate, so that the first call needs no download.</param>
/// <param name="encryptsWithPublicKey">The scheme that this merchant has chosen.</param>
internal sealed class PlatformKeyRing(
    CertificateDownload download, PlatformKey? publicKey, PlatformKey? initial, bool encryptsWithPublicKey,
    TimeProvider clock, string village, ILogger logger) : IPlatformKeys, IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(12);
    private static readonly TimeSpan BudgetPeriod = TimeSpan.FromMinutes(1);

    /// <summary>Anybody can post a notice with an invented serial; it must not make us hammer WeChat.</summary>
    private const int DownloadsPerPeriod = 10;

    private readonly SemaphoreSlim downloading = new(1);
    private readonly Queue<DateTimeOffset> spent = new();
    private volatile PlatformKey[] certificates = initial is null ? [] : [initial];
    private DateTimeOffset? downloadedAt;

    public async ValueTask<PlatformKey?> Find(string serial, CancellationToken ct)
    {
        var id = PlatformKey.Normalize(serial);
        if (Known(id) is { } key) return key;
        if (id.StartsWith(PlatformKey.PublicKeyPrefix, StringComparison.Ordinal)) return null;
        await Download(() => Known(id) is null, ct);
        return Known(id);
    }

    public async ValueTask<PlatformKey?> ForEncryption(CancellationToken ct)
    {
        if (encryptsWithPublicKey) return publicKey;
        if (IsStale()) await Download(IsStale, ct);
        return Unexpired().MaxBy(static certificate => certificate.NotBefore);
    }

    public void Dispose()
    {
        publicKey?.Dispose();
        foreach (var certificate in certificates) certificate.Dispose();
        downloading.Dispose();
    }

    private PlatformKey? Known(string id) =>
        publicKey?.Id == id ? publicKey : Array.Find(Unexpired(), certificate => certificate.Id == id);

    private PlatformKey[] Unexpired()
    {
        var now = clock.GetUtcNow();
        return Array.FindAll(certificates, certificate => certificate.NotAfter > now);
    }

    private bool IsStale() => downloadedAt is not { } at || clock.GetUtcNow() - at >= MaxAge;

    /// <summary>One download at a time; whoever waited looks again first, for it may be there by now.</summary>
    private async Task Download(Func<bool> isStillNeeded, CancellationToken ct)
    {
        await downloading.WaitAsync(ct);
        try
        {
            if (!isStillNeeded() || !TrySpend()) return;
            var fetched = await download.Fetch(Known, ct);
            // Keys that are in use elsewhere are not disposed: they leave the ring and wait for the collector.
            var kept = Unexpired().Where(held => fetched.All(key => key.Id != held.Id));
            certificates = [.. kept, .. fetched];
            downloadedAt = clock.GetUtcNow();
            logger.CertificatesDownloaded(village, fetched.Count);
        }
        catch (WireFailureException failure)
        {
            logger.CertificatesNotDownloaded(village, failure.Message);
        }
        finally
        {
            _ = downloading.Release();
        }
    }

    private bool TrySpend()
    {
        var now = clock.GetUtcNow();
        while (spent.TryPeek(out var oldest) && now - oldest >= BudgetPeriod) _ = spent.Dequeue();
        if (spent.Count >= DownloadsPerPeriod) return false;
        spent.Enqueue(now);
        return true;
    }
}
