using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Api.Tests.Fuzz;

/// <summary>Whatever somebody sends: never a failure of ours, and every "no" of the API has its code. A failed run
/// names its seed; <c>VILLAGE_FUZZ_SEED</c> plays it again, and <c>VILLAGE_FUZZ_SECONDS</c> plays for longer.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed partial class NoFailureTests(DatabaseProvider provider)
{
    private const string SeedVariable = "VILLAGE_FUZZ_SEED";
    private const string SecondsVariable = "VILLAGE_FUZZ_SECONDS";
    private const int Fewest = 60;
    private const int Most = 100_000;

    private readonly List<string> bad = [];
    private RunningVillage village = null!;
    private HttpClient http = null!;
    private int seed;

    private TimeSpan Budget => TimeSpan.FromSeconds(
        Environment.GetEnvironmentVariable(SecondsVariable) is { Length: > 0 } given
            ? double.Parse(given, CultureInfo.InvariantCulture)
            : provider == DatabaseProvider.Sqlite ? 4 : 2);

    [OneTimeSetUp]
    public async Task Start()
    {
        village = await RunningVillage.StartOn(provider, "--Village:Roles=api,admin");
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        seed = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        TestContext.Out.WriteLine($"{SeedVariable}={seed}");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        http.Dispose();
        await village.DisposeAsync();
    }

    [Test]
    public async Task Nothing_that_is_sent_to_the_api_makes_it_fail()
    {
        using var lin = await village.LogIn("shopper-lin");
        var document = (await lin.Get("/openapi/v1.json")).Json;
        var dice = new Dice(seed);
        var order = await lin.Ordered(DemoVillage.TeaName);
        var requests = new ApiRequests(document, dice) { Token = lin.Token, Order = order };
        requests.Schemas.Skus = await village.Look(db => db.Skus.Select(sku => sku.Id.Value).Take(20).ToListAsync());

        await Play(async () =>
        {
            if (dice.In(50)) requests.Code = (await village.Sandbox.LoginCode("shopper-zhao", default)).Code;
            var shot = requests.Next();
            // Whoever ends the session goes on with another.
            if (await Fire(shot) == 204) requests.Token = (await village.LogIn("shopper-lin")).Token;
        });
    }

    [Test]
    public async Task Nothing_that_is_sent_as_wechat_makes_it_fail()
    {
        using var lin = await village.LogIn("shopper-lin");
        var account = village.Sandbox.AccountFor(DemoVillage.Slug, village.Url);
        using var requests = new CallbackRequests(new Dice(seed), account, PlatformKey(), village.Sandbox.Clock)
        {
            Order = await lin.Ordered(DemoVillage.TeaName),
        };

        await Play(() => Fire(requests.Next()));
    }

    [Test]
    public async Task No_form_of_the_console_makes_it_fail()
    {
        using var page = await http.GetAsync(new Uri(village.Url, "/console/sign-in"));
        var requests = new ConsoleRequests(new Dice(seed))
        {
            FormToken = FormToken().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value,
            Cookie = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(static one => one.Split(';')[0])),
        };
        Assert.That(requests.FormToken, Is.Not.Empty);

        await Play(() => Fire(requests.Next()));
    }

    private async Task Play(Func<Task> step)
    {
        var (watch, count) = (Stopwatch.StartNew(), 0);
        bad.Clear();
        for (; count < Fewest || (count < Most && watch.Elapsed < Budget); count++) await step();
        TestContext.Out.WriteLine($"{count} requests in {watch.Elapsed.TotalSeconds:F1} s");
        Assert.That(bad.Distinct().Take(20), Is.Empty, $"{SeedVariable}={seed}");
    }

    private async Task<int> Fire(Shot shot)
    {
        using var request = shot.ToRequest(village.Url);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead);
        var text = await answer.Content.ReadAsStringAsync();
        if (Problem(shot, answer, text) is { } problem) bad.Add($"{(int)answer.StatusCode} {problem} ← {shot}");
        return (int)answer.StatusCode;
    }

    private static string? Problem(Shot shot, HttpResponseMessage answer, string text)
    {
        var status = (int)answer.StatusCode;
        if (status >= 500) return $"a failure of ours: {text[..Math.Min(text.Length, 300)]}";
        var isApi = shot.Address.StartsWith("/v1/", StringComparison.OrdinalIgnoreCase) && shot.Method != "HEAD";
        // What the server can't read as a request at all never gets as far as the API.
        if (status < 400 || !isApi || (text.Length == 0 && answer.Headers.ConnectionClose == true)) return null;
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") return "no problem+json";
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        return problem.TryGetProperty("code", out var code) && code.GetString()!.Contains('.', StringComparison.Ordinal)
            && problem.GetProperty("status").GetInt32() == status ? null : "no code";
    }

    /// <summary>What the sandbox signs with lies beside the database.</summary>
    private string PlatformKey()
    {
        var file = Path.Combine(Path.GetDirectoryName(village.DatabaseFile)!, "sandbox", "keys.json");
        var keys = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file));
        return keys.GetProperty("publicKeyPrivatePem").GetString()!;
    }

    [GeneratedRegex(
        """name="__RequestVerificationToken"[^>]*value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();
}
