using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Http;

namespace VillageCloud.Sandbox.Api;

/// <summary>Errors of the server API: HTTP 200 with an errcode and a rid.</summary>
internal sealed class ApiError(World world)
{
    public Answer Of(int errcode, string message) => Answer.Ok(new JsonObject
    {
        ["errcode"] = errcode,
        ["errmsg"] = $"{message} rid: {world.Dice.Hex(8)}-{world.Dice.Hex(8)}-{world.Dice.Hex(8)}",
    });

    public static Answer Fine() => Answer.Ok(new JsonObject { ["errcode"] = 0, ["errmsg"] = "ok" });
}
