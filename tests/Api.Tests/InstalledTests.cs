using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Demo;

namespace VillageCloud.Api.Tests;

/// <summary>What holds where a village really works: names, TLS, cookies.</summary>
public sealed class InstalledTests
{
    private InstalledVillage village = null!;

    [OneTimeSetUp]
    public async Task Start() => village = await InstalledVillage.Start("--AllowedHosts=console.example");

    [OneTimeTearDown]
    public async Task Stop() => await village.DisposeAsync();

    [TestCase("evil.example", 400)]
    [TestCase("village.example.evil.example", 400)]
    [TestCase("village.example", 200)]
    [TestCase("VILLAGE.example:443", 200)]
    [TestCase("console.example", 200)]
    [TestCase("127.0.0.1", 200)]
    public async Task A_name_that_is_not_ours_gets_nothing(string name, int status)
    {
        using var answer = await village.Get("/healthz", name);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task A_browser_that_came_over_tls_comes_so_again()
    {
        using var safe = await village.Get("/console/sign-in");
        using var api = await village.Get($"/v1/{DemoVillage.Slug}/products");
        using var plain = await village.Get($"/v1/{DemoVillage.Slug}/products", scheme: "http");

        Assert.That(HeaderTests.Said(safe, "Strict-Transport-Security"), Is.EqualTo("max-age=31536000"));
        Assert.That(HeaderTests.Said(api, "Strict-Transport-Security"), Is.EqualTo("max-age=31536000"));
        Assert.That(HeaderTests.Said(plain, "Strict-Transport-Security"), Is.Empty, "says nothing without TLS");
    }

    [TestCase("/console")]
    [TestCase("/console/sign-in")]
    [TestCase("/_blazor/negotiate")]
    [TestCase("/jobs")]
    public async Task The_console_opens_over_tls_only(string path)
    {
        using var answer = await village.Get(path, scheme: "http");

        Assert.That((int)answer.StatusCode, Is.EqualTo(403));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("https"));
    }

    [Test]
    public async Task Cookies_of_the_console_are_for_this_host_and_tls_alone()
    {
        using var page = await village.Get("/console/sign-in");

        Assert.That((int)page.StatusCode, Is.EqualTo(200));
        var cookies = page.Headers.GetValues("Set-Cookie").ToList();
        Assert.That(cookies, Is.Not.Empty);
        foreach (var cookie in cookies.Select(static one => one.ToLowerInvariant()))
        {
            Assert.That(cookie, Does.StartWith("__host-").And.Contains("; secure").And.Contains("; httponly"));
            Assert.That(cookie, Does.Contain("; path=/").And.Contains("samesite=strict").And.Not.Contains("domain="));
        }

        var signedIn = village.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme).Cookie;
        Assert.That(signedIn.Name, Does.StartWith("__Host-"));
        Assert.That(signedIn.SecurePolicy, Is.EqualTo(CookieSecurePolicy.Always));
    }

    [Test]
    public async Task The_way_to_the_sign_in_page_names_no_host()
    {
        using var answer = await village.Get("/console/payouts");

        Assert.That(answer.Headers.Location?.ToString(), Does.StartWith("/console/sign-in"));
    }
}
