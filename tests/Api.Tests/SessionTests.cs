using Microsoft.EntityFrameworkCore;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Api.Tests;

/// <summary>A session is a row: it needs its token, and neither process nor memory.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class SessionTests(DatabaseProvider provider)
{
    private static readonly string[] Guarded =
        ["me", "orders", "orders/20260506", "household/statement", "household/payouts", "household/reminders",
            "household/objections"];

    private RunningVillage village = null!;

    [OneTimeSetUp]
    public async Task Start() => village = await RunningVillage.StartOn(provider);

    [OneTimeTearDown]
    public async Task Stop() => await village.DisposeAsync();

    [TestCaseSource(nameof(Guarded))]
    public async Task Without_a_token_nobody_is_let_in(string path)
    {
        using var nobody = village.Visit();

        var answer = await nobody.Get(path);

        answer.IsProblem(401, "session.missing");
    }

    [TestCaseSource(nameof(Guarded))]
    public async Task With_a_false_token_nobody_is_let_in(string path)
    {
        using var lin = await village.LogIn("shopper-lin");
        using var forger = village.Visit();
        forger.Carry(lin.Token[..^1] + (lin.Token[^1] == 'A' ? 'B' : 'A'));

        var answer = await forger.Get(path);

        answer.IsProblem(401, "session.missing");
    }

    [Test]
    public async Task Without_a_token_nothing_is_ordered()
    {
        using var nobody = village.Visit();
        var skuId = await nobody.Sku(DemoVillage.TeaName);
        var before = await village.Look(db => db.Orders.CountAsync());

        var answer = await nobody.Post(
            "orders",
            new { lines = new[] { new { skuId, quantity = 1 } }, address = Visitor.Address, expectedTotalFen = 1 });

        answer.IsProblem(401, "session.missing");
        Assert.That(await village.Look(db => db.Orders.CountAsync()), Is.EqualTo(before));
    }

    [Test]
    public async Task A_login_code_works_once()
    {
        using var lin = await village.LogIn("shopper-lin");

        var again = await lin.Post("sessions", new { code = lin.Code });

        again.IsProblem(422, "session.code_invalid");
    }

    [Test]
    public async Task A_session_survives_a_restart()
    {
        using var lin = await village.LogIn("shopper-lin");
        var number = await lin.Ordered(DemoVillage.TeaName);

        await village.Restart();

        using var later = village.Visit();
        later.Carry(lin.Token);
        Assert.That(await later.StatusOf(number), Is.EqualTo("awaitingPayment"));
    }

    [Test]
    public async Task A_session_ends_when_its_person_says_so_and_others_stay()
    {
        using var phone = await village.LogIn("shopper-lin");
        using var tablet = await village.LogIn("shopper-lin");

        var left = await phone.Delete("sessions/current");

        Assert.That((left.Status, left.Text), Is.EqualTo((204, "")));
        (await phone.Get("me")).IsProblem(401, "session.missing");
        (await tablet.Get("me")).IsOk();
    }

    [Test]
    public async Task The_database_does_not_hold_the_token()
    {
        using var lin = await village.LogIn("shopper-lin");

        var stored = await village.Look(db => db.Sessions.Select(session => session.TokenHash).ToListAsync());

        Assert.That(stored, Is.Not.Empty.And.All.Match("^[0-9a-f]{64}$"));
        Assert.That(stored, Has.None.Contains(lin.Token));
    }
}
