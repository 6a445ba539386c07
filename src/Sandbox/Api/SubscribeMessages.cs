using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VillageCloud.Sandbox.Http;

namespace VillageCloud.Sandbox.Api;

/// <summary>subscribe/send: one accept is one message; values must fit the kind that their key names.</summary>
internal sealed partial class SubscribeMessages(World world, ApiError error)
{
    public static Shape Shape { get; } = new(
        Field.Text("touser", 128),
        Field.Text("template_id", 128),
        Field.TextIf("page", 1_024, 0),
        Field.TextIf("miniprogram_state", 16),
        Field.TextIf("lang", 8),
        Field.Any("data"));

    public Answer Send(Call call)
    {
        if (!world.State.Shoppers.TryGetValue(call.Text("touser")!, out var shopper))
            return error.Of(40003, "invalid openid");
        if (call.Text("miniprogram_state") is not (null or "formal" or "trial" or "developer"))
            return error.Of(40097, "invalid args: miniprogram_state");
        if (call.Find("data") is not { ValueKind: JsonValueKind.Object } data)
            return error.Of(47001, "data format error");
        foreach (var member in data.EnumerateObject())
        {
            if (!IsFitting(member))
                return error.Of(47003, $"argument invalid! data.{member.Name}.value invalid");
        }

        var template = call.Text("template_id")!;
        if (shopper.Accepts.GetValueOrDefault(template) < 1)
            return error.Of(43101, "user refuse to accept the msg");
        shopper.Accepts[template]--;
        return Answer.Ok(new JsonObject
        {
            ["errcode"] = 0,
            ["errmsg"] = "ok",
            ["msgid"] = 3_000_000_000_000_000_000 + world.State.NextOrder(),
        });
    }

    private static bool IsFitting(JsonProperty member)
    {
        if (member.Value.ValueKind != JsonValueKind.Object
            || !member.Value.TryGetProperty("value", out var value)
            || value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        var text = value.GetString()!;
        var kind = member.Name.TrimEnd("0123456789".ToCharArray());
        return text.Length > 0 && kind switch
        {
            "thing" => text.Length <= 20,
            "number" => text.Length <= 32 && text.All(c => char.IsAsciiDigit(c) || c is '.' or '-'),
            "letter" => text.Length <= 32 && text.All(char.IsAsciiLetter),
            "symbol" => text.Length <= 5,
            "character_string" => text.Length <= 32 && text.All(char.IsAscii),
            "time" or "date" => text.Any(char.IsAsciiDigit),
            "amount" => Amount().IsMatch(text),
            "phone_number" => text.Length <= 17 && text.All(c => char.IsAsciiDigit(c) || "+-() ".Contains(c)),
            "car_number" => text.Length <= 8,
            "name" => text.Length <= (text.All(char.IsAscii) ? 20 : 10),
            "phrase" => text.Length <= 5 && text.All(c => c > 0x7F),
            _ => false,
        };
    }

    [GeneratedRegex("^[¥￥$€]?[0-9]{1,10}(\\.[0-9]{1,2})?元?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Amount();
}
