using System.Security.Cryptography;
using System.Text;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat.Tenpay;

/// <summary><c>GET /v3/certificates</c> (wechat §3.3): the answer is opened with the APIv3 key first and believed
/// only when its signature holds under a certificate in it, or under one we already had.</summary>
/// <param name="signedOnly">Verification can't happen below, for the key may be in this very answer.</param>
internal sealed class CertificateDownload(WireClient signedOnly, byte[] apiV3Key, TimeProvider clock)
{
    /// <exception cref="WireFailureException">Not 200, not readable, or not signed by anybody in it or
    /// known.</exception>
    public async Task<IReadOnlyList<PlatformKey>> Fetch(Func<string, PlatformKey?> known, CancellationToken ct)
    {
        var answer = await signedOnly.Get(signedOnly.Request("v3", "certificates"), ct);
        if (answer.Status != 200) throw new WireFailureException($"HTTP {answer.Status}");

        var keys = new List<PlatformKey>();
        try
        {
            foreach (var item in WireJson.Read<CertificatesResponse>(answer.Body).Data ?? [])
                keys.Add(Open(item));
            if (!IsSigned(answer, keys, known)) throw new WireFailureException("bad signature");
            return keys;
        }
        catch
        {
            keys.ForEach(static key => key.Dispose());
            throw;
        }
    }

    private PlatformKey Open(SealedCertificate item)
    {
        try
        {
            var body = item.EncryptCertificate;
            var pem = SealedResource.Open(apiV3Key, body?.Nonce, body?.AssociatedData, body?.Ciphertext);
            return PlatformKey.FromCertificate(Encoding.UTF8.GetString(pem), item.SerialNo);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new WireFailureException("a certificate doesn't open with the APIv3 key");
        }
    }

    private bool IsSigned(WireAnswer answer, List<PlatformKey> fetched, Func<string, PlatformKey?> known)
    {
        if (answer.Signature is not
            { Timestamp: { } at, Nonce: { } nonce, Signature: { } signature, Serial: { } serial })
            return false;
        var id = PlatformKey.Normalize(serial);
        var key = fetched.Find(k => k.Id == id) ?? known(id);
        return key is not null && SignatureCheck.IsFresh(at, clock.GetUtcNow())
            && SignatureCheck.Verifies(key, SignedText.OfAnswer(at, nonce, answer.Body), signature);
    }
}
