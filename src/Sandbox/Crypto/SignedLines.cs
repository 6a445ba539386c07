using System.Text;

namespace VillageCloud.Sandbox.Crypto;

/// <summary>The texts that get signed: lines that each end with a line feed, the body as raw bytes.</summary>
internal static class SignedLines
{
    public static byte[] OfRequest(RequestLines request, ReadOnlySpan<byte> body) =>
        Join($"{request.Method}\n{request.PathAndQuery}\n{request.Timestamp}\n{request.Nonce}\n", body);

    public static byte[] OfResponse(string timestamp, string nonce, ReadOnlySpan<byte> body) =>
        Join($"{timestamp}\n{nonce}\n", body);

    public static byte[] OfPayment(PaymentLines payment) =>
        Encoding.UTF8.GetBytes($"{payment.AppId}\n{payment.TimeStamp}\n{payment.NonceStr}\n{payment.Package}\n");

    private static byte[] Join(string head, ReadOnlySpan<byte> body)
    {
        var headLength = Encoding.UTF8.GetByteCount(head);
        var message = new byte[headLength + body.Length + 1];
        Encoding.UTF8.GetBytes(head, message);
        body.CopyTo(message.AsSpan(headLength));
        message[^1] = (byte)'\n';
        return message;
    }
}

internal sealed record RequestLines(string Method, string PathAndQuery, string Timestamp, string Nonce);

internal sealed record PaymentLines(string AppId, string TimeStamp, string NonceStr, string Package);
