using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Shop.Fulfilment;

namespace VillageCloud.Features.Tests.Shop;

/// <summary>One delivery of WeChat, as it went over the wire.</summary>
public sealed record Letter(Uri Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static Letter From(JsonElement entry) => new(
        new Uri(entry.GetProperty("target").GetString()!),
        entry.GetProperty("headers").EnumerateObject().ToDictionary(
            header => header.Name, header => header.Value.GetString()!, StringComparer.OrdinalIgnoreCase),
        entry.GetProperty("body").GetString()!);

    public ReceiveNotice.Command AsNotice() => new(
        new NoticeHeaders(
            Headers.GetValueOrDefault("Wechatpay-Timestamp"), Headers.GetValueOrDefault("Wechatpay-Nonce"),
            Headers.GetValueOrDefault("Wechatpay-Signature"), Headers.GetValueOrDefault("Wechatpay-Serial")),
        Encoding.UTF8.GetBytes(Body));

    public ReceivePush.Command AsPush()
    {
        var query = QueryHelpers.ParseQuery(Target.Query);
        return new(
            new(
                query["signature"], query["timestamp"], query["nonce"],
                query.TryGetValue("msg_signature", out var sealing) ? (string?)sealing : null),
            Encoding.UTF8.GetBytes(Body));
    }
}
