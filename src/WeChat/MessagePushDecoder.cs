using System.Globalization;
using Microsoft.Extensions.Logging;
using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat;

/// <summary>Every form that the console offers: JSON or XML; safe, compatible (there the sealed half counts) and, where
/// the account says so, plain (wechat §2.5, §2.4). WeChat enforces no freshness on sealed pushes and neither do we:
/// the handler dedupes by what the push says.</summary>
/// <param name="keys">The EncodingAESKey in force, then the previous one while it is being replaced.</param>
/// <param name="takesPlain">In plain mode no signature covers the body, so it is a hint at most (decision 16).</param>
internal sealed class MessagePushDecoder(
    PushAccount account, IReadOnlyList<byte[]> keys, bool takesPlain, TimeProvider clock, ILogger logger)
    : IMessagePushDecoder
{
    /// <summary>WeChat's are 19 digits; what we answer is never a page.</summary>
    private const int LongestEcho = 128;

    public string? VerifyUrl(string? signature, string? timestamp, string? nonce, string? echo) =>
        IsOurs(new(signature, timestamp, nonce, MessageSignature: null)) && echo is { Length: <= LongestEcho }
        && echo.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '+' or '/' or '=')
            ? echo
            : null;

    public MessagePush Decode(PushStamp stamp, ReadOnlyMemory<byte> body)
    {
        try
        {
            var outer = PushText.Read(body.Span);
            return outer["Encrypt"] is { } ciphertext ? Sealed(stamp, ciphertext) : Plain(stamp, outer);
        }
        catch (WireFailureException unreadable)
        {
            return Forged(unreadable.Message);
        }
    }

    private MessagePush Sealed(PushStamp stamp, string ciphertext)
    {
        if (stamp is not { Timestamp: { } timestamp, Nonce: { } nonce } || !account.Tokens.Any(token =>
            PushCipher.SameSignature(
                stamp.MessageSignature, PushCipher.Signature(token, timestamp, nonce, ciphertext))))
            return Forged("bad msg_signature");
        return Open(ciphertext) is { } message
            ? Sort(PushText.Read(message))
            : Forged("the message doesn't open with our keys");
    }

    /// <summary>Signed is only that WeChat was talking at that time, so the time must be now, and what it seems to say
    /// must be asked for.</summary>
    private MessagePush Plain(PushStamp stamp, PushText push)
    {
        if (!takesPlain) return Forged("no Encrypt in the body");
        if (!IsOurs(stamp)) return Forged("bad signature");
        if (!SignatureCheck.IsFresh(stamp.Timestamp!, clock.GetUtcNow()))
            return Forged("timestamp outside the 5-minute window");
        return Sort(push) is MessagePush.OrderSettled settled
            ? new MessagePush.SettlementHint(settled.TransactionId, settled.OutTradeNo)
            : new MessagePush.Other("plain");
    }

    private bool IsOurs(PushStamp stamp) =>
        stamp is { Timestamp: { } timestamp, Nonce: { } nonce }
        && account.Tokens.Any(token =>
            PushCipher.SameSignature(stamp.Signature, PushCipher.Signature(token, timestamp, nonce)));

    private byte[]? Open(string ciphertext)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (PushCipher.Open(keys[i], ciphertext, account.AppId) is not { } message) continue;
            if (i > 0) logger.PushOpenedWithPreviousKey(account.Village);
            return message;
        }

        return null;
    }

    /// <summary>One event name says two things: shipped, and later, with a settlement time, settled.</summary>
    private MessagePush Sort(PushText push)
    {
        var name = push["Event"] ?? push["MsgType"] ?? "";
        if (name != "trade_manage_order_settlement") return new MessagePush.Other(name);

        var transactionId = push["transaction_id"].Number("transaction_id");
        var outTradeNo = push["merchant_trade_no"].Number("merchant_trade_no");
        if (push["merchant_id"] is { } merchant && merchant != account.MerchantId)
            return new MessagePush.Foreign(outTradeNo);
        return Time(push, "settlement_time") is { } settledAt
            ? new MessagePush.OrderSettled(transactionId, outTradeNo, Time(push, "confirm_receive_time"), settledAt)
            : new MessagePush.SettlementEstimated(transactionId, outTradeNo);
    }

    /// <summary>Unix seconds; 0 stands for "not yet".</summary>
    private static DateTimeOffset? Time(PushText push, string field)
    {
        if (push[field] is not { } text || text == "0") return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? WireValue.Plausible(seconds, field)
            : throw new WireFailureException($"malformed body: {field} is no time");
    }

    private MessagePush.Forged Forged(string reason)
    {
        logger.PushRefused(account.Village, reason);
        return new MessagePush.Forged(reason);
    }
}

/// <summary>Whose pushes these are. A class and not a record: records print their members, and one is a secret.
/// </summary>
internal sealed class PushAccount(string village, string appId, string merchantId, IReadOnlyList<string> tokens)
{
    public string Village { get; } = village;

    public string AppId { get; } = appId;

    public string MerchantId { get; } = merchantId;

    /// <summary>The one in force, then the one before it while the console changes over.</summary>
    public IReadOnlyList<string> Tokens { get; } = tokens;
}
