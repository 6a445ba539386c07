using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Http;
using VillageCloud.Sandbox.State;

namespace VillageCloud.Sandbox.Api;

/// <summary>stable_token: one token for all callers, with a five-minute overlap when it is renewed.</summary>
internal sealed class Tokens(World world, ApiError error)
{
    private const int ForcedPerDay = 20;
    private const int HammeringPerMinute = 200;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(7_200);
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ForcedGap = TimeSpan.FromSeconds(30);
    private readonly Queue<DateTimeOffset> asked = new();

    public static Shape Shape { get; } = new(
        Field.Text("grant_type", 64),
        Field.Text("appid", 64),
        Field.Text("secret", 128),
        Field.FlagIf("force_refresh"));

    public Answer Stable(Call call)
    {
        if (call.Text("grant_type") != "client_credential")
            return error.Of(40002, "invalid grant_type");
        if (call.Text("appid") != world.Merchant.Record.AppId)
            return error.Of(40013, "invalid appid");
        if (call.Text("secret") != world.Merchant.Record.AppSecret)
            return error.Of(40125, "invalid appsecret");
        Count();
        return call.Flag("force_refresh") == true ? Forced() : Show(Current() ?? Issue(forced: false));
    }

    /// <summary>Null when the call's access_token may be used.</summary>
    public Answer? Refusal(Call call)
    {
        var value = call.Query.GetValueOrDefault("access_token", "");
        if (value.Length == 0)
            return error.Of(41001, "access_token missing");
        var token = world.State.Tokens.Find(known => known.Value == value);
        if (token is null || token.Dead)
            return error.Of(40001, "invalid credential, access_token is invalid or not latest");
        return token.ExpiresAt <= world.Now ? error.Of(42001, "access_token expired") : null;
    }

    private Answer Forced()
    {
        var last = world.State.Tokens.FindLast(token => token.Forced);
        if (last is { Dead: false } && world.Now - last.IssuedAt < ForcedGap)
            return Show(last);
        var today = world.State.Tokens.Where(token => world.Now - token.IssuedAt < TimeSpan.FromDays(1));
        if (today.Count(token => token.Forced) >= ForcedPerDay)
            return error.Of(45009, "reach max api daily quota limit");
        foreach (var token in world.State.Tokens)
            token.Dead = true;
        return Show(Issue(forced: true));
    }

    private IssuedToken? Current() =>
        world.State.Tokens.FindLast(token => !token.Dead && token.ExpiresAt - world.Now > Overlap);

    private IssuedToken Issue(bool forced)
    {
        world.State.Tokens.RemoveAll(token => world.Now - token.IssuedAt > TimeSpan.FromDays(1));
        var token = new IssuedToken
        {
            Value = $"SBX_{world.Dice.Letters(132)}",
            IssuedAt = world.Now,
            ExpiresAt = world.Now + Life,
            Forced = forced,
        };
        world.State.Tokens.Add(token);
        return token;
    }

    private Answer Show(IssuedToken token) => Answer.Ok(new JsonObject
    {
        ["access_token"] = token.Value,
        ["expires_in"] = (long)(token.ExpiresAt - world.Now).TotalSeconds,
    });

    private void Count()
    {
        asked.Enqueue(world.Now);
        while (world.Now - asked.Peek() > TimeSpan.FromMinutes(1))
            asked.Dequeue();
        if (asked.Count == HammeringPerMinute)
            world.Violations.Add("TOKEN_HAMMERING", $"{HammeringPerMinute} stable_token calls within a minute");
    }
}
