using System.Globalization;
using System.Text;

namespace VillageCloud.WeChat.Crypto;

/// <summary>The exact bytes that WeChat Pay signatures cover (wechat §3.1, §3.2, §4.1). Every line ends with a newline,
/// the last and the empty ones too.</summary>
internal static class SignedText
{
    /// <param name="pathAndQuery">As sent on the wire, percent-encoded, beginning <c>/v3</c>.</param>
    public static byte[] OfRequest(
        string method, string pathAndQuery, long unixSeconds, string nonce, ReadOnlySpan<byte> body) => Lines(
        string.Create(CultureInfo.InvariantCulture, $"{method}\n{pathAndQuery}\n{unixSeconds}\n{nonce}\n"), body);

    public static byte[] OfAnswer(string timestamp, string nonce, ReadOnlySpan<byte> body) =>
        Lines($"{timestamp}\n{nonce}\n", body);

    /// <summary>What <c>wx.requestPayment</c> checks; the appId is in it although the page doesn't pass it.</summary>
    public static byte[] OfClientPayment(string appId, string timeStamp, string nonce, string package) =>
        Encoding.UTF8.GetBytes($"{appId}\n{timeStamp}\n{nonce}\n{package}\n");

    private static byte[] Lines(string head, ReadOnlySpan<byte> body) =>
        [.. Encoding.UTF8.GetBytes(head), .. body, (byte)'\n'];
}
