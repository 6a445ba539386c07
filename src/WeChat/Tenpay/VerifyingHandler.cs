using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat.Tenpay;

/// <summary>Lets no answer through whose signature doesn't hold over its raw bytes, whatever its status: a 200 with a
/// bad signature is as unknown as no answer (wechat §3.2).</summary>
internal sealed class VerifyingHandler(SignatureCheck check, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var response = await base.SendAsync(request, ct);
        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(ct);
            if (await check.Problem(WireAnswer.SignatureOf(response), body, ct) is { } problem)
                throw new WireFailureException($"HTTP {(int)response.StatusCode}: {problem}");
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
