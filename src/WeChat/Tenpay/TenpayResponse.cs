using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat.Tenpay;

/// <summary>A verified answer of WeChat Pay. A business error is a value here, never an exception.</summary>
/// <param name="Data">Null when the body is empty or the call was refused.</param>
internal sealed record TenpayResponse<T>(
    int RawStatus, byte[] RawBytes, string? RequestId, T? Data, string? ErrorCode, string? ErrorMessage)
    where T : class
{
    public bool IsSuccessful() => RawStatus is 200 or 204 && ErrorCode is null;

    public static TenpayResponse<T> Of(WireAnswer answer)
    {
        if (answer.Status is 200 or 204)
        {
            var data = answer.Body.Length == 0 ? null : WireJson.Read<T>(answer.Body);
            return new(answer.Status, answer.Body, answer.RequestId, data, null, null);
        }

        var error = IsRefusal(answer.Status) ? WireJson.Read<ErrorBody>(answer.Body) : new ErrorBody(null, null);
        return new(answer.Status, answer.Body, answer.RequestId, null, error.Code, error.Message);
    }

    /// <summary>Only these say no for certain: 429 on a write may still have been done (wechat §3.6).</summary>
    public static bool IsRefusal(int status) => status is >= 400 and < 500 and not 429;

    /// <summary>Whoever reads this has verified the answer: a proxy's own 404 isn't signed and never comes so
    /// far.</summary>
    public bool IsNotKnown() => RawStatus == 404;

    private sealed record ErrorBody(string? Code, string? Message);
}
