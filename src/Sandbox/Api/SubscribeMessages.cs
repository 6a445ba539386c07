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
        if (Unfit(call) is { } unfit)
            return unfit;
        if (!SubscribeTemplate.All.TryGetValue(call.Text("template_id")!, out var known))
            return error.Of(40037, "invalid template_id");
        if (call.Find("data") is not { ValueKind: JsonValueKind.Object } data)
            return error.Of(47001, "data format error");
        if (FirstBadKey(known, data) is { } key)
            return error.Of(47003, $"argument invalid! data.{key}.value invalid");

        var template = call.Text("template_id")!;
        if (shopper.Accepts.GetValueOrDefault(template) < 1)
            return error.Of(43101, "user refuse to accept the msg");
        shopper.Accepts[template]--;
        shopper.Messages.Add(new(
            world.Now, template, call.Text("page"),
            data.EnumerateObject().ToDictionary(
                member => member.Name, member => member.Value.GetProperty("value").GetString()!)));
        return Answer.Ok(new JsonObject
        {
            ["errcode"] = 0,
            ["errmsg"] = "ok",
            ["msgid"] = 3_000_000_000_000_000_000 + world.State.NextOrder(),
        });
    }

    private Answer? Unfit(Call call)
    {
        if (call.Text("miniprogram_state") is not (null or "formal" or "trial" or "developer"))
            return error.Of(40097, "invalid args: miniprogram_state");
        if (call.Text("lang") is not (null or "zh_CN" or "zh_TW" or "en_US" or "zh_HK"))
            return error.Of(40097, "invalid args: lang");
        return call.Text("page")?.StartsWith('/') == true ? error.Of(41030, "invalid page") : null;
    }

    /// <summary>Every key of the template and no other, each with a value of its kind.</summary>
    private static string? FirstBadKey(SubscribeTemplate template, JsonElement data)
    {
        var given = data.EnumerateObject().ToList();
        return given.Where(member => !template.Keys.Contains(member.Name) || !IsFitting(member))
            .Select(member => member.Name)
            .Concat(template.Keys.Except(given.Select(member => member.Name)))
            .FirstOrDefault();
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
            "time" => Time().IsMatch(text),
            "date" => Date().IsMatch(text),
            "amount" => Amount().IsMatch(text),
            "phone_number" => text.Length <= 17 && text.All(c => char.IsAsciiDigit(c) || "+-() ".Contains(c)),
            "car_number" => text.Length <= 8,
            "name" => text.Length <= (text.All(char.IsAscii) ? 20 : 10),
            "phrase" => text.Length <= 5 && text.All(c => c > 0x7F),
            _ => false,
        };
    }

    [GeneratedRegex(
        "^([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日 )?[0-2]?[0-9]:[0-5][0-9](:[0-5][0-9])?$",
        RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Time();

    [GeneratedRegex(
        "^[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日( [0-2]?[0-9]:[0-5][0-9](:[0-5][0-9])?)?$",
        RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Date();

    [GeneratedRegex("^[¥￥$€]?[0-9]{1,10}(\\.[0-9]{1,2})?元?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Amount();
}
