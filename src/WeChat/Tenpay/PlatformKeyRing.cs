using Microsoft.Extensions.Logging;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat.Tenpay;

/// <summary>All keys of WeChat Pay that we know: the configured public key, and every certificate that has not expired
/// (wechat §3.3). An unknown certificate serial is worth one download; the certificate scheme is refreshed in the
/// background too, so that a rotation finds its successor here.</summary>
internal sealed class PlatformKeyRing : IPlatformKeys, IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(12);

    /// <summary>A successor comes days before the end; whoever is so near to it looks more often.</summary>
    private static readonly TimeSpan NearItsEnd = TimeSpan.FromDays(10);
    private static readonly TimeSpan MaxAgeNearTheEnd = TimeSpan.FromHours(4);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);

    private readonly CertificateDownload download;
    private readonly PlatformKey? publicKey;
    private readonly PlatformKey? before;
    private readonly bool encryptsWithPublicKey;
    private readonly TimeProvider clock;
    private readonly string village;
    private readonly ILogger logger;
    private readonly SemaphoreSlim downloading = new(1);
    private readonly CancellationTokenSource ending = new();
    private readonly ITimer? background;
    private readonly DownloadBudget budget;
    private volatile PlatformKey[] certificates;
    private DateTimeOffset? downloadedAt;
    private DateTimeOffset? warnedAt;

    /// <param name="publicKey">Configured; null for a merchant that has certificates only.</param>
    /// <param name="before">The public key that this one took the place of: WeChat changes over step by step.</param>
    /// <param name="initial">A configured certificate, so that the first call needs no download.</param>
    /// <param name="encryptsWithPublicKey">The scheme that this merchant has chosen.</param>
    public PlatformKeyRing(
        CertificateDownload download, PlatformKey? publicKey, PlatformKey? before, PlatformKey? initial,
        bool encryptsWithPublicKey, TimeProvider clock, string village, ILogger logger)
    {
        this.download = download;
        this.publicKey = publicKey;
        this.before = before;
        this.encryptsWithPublicKey = encryptsWithPublicKey;
        this.clock = clock;
        this.village = village;
        this.logger = logger;
        certificates = initial is null ? [] : [initial];
        budget = new DownloadBudget(clock);
        // A merchant in public-key mode has no certificates to fetch.
        if (!encryptsWithPublicKey)
            background = clock.CreateTimer(_ => _ = Refresh(), state: null, BetweenLooks, BetweenLooks);
    }

    public async ValueTask<PlatformKey?> Find(string serial, KeyAsker asker, CancellationToken ct)
    {
        var id = PlatformKey.Normalize(serial);
        if (Known(id) is { } key) return key;
        if (id.StartsWith(PlatformKey.PublicKeyPrefix, StringComparison.Ordinal))
        {
            if (publicKey is null && asker == KeyAsker.Notice) WarnOfPublicKey();
            return null;
        }

        if (!PlatformKey.IsSerial(id)) return null;
        await Download(() => Known(id) is null && budget.TrySpend(asker, id), ct);
        return Known(id);
    }

    public async ValueTask<PlatformKey?> ForEncryption(CancellationToken ct)
    {
        if (encryptsWithPublicKey) return publicKey;
        if (IsStale()) await Download(() => IsStale() && budget.TrySpend(KeyAsker.OurCall, id: null), ct);
        return Unexpired().MaxBy(static certificate => certificate.NotBefore);
    }

    public void Dispose()
    {
        background?.Dispose();
        ending.Cancel();
        ending.Dispose();
        publicKey?.Dispose();
        before?.Dispose();
        foreach (var certificate in certificates) certificate.Dispose();
        downloading.Dispose();
    }

    private PlatformKey? Known(string id) =>
        publicKey?.Id == id ? publicKey
        : before?.Id == id ? before
        : Array.Find(Unexpired(), certificate => certificate.Id == id);

    private PlatformKey[] Unexpired()
    {
        var now = clock.GetUtcNow();
        return Array.FindAll(certificates, certificate => certificate.NotAfter > now);
    }

    private bool IsStale()
    {
        var now = clock.GetUtcNow();
        var newest = Unexpired().Select(static certificate => certificate.NotAfter).DefaultIfEmpty(now).Max();
        return downloadedAt is not { } at || now - at >= (newest - now < NearItsEnd ? MaxAgeNearTheEnd : MaxAge);
    }

    private async Task Refresh()
    {
        try
        {
            await Download(IsStale, ending.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The account is being put away.
        }
    }

    /// <summary>One download at a time; whoever waited looks again first, for it may be there by now.</summary>
    private async Task Download(Func<bool> isNeeded, CancellationToken ct)
    {
        await downloading.WaitAsync(ct);
        try
        {
            if (!isNeeded()) return;
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

    /// <summary>Anybody can write such a header, so it is told once an hour and no alarm is rung.</summary>
    private void WarnOfPublicKey()
    {
        var now = clock.GetUtcNow();
        if (warnedAt is { } at && now - at < BetweenLooks) return;
        warnedAt = now;
        logger.PublicKeyNotConfigured(village);
    }
}
