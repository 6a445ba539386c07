namespace VillageCloud.Domain.WeChat;

/// <summary>Verifies and reads WeChat's message push, JSON or XML, sealed or (where the account says so) plain
/// (wechat §2.5).</summary>
public interface IMessagePushDecoder
{
    /// <summary>The URL check of the console: the echo to answer, or null when the signature is wrong.</summary>
    string? VerifyUrl(string? signature, string? timestamp, string? nonce, string? echo);

    MessagePush Decode(PushStamp stamp, ReadOnlyMemory<byte> body);
}

/// <summary>What stands in a push's URL; null when missing.</summary>
/// <param name="Signature">Over timestamp and nonce only: it says who sends, not what.</param>
/// <param name="MessageSignature">Over the sealed message too.</param>
public sealed record PushStamp(string? Signature, string? Timestamp, string? Nonce, string? MessageSignature);

public abstract record MessagePush
{
    private MessagePush()
    {
    }

    /// <summary><c>trade_manage_order_settlement</c> with a settlement time: WeChat released the money.</summary>
    public sealed record OrderSettled(
        string TransactionId, string OutTradeNo, DateTimeOffset? ConfirmedAt, DateTimeOffset SettledAt) : MessagePush;

    /// <summary>The same in plain mode, where no signature covers what is said: a reason to ask WeChat and nothing
    /// more.</summary>
    public sealed record SettlementHint(string TransactionId, string OutTradeNo) : MessagePush;

    /// <summary>The same event without a settlement time: shipped, an estimate only.</summary>
    public sealed record SettlementEstimated(string TransactionId, string OutTradeNo) : MessagePush;

    /// <summary>Verified, of no interest today.</summary>
    public sealed record Other(string Event) : MessagePush;

    /// <summary>Verified, but about another merchant: nobody here can act on it.</summary>
    public sealed record Foreign(string OutTradeNo) : MessagePush;

    public sealed record Forged(string Reason) : MessagePush;
}
