namespace VillageCloud.Domain.Fulfilment;

/// <summary>Verifies and decrypts WeChat's message push (safe mode, JSON; wechat.md A.10).</summary>
public interface IMessagePushDecoder
{
    /// <summary>The URL check of the console: the echo to answer, or null when the signature is wrong.</summary>
    string? VerifyUrl(string? signature, string? timestamp, string? nonce, string? echo);

    MessagePush Decode(string? timestamp, string? nonce, string? messageSignature, ReadOnlyMemory<byte> body);
}

public abstract record MessagePush
{
    private MessagePush()
    {
    }

    /// <summary><c>trade_manage_order_settlement</c> with a settlement time: WeChat released the money.</summary>
    public sealed record OrderSettled(
        string TransactionId, string OutTradeNo, DateTimeOffset? ConfirmedAt, DateTimeOffset SettledAt) : MessagePush;

    /// <summary>The same event without a settlement time: shipped, an estimate only.</summary>
    public sealed record SettlementEstimated(string TransactionId, string OutTradeNo) : MessagePush;

    /// <summary>Verified, of no interest today.</summary>
    public sealed record Other(string Event) : MessagePush;

    public sealed record Forged(string Reason) : MessagePush;
}
