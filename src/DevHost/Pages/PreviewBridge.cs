using System.Text.Json.Nodes;
using VillageCloud.Demo;

namespace VillageCloud.DevHost.Pages;

/// <summary>What the WeChat app on a phone would do, passed on to the sandbox, so that a browser needs this one origin
/// only. Just what a person can do with their phone: neither clock nor faults nor anybody's keys.</summary>
internal static class PreviewBridge
{
    private const int Shoppers = 3;

    /// <summary>The question of the preview and the control call that answers it.</summary>
    private static readonly Dictionary<string, string> Questions = new(StringComparer.Ordinal)
    {
        ["request-payment"] = "user/request-payment",
        ["cancel-payment"] = "user/cancel-payment",
        ["see-transfer"] = "user/see-transfer",
        ["confirm-transfer"] = "user/confirm-transfer",
        ["confirm-receive"] = "user/confirm-receive",
        ["see-template"] = "user/see-template",
    };

    public static void Map(RouteGroupBuilder group, SandboxLink sandbox)
    {
        group.ExcludeFromDescription();
        group.MapGet("/people", People);
        group.MapPost("/login-code", (JsonObject asked, CancellationToken ct) =>
            PersonOf(asked) is { } person
                ? Ask(sandbox, $"users/{person}/login-code", [], ct)
                : Task.FromResult(Results.Json(new { error = "as_missing" }, statusCode: 400)));
        group.MapPost("/subscribe", (JsonObject asked, CancellationToken ct) =>
            PersonOf(asked) is { } person
                ? Ask(sandbox, $"users/{person}/subscribe", asked, ct)
                : Task.FromResult(Results.Json(new { error = "as_missing" }, statusCode: 400)));
        group.MapPost("/see-payment", (JsonObject asked, CancellationToken ct) => SeePayment(sandbox, asked, ct));
        foreach (var (question, call) in Questions)
        {
            group.MapPost($"/{question}", (JsonObject asked, CancellationToken ct) =>
            {
                // WeChat knows which mini-program is open; the page can't name another.
                asked["appId"] = sandbox.Bootstrap.AppId;
                return Ask(sandbox, call, asked, ct);
            });
        }
    }

    private static IEnumerable<Person> People() =>
    [
        .. Enumerable.Range(1, Shoppers).Select(number => new Person($"shopper-{number}", $"顾客 {number}", false)),
        .. DemoVillage.HouseholdsWithWeChat.Select(number =>
            new Person($"household-{number}", DemoVillage.NameOfHousehold(number), true)),
    ];

    /// <summary>WeChat's sheet also says whom the merchant is registered as; the sandbox's merchant has no name.
    /// </summary>
    private static async Task<IResult> SeePayment(SandboxLink sandbox, JsonObject asked, CancellationToken ct)
    {
        using var answer = await sandbox.Control.PostAsJsonAsync("/__sandbox/user/see-payment", asked, ct);
        var seen = await answer.Content.ReadFromJsonAsync<JsonObject>(ct) ?? [];
        seen["payee"] = DemoVillage.Name;
        return Results.Json(seen, statusCode: (int)answer.StatusCode);
    }

    private static async Task<IResult> Ask(SandboxLink sandbox, string call, JsonObject asked, CancellationToken ct)
    {
        using var answer = await sandbox.Control.PostAsJsonAsync($"/__sandbox/{call}", asked, ct);
        return Results.Content(
            await answer.Content.ReadAsStringAsync(ct), "application/json", statusCode: (int)answer.StatusCode);
    }

    /// <summary>An alias becomes part of an address: only what the sandbox itself would take for a name.</summary>
    private static string? PersonOf(JsonObject asked) =>
        asked["as"] is JsonValue named && named.TryGetValue<string>(out var person) && person.Length > 0
        && person.All(static one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_')
            ? person
            : null;

    private sealed record Person(string Alias, string Name, bool IsHousehold);
}
