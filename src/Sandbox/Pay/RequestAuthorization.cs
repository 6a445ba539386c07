using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VillageCloud.Sandbox.Crypto;
using VillageCloud.Sandbox.Http;

namespace VillageCloud.Sandbox.Pay;

/// <summary>Checks the Authorization header of a pay request the way the real gateway does.</summary>
internal sealed partial class RequestAuthorization(World world)
{
    private const string Scheme = "WECHATPAY2-SHA256-RSA2048 ";
    private const int WindowSeconds = 300;
    private static readonly string[] Names = ["mchid", "nonce_str", "signature", "timestamp", "serial_no"];
    private readonly Dictionary<string, long> nonces = [];

    /// <summary>Null when the request is signed as it must be; else the 401 that says what is wrong.</summary>
    public Answer? Refusal(Call call)
    {
        if (call.Header("Authorization") is not { } header || !header.StartsWith(Scheme, StringComparison.Ordinal))
            return Unauthorized(call, "authorization", "Authorization is missing or has another scheme", null);
        if (Parts(header[Scheme.Length..]) is not { } parts)
            return Unauthorized(call, "authorization", "Authorization must hold exactly the five parameters", null);
        if (parts["mchid"] != world.Merchant.Record.MchId)
            return Unauthorized(call, "mchid", "mchid unknown", null);
        if (parts["serial_no"] != world.Merchant.Record.MerchantSerial)
            return Unauthorized(call, "serial_no", "serial_no unknown", null);
        if (parts["nonce_str"].Length is 0 or > 32)
            return Unauthorized(call, "nonce_str", "nonce_str must have 1..32 characters", null);
        if (!long.TryParse(parts["timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out var stamp))
            return Unauthorized(call, "timestamp", "timestamp must be unix seconds", null);
        var now = world.Clock.WireNow.ToUnixTimeSeconds();
        if (Math.Abs(now - stamp) > WindowSeconds)
            return Unauthorized(call, "timestamp", $"timestamp is off by {now - stamp} s", null);
        var lines = new RequestLines(call.Method, call.Target, parts["timestamp"], parts["nonce_str"]);
        var message = SignedLines.OfRequest(lines, call.Body);
        if (!world.Merchant.MerchantKey.Verifies(message, parts["signature"]))
            return Unauthorized(call, "signature", "sign not match", message);
        return IsRepeated(parts, now) ? Unauthorized(call, "nonce_str", "nonce_str was used before", message) : null;
    }

    private static Dictionary<string, string>? Parts(string text)
    {
        var parts = new Dictionary<string, string>();
        foreach (Match match in Part().Matches(text))
        {
            if (!parts.TryAdd(match.Groups["name"].Value, match.Groups["value"].Value))
                return null;
        }

        var whole = string.Join(',', parts.Select(part => $"{part.Key}=\"{part.Value}\""));
        return parts.Count == Names.Length && Names.All(parts.ContainsKey) && whole == text ? parts : null;
    }

    [GeneratedRegex("(?<name>[a-z_]+)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Part();

    private static Answer Unauthorized(Call call, string field, string issue, byte[]? message)
    {
        var detail = new JsonObject
        {
            ["field"] = field,
            ["location"] = "authorization",
            ["detail"] = new JsonObject { ["issue"] = issue },
        };
        if (message is not null)
        {
            detail["sign_information"] = new JsonObject
            {
                ["method"] = call.Method,
                ["url"] = call.Target,
                ["truncated_sign_message"] = Encoding.UTF8.GetString(message.AsSpan(0, Math.Min(message.Length, 512))),
                ["sign_message_length"] = message.Length,
            };
        }

        return Answer.Json(401, new JsonObject
        {
            ["code"] = "SIGN_ERROR",
            ["message"] = $"签名错误: {issue}",
            ["detail"] = detail,
        });
    }

    private bool IsRepeated(Dictionary<string, string> parts, long now)
    {
        if (!world.Options.StrictNonce)
            return false;
        foreach (var stale in nonces.Where(seen => Math.Abs(now - seen.Value) > 2 * WindowSeconds).ToList())
            nonces.Remove(stale.Key);
        return !nonces.TryAdd($"{parts["nonce_str"]} {parts["timestamp"]}", now);
    }
}
