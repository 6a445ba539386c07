using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace VillageCloud.Benchmarks.Http;

/// <summary>One kept-alive HTTP/1.1 connection that asks the same question again and again, without pipelining. Plain
/// blocking calls on a thread of its own: on a small machine whatever the driver needs is taken from the server.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] request;
    private byte[] received = new byte[256 * 1024];
    private int filled;

    public HttpConnection(Uri address)
    {
        socket.Connect(address.Host, address.Port);
        request = Encoding.ASCII.GetBytes(
            $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: application/json\r\n\r\n");
    }

    /// <summary>The whole answer: status line with headers, and the body.</summary>
    public (string Head, byte[] Body) Ask()
    {
        var headLength = Send();
        var head = Encoding.ASCII.GetString(received, 0, headLength);
        var body = new List<byte>();
        ReadBody(headLength, part => body.AddRange(part));
        return (head, [.. body]);
    }

    /// <summary>Asks and compares every byte of the body; an answer with a good status and another body is a
    /// failure.</summary>
    public void Expect(byte[] body)
    {
        var at = 0;
        ReadBody(Send(), part =>
        {
            Bench.Check(
                at + part.Length <= body.Length && part.SequenceEqual(body.AsSpan(at, part.Length)),
                "the body is the one that was seen first");
            at += part.Length;
        });
        Bench.CheckSame(body.Length, at, "the body is whole");
    }

    public void Dispose() => socket.Dispose();

    // Gives the length of the answer's head.
    private int Send()
    {
        filled = 0;
        _ = socket.Send(request);
        int end;
        while ((end = received.AsSpan(0, filled).IndexOf(EndOfHead)) < 0) Fill();
        Bench.Check(received.AsSpan(0, filled).StartsWith("HTTP/1.1 200 "u8), "the answer is 200");
        return end + EndOfHead.Length;
    }

    private void ReadBody(int from, BodyPart take)
    {
        var head = received.AsSpan(0, from);
        if (LengthIn(head) is { } length)
        {
            while (filled < from + length) Fill();
            Bench.CheckSame(from + length, filled, "nothing follows the answer");
            take(received.AsSpan(from, length));
            return;
        }

        for (var at = from; ;)
        {
            int lineEnd;
            while ((lineEnd = received.AsSpan(at, filled - at).IndexOf("\r\n"u8)) < 0) Fill();
            var size = int.Parse(received.AsSpan(at, lineEnd), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var start = at + lineEnd + 2;
            while (filled < start + size + 2) Fill();
            if (size == 0) return;
            take(received.AsSpan(start, size));
            at = start + size + 2;
        }
    }

    private static int? LengthIn(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var at = head.IndexOf(name);
        if (at < 0) return null;
        var rest = head[(at + name.Length)..];
        return int.Parse(rest[..rest.IndexOf((byte)'\r')], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private void Fill()
    {
        if (filled == received.Length) Array.Resize(ref received, received.Length * 2);
        var more = socket.Receive(received.AsSpan(filled));
        Bench.Check(more > 0, "the server keeps the connection");
        filled += more;
    }

    private delegate void BodyPart(ReadOnlySpan<byte> part);
}
