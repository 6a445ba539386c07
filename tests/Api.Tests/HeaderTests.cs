using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Demo;

namespace VillageCloud.Api.Tests;

/// <summary>What every answer says about itself, whichever endpoint gave it.</summary>
public sealed class HeaderTests
{
    private static readonly string[] Methods = ["GET", "POST"];
    private RunningVillage village = null!;
    private HttpClient http = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        village = await RunningVillage.Start("--Village:Roles=api,admin");
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = village.Url };
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        http.Dispose();
        await village.DisposeAsync();
    }

    [Test]
    public async Task Every_endpoint_guards_its_answers()
    {
        var addresses = village.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(static endpoint => AddressOf(endpoint.RoutePattern)).Append("/nowhere/at/all").Distinct().ToList();
        Assert.That(addresses, Has.Count.GreaterThan(40).And.Some.Contains("/v1/").And.Some.Contains("/console"));
        foreach (var address in addresses)
        {
            foreach (var method in Methods)
            {
                using var answer = await http.SendAsync(new(new HttpMethod(method), address));
                var name = $"{method} {address} {(int)answer.StatusCode}";

                Assert.That(Said(answer, "X-Content-Type-Options"), Is.EqualTo("nosniff"), name);
                Assert.That(Said(answer, "Referrer-Policy"), Is.EqualTo("same-origin"), name);
                Assert.That(Said(answer, "X-Frame-Options"), Is.EqualTo("DENY").Or.EqualTo("SAMEORIGIN"), name);
                Assert.That(
                    Said(answer, "Content-Security-Policy"),
                    Does.Contain("default-src").And.Contain("frame-ancestors"), name);
                if (address.StartsWith("/console", StringComparison.OrdinalIgnoreCase))
                {
                    Assert.That(
                        Said(answer, "Content-Security-Policy"),
                        Does.Contain("script-src 'self';").Or.Contain("default-src 'none'"),
                        $"{name}: no script inline");
                }

                Assert.That(Said(answer, "Cache-Control"), Does.Contain("no-store").Or.Contain("no-cache")
                    .Or.Contain("immutable"), name);
                Assert.That(answer.Headers.Contains("Server"), Is.False, name);
                Assert.That(answer.Headers.Contains("Strict-Transport-Security"), Is.False, "not in development");
            }
        }
    }

    [Test]
    public async Task What_is_somebodys_own_is_kept_nowhere()
    {
        using var lin = await village.LogIn("shopper-lin");
        var number = await lin.Ordered(DemoVillage.TeaName);
        http.DefaultRequestHeaders.Authorization = new("Bearer", lin.Token);
        string[] own =
        [
            "me", "orders", $"orders/{number}", "household/statement", "household/payouts", "products/999999",
            "nowhere",
        ];
        foreach (var path in own)
        {
            using var answer = await http.GetAsync($"/v1/{DemoVillage.Slug}/{path}");
            Assert.That(Said(answer, "Cache-Control"), Is.EqualTo("no-store"), path);
        }

        foreach (var path in new[] { "sessions", "quotes", "orders", $"orders/{number}/payment" })
        {
            using var answer = await http.PostAsync($"/v1/{DemoVillage.Slug}/{path}", content: null);
            Assert.That(Said(answer, "Cache-Control"), Is.EqualTo("no-store"), path);
        }

        using var shelf = await http.GetAsync($"/v1/{DemoVillage.Slug}/products");
        using var again = await http.GetAsync($"/v1/{DemoVillage.Slug}/products");
        Assert.That((Said(shelf, "Cache-Control"), Said(again, "Cache-Control")), Is.EqualTo(("no-cache", "no-cache")));
    }

    [Test]
    public async Task The_description_tells_of_nothing_but_the_api()
    {
        var description = await http.GetStringAsync("/openapi/v1.json");

        Assert.That(description, Does.Not.Contain("/console").And.Not.Contain("/jobs").And.Not.Contain("/wechat"));
    }

    internal static string Said(HttpResponseMessage answer, string name)
    {
        var isThere = answer.Headers.TryGetValues(name, out var values)
            || answer.Content.Headers.TryGetValues(name, out values);
        return isThere ? string.Join(", ", values!) : "";
    }

    private static string AddressOf(RoutePattern pattern)
    {
        var parts = pattern.PathSegments.Select(static segment => string.Concat(segment.Parts.Select(static part =>
            part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternParameterPart { Name: "village" } => DemoVillage.Slug,
                RoutePatternParameterPart { Name: "product" } => "payments",
                RoutePatternSeparatorPart separator => separator.Content,
                _ => "1",
            })));
        return "/" + string.Join('/', parts);
    }
}
