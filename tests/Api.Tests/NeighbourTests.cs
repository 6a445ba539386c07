using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Api.Tests.Fuzz;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.TestKit;

namespace VillageCloud.Api.Tests;

/// <summary>Two villages behind one address: whoever is of the one asks the other by every operation there is, with the
/// session, the ids and the numbers of their own.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed partial class NeighbourTests(DatabaseProvider provider)
{
    private const string Other = "qingshan";

    /// <summary>What a shop without a word of its own says: its own name.</summary>
    private const string OwnFront =
        """{"title":"青山村股份经济合作社","greeting":"","notice":"","phone":"","hours":"","closure":null}""";

    private RunningVillage village = null!;
    private Visitor farmer = null!;
    private string order = "";
    private string product = "";
    private string artisan = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        village = await RunningVillage.StartOn(provider);
        await using (var scope = village.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<FoundVillage>().Run(
                new(Other, "青山村股份经济合作社", LegalForm.VillageCollective, "王芳"), default)).OrThrow();
        }

        farmer = await village.LogIn($"household-{DemoVillage.HouseholdsWithWeChat[0]}");
        order = await farmer.Ordered(DemoVillage.NutName);
        (product, artisan) = await village.Look(async db => (
            $"{(await db.Products.FirstAsync()).Id.Value}", $"{(await db.Artisans.FirstAsync()).Id.Value}"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        farmer.Dispose();
        await village.DisposeAsync();
    }

    [Test]
    public async Task Nothing_of_a_village_is_told_or_done_at_the_address_of_another()
    {
        var description = JsonSerializer.Deserialize<JsonElement>((await farmer.Get("/openapi/v1.json")).Text);
        var operations = Operation.AllOf(description);
        var before = await Everything();
        var findings = new List<string>();
        foreach (var one in operations)
        {
            var answer = await Ask(one.Method, one.Path, Other, one.Body is not null);
            var isEmpty = answer.Status == 200 && (Nothing().IsMatch(answer.Text) || answer.Text == OwnFront);
            // 503: it has no account at WeChat, which is all that it says.
            if (!isEmpty && answer.Status is not (401 or 404 or 503))
                findings.Add($"{one.Method} {one.Path}: {answer.Status} {answer.Text}");
            if (await Everything() != before) findings.Add($"{one.Method} {one.Path} changed something");
        }

        Assert.That(operations, Has.Count.GreaterThanOrEqualTo(20));
        Assert.That(findings, Is.Empty);
    }

    /// <summary>Else the test above would show nothing.</summary>
    [TestCase("/v1/{village}/me")]
    [TestCase("/v1/{village}/front")]
    [TestCase("/v1/{village}/products")]
    [TestCase("/v1/{village}/products/{id}")]
    [TestCase("/v1/{village}/artisans/{id}")]
    [TestCase("/v1/{village}/orders")]
    [TestCase("/v1/{village}/orders/{number}")]
    [TestCase("/v1/{village}/household/statement")]
    public async Task The_same_question_at_home_is_answered(string path)
    {
        var answer = await Ask("GET", path, DemoVillage.Slug, hasBody: false);

        Assert.That(answer.IsOk().GetRawText(), Does.Not.Match(Nothing()).And.Not.EqualTo(OwnFront));
    }

    private Task<Answer> Ask(string method, string path, string at, bool hasBody)
    {
        var ours = path.Contains("/artisans/", StringComparison.Ordinal) ? artisan : product;
        var address = path.Replace("{village}", at, StringComparison.Ordinal)
            .Replace("{number}", order, StringComparison.Ordinal).Replace("{id}", ours, StringComparison.Ordinal);
        return method switch
        {
            "GET" => farmer.Get(address),
            // Its own session is what it would end; at home it stays.
            "DELETE" => farmer.Delete(address),
            _ when hasBody => farmer.Post(address, new
            {
                code = farmer.Code, lines = new[] { new { skuId = 1, quantity = 1 } }, address = Visitor.Address,
                expectedTotalFen = 1, planId = 1, text = "少算了两斤茶",
                answers = new[] { new { topic = "transferWaiting", isAgreed = true } },
            }),
            _ => farmer.PostText(address, ""),
        };
    }

    /// <summary>Rows of the first village that an act would have touched.</summary>
    private Task<string> Everything() => village.Look(async db => string.Join(' ',
        await db.Orders.CountAsync(), await db.Orders.SumAsync(one => one.Version), await db.Sessions.CountAsync(),
        await db.Skus.SumAsync(one => one.Stock), await db.PlanObjections.CountAsync(),
        await db.MessageConsents.CountAsync(), await db.Outbox.CountAsync(), await db.Shoppers.CountAsync()));

    // An empty list, with or without what says that there is no more.
    [GeneratedRegex("""^(\[\]|\{"items":\[\],"next":null\}|\{"items":\[\]\})$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Nothing();
}
