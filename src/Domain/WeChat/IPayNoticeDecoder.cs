namespace VillageCloud.Domain.WeChat;

/// <summary>Verifies and decrypts what WeChat Pay posts to us (wechat §3.2, §3.4, §4.4). Nothing is believed before
/// the signature and the timestamp window (5 min) hold.</summary>
public interface IPayNoticeDecoder
{
    Task<PayNotice> Decode(NoticeHeaders headers, ReadOnlyMemory<byte> body, CancellationToken ct);
}

/// <summary>The four Wechatpay-* headers, as received; null when missing.</summary>
public sealed record NoticeHeaders(string? Timestamp, string? Nonce, string? Signature, string? Serial);

/// <summary>A notice from WeChat Pay, sorted by <c>event_type</c> and <c>original_type</c>, never by URL.</summary>
public abstract record PayNotice
{
    private PayNotice()
    {
    }

    public sealed record Payment(string NoticeId, PaymentReport Report) : PayNotice;

    public sealed record Refund(string NoticeId, RefundReport Report, string MchId) : PayNotice;

    public sealed record Transfer(string NoticeId, TransferReport Report) : PayNotice;

    /// <summary>Verified, but about another merchant or another mini-program: acknowledge, alarm, change
    /// nothing.</summary>
    /// <param name="Number">Theirs, for the person who looks after it.</param>
    public sealed record Foreign(string NoticeId, string Number) : PayNotice;

    /// <summary>Verified, but of a kind that we don't handle: acknowledge and alarm.</summary>
    public sealed record Unhandled(string NoticeId, string EventType) : PayNotice;

    /// <summary>Signature, serial or timestamp is wrong: answer 4xx, change nothing.</summary>
    public sealed record Forged(string Reason) : PayNotice;

    /// <summary>WeChat signed it, but it doesn't open, as after a changed APIv3 key: answer 4xx, and a person must
    /// know.</summary>
    public sealed record Unreadable(string Reason) : PayNotice;
}
