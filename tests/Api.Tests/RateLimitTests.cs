using System.Text;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Demo;

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
        await using var village = await RunningVillage.Start(
            "--Api:RateLimits:LoginsPerAddress=2", "--Api:RateLimits:LoginBurstPerAddress=2");
        using var guesser = village.Visit();
        for (var i = 0; i < 2; i++)
            (await guesser.Post("sessions", new { code = $"guess-{i}" })).IsProblem(422, "session.code_invalid");

        var refused = await guesser.Post("sessions", new { code = "guess-3" });
        var served = await guesser.Get("products");

        refused.IsProblem(429, "request.too_many");
        served.IsOk();
    }

    [Test]
    public async Task Whoever_is_told_to_come_back_is_told_when()
    {
        await using var village = await RunningVillage.Start("--Api:RateLimits:PerAddress=1");
        using var http = new HttpClient { BaseAddress = village.Url };
        using var served = await http.GetAsync($"/v1/{DemoVillage.Slug}/products");

        using var refused = await http.GetAsync($"/v1/{DemoVillage.Slug}/products");

        Assert.That((int)refused.StatusCode, Is.EqualTo(429));
        Assert.That(refused.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task What_has_no_limit_of_its_own_has_the_one_of_everything_else()
    {
        await using var village = await RunningVillage.Start(
            "--Village:Roles=api,admin", "--Api:RateLimits:OthersPerAddress=6");
        using var http = new HttpClient { BaseAddress = village.Url };
        string[] others = ["/openapi/v1.json", "/reference/", "/console/sign-in", "/readyz", "/nowhere", "/_blazor"];
        foreach (var address in others) Assert.That(await Status(http, address), Is.Not.EqualTo(429), address);

        foreach (var address in others) Assert.That(await Status(http, address), Is.EqualTo(429), address);

        Assert.That(await Status(http, "/healthz"), Is.EqualTo(200), "whether the process lives is always told");
        Assert.That(await Status(http, $"/v1/{DemoVillage.Slug}/products"), Is.EqualTo(200), "shoppers have their own");
    }

    /// <summary>Whoever has one address of IPv6 has 2⁶⁴.</summary>
    [Test]
    public async Task A_line_of_ipv6_is_one_visitor_and_a_proxy_of_ours_says_who_visits()
    {
        await using var village = await RunningVillage.Start(
            "--Api:RateLimits:PerAddress=2", "--Village:TrustedProxies:0=127.0.0.1");

        Assert.That(await From("2001:db8:1:1::1"), Is.EqualTo(200));
        Assert.That(await From("2001:db8:1:1:ffff::2"), Is.EqualTo(200));
        Assert.That(await From("2001:db8:1:1::3"), Is.EqualTo(429), "the same line");
        Assert.That(await From("2001:db8:1:2::1"), Is.EqualTo(200), "a neighbour's");
        Assert.That(await From("203.0.113.7"), Is.EqualTo(200));
        Assert.That(await From("::ffff:203.0.113.7"), Is.EqualTo(200));
        Assert.That(await From("203.0.113.7"), Is.EqualTo(429), "one IPv4 address, however it is written");
        Assert.That(await From("203.0.113.8, 198.51.100.9"), Is.EqualTo(200), "the nearest one that isn't ours counts");
        Assert.That(await From("203.0.113.9, 198.51.100.9"), Is.EqualTo(200));
        Assert.That(await From("203.0.113.10, 198.51.100.9"), Is.EqualTo(429));

        Task<int> From(string address) => StatusFrom(village, address);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Nobody_is_whom_they_say_without_a_proxy_of_ours(bool isFrameworkTold)
    {
        await using var village = await RunningVillage.Start(
            "--Api:RateLimits:PerAddress=2", $"--ForwardedHeaders_Enabled={isFrameworkTold}".ToLowerInvariant());

        Assert.That(await StatusFrom(village, "203.0.113.1"), Is.EqualTo(200));
        Assert.That(await StatusFrom(village, "203.0.113.2"), Is.EqualTo(200));
        Assert.That(await StatusFrom(village, "203.0.113.3"), Is.EqualTo(429));
    }

    /// <summary>A market day: a hundred phones behind one address open the mini-program at once.</summary>
    [Test]
    public async Task A_village_behind_one_address_gets_in()
    {
        await using var village = await RunningVillage.Start(
            "--Api:RateLimits:LoginsPerAddress=60", "--Api:RateLimits:LoginBurstPerAddress=300");
        var people = new List<Visitor>();
        for (var i = 0; i < 100; i++) people.Add(await village.LogIn($"shopper-{i}"));

        foreach (var person in people) person.Dispose();
        Assert.That(people.Select(person => person.Token), Is.Unique);
    }

    [Test]
    public async Task Guessing_the_operators_password_is_slowed_and_knowing_it_is_not()
    {
        await using var village = await RunningVillage.Start("--Village:Roles=api,admin");
        for (var i = 0; i < 12; i++) Assert.That(await Jobs(village, "operator:village"), Is.EqualTo(200));
        for (var i = 0; i < 10; i++) Assert.That(await Jobs(village, $"operator:guess-{i}"), Is.EqualTo(401));

        Assert.That(await Jobs(village, "operator:guess-11"), Is.EqualTo(429));
    }

    private static async Task<int> Jobs(RunningVillage village, string account)
    {
        using var http = new HttpClient { BaseAddress = village.Url };
        var given = Convert.ToBase64String(Encoding.UTF8.GetBytes(account));
        http.DefaultRequestHeaders.Authorization = new("Basic", given);
        return await Status(http, "/jobs");
    }

    private static async Task<int> StatusFrom(RunningVillage village, string address)
    {
        using var http = new HttpClient { BaseAddress = village.Url };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return await Status(http, $"/v1/{DemoVillage.Slug}/artisans");
    }

    private static async Task<int> Status(HttpClient http, string address)
    {
        using var answer = await http.GetAsync(address);
        return (int)answer.StatusCode;
    }
}
