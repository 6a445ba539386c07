using System.Net.Http.Headers;
using VillageCloud.WeChat.Crypto;

namespace VillageCloud.WeChat.Tenpay;

/// <summary>Signs the final path and query and the exact bytes of the body: below Flurl, so nothing can change them
/// afterwards (wechat §3.1).</summary>
internal sealed class SigningHandler(MerchantSigner signer, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(ct);
        var authorization = signer.Authorize(request.Method.Method, request.RequestUri!.PathAndQuery, body);
        request.Headers.Authorization = new AuthenticationHeaderValue(MerchantSigner.Scheme, authorization);
        return await base.SendAsync(request, ct);
    }
}
