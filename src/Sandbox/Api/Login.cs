using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Http;

namespace VillageCloud.Sandbox.Api;

/// <summary>Codes from the phone turned into who it is.</summary>
internal sealed class Login(World world, Users users, ApiError error)
{
    public static Shape PhoneShape { get; } = new(Field.Text("code", 128), Field.TextIf("openid", 128));

    public Answer Session(Call call)
    {
        var query = call.Query;
        if (!query.TryGetValue("appid", out var appId))
            return error.Of(41002, "appid missing");
        if (!query.TryGetValue("secret", out var secret))
            return error.Of(41004, "appsecret missing");
        if (appId != world.Merchant.Record.AppId)
            return error.Of(40013, "invalid appid");
        if (secret != world.Merchant.Record.AppSecret)
            return error.Of(40125, "invalid appsecret");
        if (query.GetValueOrDefault("grant_type") != "authorization_code")
            return error.Of(40002, "invalid grant_type");
        if (!query.TryGetValue("js_code", out var code) || code.Length == 0)
            return error.Of(41008, "missing code");
        var (shopper, errcode) = users.Redeem(code, "login");
        if (shopper is null)
            return error.Of(errcode, errcode == 40163 ? "code been used" : "invalid code");
        return Answer.Ok(new JsonObject
        {
            ["session_key"] = Convert.ToBase64String(world.Dice.Bytes(16)),
            ["openid"] = shopper.OpenId,
        });
    }

    public Answer PhoneNumber(Call call)
    {
        var (shopper, errcode) = users.Redeem(call.Text("code")!, "phone");
        if (shopper is null)
            return error.Of(errcode == 40163 ? 40029 : errcode, "invalid code");
        return Answer.Ok(new JsonObject
        {
            ["errcode"] = 0,
            ["errmsg"] = "ok",
            ["phone_info"] = new JsonObject
            {
                ["phoneNumber"] = shopper.PhoneNumber,
                ["purePhoneNumber"] = shopper.PhoneNumber,
                ["countryCode"] = "86",
                ["watermark"] = new JsonObject
                {
                    ["timestamp"] = world.Now.ToUnixTimeSeconds(),
                    ["appid"] = world.Merchant.Record.AppId,
                },
            },
        });
    }
}
