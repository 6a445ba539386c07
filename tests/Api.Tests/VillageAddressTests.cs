using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Village.Cooperatives;
using VillageCloud.TestKit;

namespace VillageCloud.Api.Tests;

/// <summary>A village has one spelling on every engine. Whatever else an address says is nobody's, and costs nothing.
/// </summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class VillageAddressTests(DatabaseProvider provider)
{
    private const string Unconnected = "xincun";

    private static readonly string[] OtherSpellings =
    [
        "SHANGYING", "Shangying", "sh%C3%A1ngying", "shangying%20", "%20shangying", "shangying.",
        "shangying%09", "shangying%E2%80%8B", "%EF%BB%BFshangying", "shangy%C4%B1ng", "shangyin%67%CC%81",
        "%EF%BD%93hangying", "shangying%ED%A0%80", "shangying'--", "%25", "_hangying", "shangying;a=b",
        "..%2fshangying",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    private RunningVillage village = null!;
    private Visitor visitor = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        village = await RunningVillage.StartOn(provider);
        visitor = village.Visit();
        await village.Look(async db =>
        {
            var model = await db.Cooperatives.AsNoTracking().FirstAsync();
            db.Cooperatives.Add(new Cooperative(Unconnected, "新村合作社", model.Form, model.Terms));
            return await db.SaveChangesAsync();
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        visitor.Dispose();
        await village.DisposeAsync();
    }

    [TestCaseSource(nameof(OtherSpellings))]
    public async Task Another_spelling_is_no_village(string spelling)
    {
        (await visitor.Get($"/v1/{spelling}/products")).IsProblem(404, "village.not_found");
        (await visitor.Get($"/v1/{spelling}/merchant")).IsProblem(404, "village.not_found");
        (await visitor.Post($"/v1/{spelling}/sessions", new { code = "1" })).IsProblem(404, "village.not_found");
        (await visitor.PostText($"/wechat/{spelling}/notices/payments", "{}")).IsProblem(404, "village.not_found");
        (await visitor.PostText($"/wechat/{spelling}/push", "{}")).IsProblem(404, "village.not_found");
        (await visitor.Get($"/wechat/{spelling}/push?echostr=x")).IsProblem(404, "village.not_found");
    }

    [Test]
    public async Task What_was_asked_for_in_vain_is_not_remembered()
    {
        for (var i = 0; i < 50; i++)
            (await visitor.Get($"/v1/atlantis-{i}/products")).IsProblem(404, "village.not_found");
        (await visitor.Get("/v1/SHANGYING/products")).IsProblem(404, "village.not_found");
        (await visitor.Get($"/v1/{DemoVillage.Slug}/products")).IsOk();

        var directory = village.Services.GetRequiredService<VillageDirectory>();
        Assert.That(directory.Known, Is.SubsetOf(new[] { DemoVillage.Slug, Unconnected }));
    }

    [Test]
    public async Task A_village_without_a_wechat_account_says_so_and_shows_its_shelf()
    {
        (await visitor.Get($"/v1/{Unconnected}/products")).IsOk();
        (await visitor.Get($"/v1/{Unconnected}/merchant")).IsProblem(503, "village.wechat_not_connected");
        (await visitor.Post($"/v1/{Unconnected}/sessions", new { code = "1" }))
            .IsProblem(503, "village.wechat_not_connected");
        (await visitor.PostText($"/wechat/{Unconnected}/notices/refunds", "{}"))
            .IsProblem(503, "village.wechat_not_connected");
        (await visitor.PostText($"/wechat/{Unconnected}/push", "{}")).IsProblem(503, "village.wechat_not_connected");
        Assert.That(village.Log.With("5000 "), Is.Empty, "no failure of ours");
    }

    [TestCase("lower")]
    [TestCase("space")]
    [TestCase("accent")]
    public async Task An_order_is_found_by_its_own_number_only(string kind)
    {
        using var lin = await village.LogIn("shopper-lin");
        var number = await lin.Ordered(DemoVillage.TeaName);
        var other = kind switch
        {
            "lower" => number.ToLowerInvariant(), "space" => $"{number}%20", _ => $"%C4%8E{number[1..]}",
        };

        (await lin.Get($"orders/{other}")).IsProblem(404, "order.not_found");
        (await lin.Post($"orders/{other}/payment", new { })).IsProblem(404, "order.not_found");
        (await lin.Post($"orders/{other}/cancellation", new { })).IsProblem(404, "order.not_found");
        (await lin.Get($"orders?after={other}")).IsProblem(404, "order.not_found");
        Assert.That(await lin.StatusOf(number), Is.EqualTo("awaitingPayment"));
    }
}
