using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VillageCloud.Sandbox.Http;

namespace VillageCloud.Sandbox.Api;

/// <summary>
/// msg_sec_check v2. The text itself says the verdict: "risky-20002" or "review-10001" anywhere in it, else pass.
/// </summary>
internal sealed partial class ContentChecks(World world, Users users, ApiError error)
{
    public static Shape Shape { get; } = new(
        Field.Whole("version"),
        Field.Text("openid", 128),
        Field.Whole("scene"),
        Field.Characters("content", 2_500),
        Field.TextIf("nickname", 500),
        Field.TextIf("title", 500),
        Field.TextIf("signature", 500));

    public Answer Text(Call call)
    {
        if (call.Whole("version") != 2)
            return error.Of(40097, "invalid args: version");
        if (call.Whole("scene") is < 1 or > 4)
            return error.Of(40097, "invalid args: scene");
        if (call.Text("signature") is not null && call.Whole("scene") != 1)
            return error.Of(40097, "invalid args: signature");
        if (!world.State.Shoppers.TryGetValue(call.Text("openid")!, out var shopper))
            return error.Of(40003, "invalid openid");
        if (!users.WasActive(shopper))
            return error.Of(61010, "code is expired");
        var marker = Marker().Match($"{call.Text("content")} {call.Text("title")} {call.Text("nickname")}");
        var suggest = marker.Success ? marker.Groups["suggest"].Value : "pass";
        var label = marker.Success ? int.Parse(marker.Groups["label"].Value, CultureInfo.InvariantCulture) : 100;
        return Answer.Ok(new JsonObject
        {
            ["errcode"] = 0,
            ["errmsg"] = "ok",
            ["trace_id"] = $"{world.Dice.Hex(8)}-{world.Dice.Hex(8)}-{world.Dice.Hex(8)}",
            ["result"] = new JsonObject { ["suggest"] = suggest, ["label"] = label },
            ["detail"] = new JsonArray(new JsonObject
            {
                ["strategy"] = "content_model",
                ["errcode"] = 0,
                ["suggest"] = suggest,
                ["label"] = label,
                ["prob"] = 90,
            }),
        });
    }

    [GeneratedRegex("(?<suggest>risky|review)-(?<label>[0-9]{3,5})", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Marker();
}
