using VillageCloud.Api.Tests.Running;

namespace VillageCloud.Api.Tests;

/// <summary>Who asks too often is told so, and nobody else is.</summary>
public sealed class RateLimitTests
{
    [Test]
    public async Task An_address_that_asks_too_often_is_told_so()
    {
        await using var village = await RunningVillage.Start("--Api:RateLimits:PerAddress=3");
        using var visitor = village.Visit();
        for (var i = 0; i < 3; i++) (await visitor.Get("products")).IsOk();

        var refused = await visitor.Get("products");

        refused.IsProblem(429, "request.too_many");
    }

    [Test]
    public async Task A_session_that_asks_too_often_is_told_so_and_others_are_not()
    {
        await using var village = await RunningVillage.Start("--Api:RateLimits:PerSession=2");
        using var eager = await village.LogIn("shopper-lin");
        using var other = await village.LogIn("shopper-zhao");
        for (var i = 0; i < 2; i++) (await eager.Get("me")).IsOk();

        var refused = await eager.Get("me");
        var served = await other.Get("me");

        refused.IsProblem(429, "request.too_many");
        served.IsOk();
    }

    [Test]
    public async Task Guessing_login_codes_ends_early_and_shopping_goes_on()
    {
        await using var village = await RunningVillage.Start("--Api:RateLimits:LoginsPerAddress=2");
        using var guesser = village.Visit();
        for (var i = 0; i < 2; i++)
            (await guesser.Post("sessions", new { code = $"guess-{i}" })).IsProblem(422, "session.code_invalid");

        var refused = await guesser.Post("sessions", new { code = "guess-3" });
        var served = await guesser.Get("products");

        refused.IsProblem(429, "request.too_many");
        served.IsOk();
    }
}
