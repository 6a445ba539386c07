using System.Globalization;

namespace VillageCloud.WeChat.Api;

/// <summary>A definite errcode, on its way up to where the outcome is made.</summary>
internal sealed class ApiRefusalException(int code, string message) : Exception(message)
{
    /// <summary>"Busy": the call may or may not have been done (wechat §1.2).</summary>
    private const int Busy = -1;

    public int Code { get; } = code;

    public string CodeText => Code.ToString(CultureInfo.InvariantCulture);

    /// <summary>Busy is no refusal but a failure of the wire.</summary>
    public static void ThrowIfRefused(IApiAnswer answer)
    {
        if (answer.Errcode is null or 0) return;
        if (answer.Errcode is Busy) throw new Wire.WireFailureException("errcode -1: busy");
        throw new ApiRefusalException(answer.Errcode.Value, answer.Errmsg ?? "");
    }
}
