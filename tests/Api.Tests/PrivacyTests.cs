using Microsoft.EntityFrameworkCore;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Api.Tests;

/// <summary>The log is read by many and kept for long: nobody is found in it.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class PrivacyTests(DatabaseProvider provider)
{
    private RunningVillage village = null!;

    [OneTimeSetUp]
    public async Task Start() => village = await RunningVillage.StartOn(provider);

    [OneTimeTearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task The_log_names_nobody_who_buys_pays_or_looks_at_their_household()
    {
        using var lin = await village.LogIn("shopper-lin");
        using var farmer = await village.LogIn($"household-{DemoVillage.HouseholdsWithWeChat[0]}");
        var number = await lin.Ordered(DemoVillage.NutName);
        await lin.Pay(number);
        await village.LetWeChatDeliver();
        (await farmer.Get("household/statement")).IsOk();
        (await lin.PostText("quotes", "{\"lines\": [\"payload-of-lin\"]}")).IsProblem(400, "request.malformed");
        _ = await lin.PostText($"/wechat/{DemoVillage.Slug}/notices/payments", "{\"id\": \"payload-of-a-forger\"}");
        _ = await lin.PostText($"/wechat/{DemoVillage.Slug}/push", "{\"Encrypt\": \"payload-of-a-forger\"}");
        Assert.That(await lin.StatusOf(number), Is.EqualTo("paid"));

        var log = village.Log;

        Assert.That(log.With("/orders"), Is.Not.Empty, "requests were captured");
        Assert.That(log.With("INSERT INTO"), Is.Not.Empty, "statements were captured");
        foreach (var secret in Secrets(lin).Concat(Secrets(farmer))) Assert.That(log.With(secret), Is.Empty);
        Assert.That(log.With("payload-of"), Is.Empty);
    }

    [Test]
    public async Task The_log_names_nobody_who_logs_in_twice_at_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var phones = Enumerable.Range(0, 6).Select(_ => village.Visit()).ToList();

            await Task.WhenAll(phones.Select(phone => phone.LogIn($"shopper-twin-{round}")));

            Assert.That(phones.Select(phone => phone.OpenId).Distinct().Count(), Is.EqualTo(1));
            Assert.That(village.Log.With(phones[0].OpenId), Is.Empty);
            foreach (var phone in phones) phone.Dispose();
        }
    }

    [Test]
    public async Task Whoever_asks_is_told_all_that_is_kept_of_them_and_nothing_of_others()
    {
        using var lin = await village.LogIn("shopper-curious");
        using var other = await village.LogIn("shopper-lin");
        var number = await lin.Ordered(DemoVillage.NutName);
        var others = await other.Ordered(DemoVillage.NutName);

        var told = (await lin.Get("me/data")).IsOk();

        Assert.That(
            told.GetProperty("orders").EnumerateArray().Select(one => one.GetProperty("number").GetString()),
            Is.EqualTo(new[] { number }));
        Assert.That(told.GetRawText(), Does.Contain(Visitor.Phone).And.Not.Contain(others));
    }

    [Test]
    public async Task Whoever_has_an_order_open_or_is_paid_by_the_village_is_not_forgotten_yet()
    {
        using var lin = await village.LogIn("shopper-leaving");
        using var farmer = await village.LogIn($"household-{DemoVillage.HouseholdsWithWeChat[0]}");
        var number = await lin.Ordered(DemoVillage.NutName);

        (await lin.Delete("me")).IsProblem(409, "privacy.orders_open");
        (await farmer.Delete("me")).IsProblem(409, "privacy.member");

        (await lin.Post($"orders/{number}/cancellation", new { })).IsOk();
        Assert.That((await lin.Delete("me")).Status, Is.EqualTo(204));
        (await lin.Get("me")).IsProblem(401, "session.missing");
        Assert.That(await village.Look(async db => await db.Orders.Where(one => one.Number == number)
            .Select(one => one.Address.Phone).SingleAsync()), Is.Empty);
        using var again = await village.LogIn("shopper-leaving");
        Assert.That((await again.Get("orders")).IsOk().GetArrayLength(), Is.Zero, "comes back as somebody new");
    }

    private static string[] Secrets(Visitor visitor) =>
        [visitor.OpenId, visitor.Token, visitor.Code, Visitor.Phone, "陈小满", "苎萝东路"];
}
