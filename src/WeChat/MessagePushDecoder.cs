using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using VillageCloud.Domain.Fulfilment;
using VillageCloud.WeChat.Crypto;
using VillageCloud.WeChat.Wire;

namespace VillageCloud.WeChat;

/// <summary>Safe mode, JSON (wechat.md A.10, A.8). WeChat enforces no freshness on pushes and neither do we: the
/// handler dedupes by what the push says.</summary>
/// <param name="keys">The EncodingAESKey in force, then the previous one while it is being replaced.</param>
internal sealed class MessagePushDecoder(
    string village, string appId, string token, IReadOnlyList<byte[]> keys, ILogger logger) : IMessagePushDecoder
{
    public string? VerifyUrl(string? signature, string? timestamp, string? nonce, string? echo) =>
        timestamp is not null && nonce is not null
        && PushCipher.SameSignature(signature, PushCipher.Signature(token, timestamp, nonce))
            ? echo
            : null;

    public MessagePush Decode(string? timestamp, string? nonce, string? messageSignature, ReadOnlyMemory<byte> body)
    {
        try
        {
            if (CiphertextOf(body) is not { } ciphertext) return Forged("no Encrypt in the body");
            if (timestamp is null || nonce is null || !PushCipher.SameSignature(
                messageSignature, PushCipher.Signature(token, timestamp, nonce, ciphertext)))
                return Forged("bad msg_signature");
            return Open(ciphertext) is { } message ? Sort(message) : Forged("the message doesn't open with our keys");
        }
        catch (JsonException)
        {
            return Forged("not JSON");
        }
        catch (WireFailureException unreadable)
        {
            return Forged(unreadable.Message);
        }
    }

    private static string? CiphertextOf(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        return Text(document.RootElement, "Encrypt");
    }

    private byte[]? Open(string ciphertext)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (PushCipher.Open(keys[i], ciphertext, appId) is not { } message) continue;
            if (i > 0) logger.PushOpenedWithPreviousKey(village);
            return message;
        }

        return null;
    }

    /// <summary>One event name says two things: shipped, and later, with a settlement time, settled.</summary>
    private static MessagePush Sort(byte[] message)
    {
        using var document = JsonDocument.Parse(message);
        var push = document.RootElement;
        var name = Text(push, "Event") ?? Text(push, "MsgType") ?? "";
        if (name != "trade_manage_order_settlement") return new MessagePush.Other(name);

        var transactionId = Text(push, "transaction_id").Required("transaction_id");
        var outTradeNo = Text(push, "merchant_trade_no").Required("merchant_trade_no");
        return Time(push, "settlement_time") is { } settledAt
            ? new MessagePush.OrderSettled(transactionId, outTradeNo, Time(push, "confirm_receive_time"), settledAt)
            : new MessagePush.SettlementEstimated(transactionId, outTradeNo);
    }

    /// <summary>WeChat sends numbers as strings and strings as numbers.</summary>
    private static string? Text(JsonElement push, string field)
    {
        if (push.ValueKind != JsonValueKind.Object || !push.TryGetProperty(field, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString().OrNull(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }

    /// <summary>Unix seconds; 0 stands for "not yet".</summary>
    private static DateTimeOffset? Time(JsonElement push, string field)
    {
        if (Text(push, field) is not { } text) return null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            throw new WireFailureException($"malformed body: {field} is no time");
        return seconds == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(seconds);
    }

    private MessagePush.Forged Forged(string reason)
    {
        logger.PushRefused(village, reason);
        return new MessagePush.Forged(reason);
    }
}
