using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat.Wire;

/// <summary>What came back, before anybody parsed it.</summary>
/// <param name="Signature">The Wechatpay-* headers; all null where WeChat doesn't sign.</param>
/// <param name="RequestId">WeChat's own name of the call, for its support.</param>
internal sealed record WireAnswer(int Status, byte[] Body, NoticeHeaders Signature, string? RequestId)
{
    public static async Task<WireAnswer> Of(HttpResponseMessage response, CancellationToken ct) => new(
        (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(ct), SignatureOf(response),
        Header(response, "Request-ID"));

    public static NoticeHeaders SignatureOf(HttpResponseMessage response) => new(
        Header(response, "Wechatpay-Timestamp"), Header(response, "Wechatpay-Nonce"),
        Header(response, "Wechatpay-Signature"), Header(response, "Wechatpay-Serial"));

    /// <summary>A header that comes twice is as good as none: we couldn't say which one was meant.</summary>
    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) && values.ToArray() is [var only] ? only : null;
}
