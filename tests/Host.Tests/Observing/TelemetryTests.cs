using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VillageCloud.Host.Observing;

namespace VillageCloud.Host.Tests.Observing;

/// <summary>What leaves the house for a collector, by its own protocol.</summary>
public sealed partial class TelemetryTests
{
    private const string OpenId = "oSECRET-of-a-person";
    private const string Token = "SECRET-access-token";

    private readonly ConcurrentDictionary<string, string> told = new(StringComparer.Ordinal);

    [Test]
    public async Task Acts_figures_and_logs_are_told_and_nothing_of_a_person()
    {
        await using var collector = await Listen(app => app.MapPost("/v1/{signal}", Take));

        await using (var village = await Observed(new Uri(collector.Urls.First())))
        {
            using var http = new HttpClient { BaseAddress = new(village.Urls.First()) };
            var push = new Uri($"/wechat/shangying/push?openid={OpenId}", UriKind.Relative);
            var answer = await http.PostAsync(push, null);
            Assert.That(answer.IsSuccessStatusCode, Is.True);
            village.Services.GetRequiredService<VillageGauges>()
                .Put("shangying", new(12, 3, 4, 95, 0, 0, 5, 1, 2, 6));
            // What is collected leaves at the latest when the process does.
            await village.StopAsync();
        }

        Assert.That(told.Keys, Is.EquivalentTo(new[] { "traces", "metrics", "logs" }));
        Assert.That(told["traces"], Does.Contain("POST /wechat/{village}/push").And.Contain("village-test"));
        Assert.That(told["metrics"], Does.Contain("village.outbox.age").And.Contain("shangying"));
        Assert.That(told["logs"], Does.Contain("A push was taken"));
        foreach (var body in told.Values)
            Assert.That(body, Does.Not.Contain(OpenId).And.Not.Contain(Token));
    }

    [LoggerMessage(1, LogLevel.Information, "A push was taken")]
    private static partial void Taken(ILogger logger);

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var (signal, text) = ($"{context.Request.RouteValues["signal"]}", Encoding.UTF8.GetString(body.ToArray()));
        told.AddOrUpdate(signal, text, (_, before) => before + text);
    }

    private static async Task<WebApplication> Observed(Uri collector) => await Listen(
        app => app.MapPost("/wechat/{village}/push", async (HttpContext context, ILogger<TelemetryTests> logger) =>
        {
            Taken(logger);
            using var http = new HttpClient();
            var here = $"http://{context.Request.Host}/cgi-bin/token?access_token={Token}";
            _ = await http.GetAsync(new Uri(here));
        }),
        builder => Telemetry.Add(builder, collector, "village-test"));

    private static async Task<WebApplication> Listen(
        Action<WebApplication> map, Action<WebApplicationBuilder>? add = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        add?.Invoke(builder);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        map(app);
        await app.StartAsync();
        return app;
    }
}
