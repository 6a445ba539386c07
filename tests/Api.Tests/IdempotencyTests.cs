using Microsoft.EntityFrameworkCore;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Api.Tests;

/// <summary>The key is made by the mini-program and kept over retries: one key, one wish, one effect.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class IdempotencyTests(DatabaseProvider provider)
{
    private RunningVillage village = null!;
    private Visitor lin = null!;

    [OneTimeSetUp]
    public async Task Start() => village = await RunningVillage.StartOn(provider);

    [OneTimeTearDown]
    public async Task Stop() => await village.DisposeAsync();

    [SetUp]
    public async Task LogIn() => lin = await village.LogIn($"shopper-lin-{TestContext.CurrentContext.Test.ID}");

    [TearDown]
    public void Leave() => lin.Dispose();

    [TestCase(null)]
    [TestCase("too-short")]
    [TestCase("sixteen letters with spaces")]
    [TestCase("01234567890123456789012345678901234567890123456789012345678901234")]
    public async Task An_order_needs_a_key(string? key)
    {
        var order = await lin.Post("orders", new { lines = Array.Empty<object>(), expectedTotalFen = 1 }, key);

        order.IsProblem(422, "idempotency.key_invalid");
    }

    /// <summary>The order's number is the key of both: one payment, one cancellation, however often they are asked
    /// for, and under whatever key.</summary>
    [Test]
    public async Task Paying_and_cancelling_twice_is_as_good_as_once_and_needs_no_key()
    {
        var stock = await Stock();
        var number = await lin.Ordered(DemoVillage.TeaName);
        var key = Guid.NewGuid().ToString("N");

        var payments = new[]
        {
            await lin.Post($"orders/{number}/payment", new { }, null),
            await lin.Post($"orders/{number}/payment", new { }, key),
            await lin.Post($"orders/{number}/payment", new { }, key),
        };
        var cancellations = new[]
        {
            await lin.Post($"orders/{number}/cancellation", new { }, null),
            await lin.Post($"orders/{number}/cancellation", new { }, key),
        };
        var late = await lin.Post($"orders/{number}/payment", new { }, key);

        var prepays = payments.Select(payment => payment.IsOk().GetProperty("package").GetString());
        Assert.That(prepays.Distinct().Count(), Is.EqualTo(1), "one prepay");
        Assert.That(cancellations[1].IsOk().ToString(), Is.EqualTo(cancellations[0].IsOk().ToString()));
        late.IsProblem(409, "order.not_in_state");
        Assert.That(await Stock(), Is.EqualTo(stock), "returned once");
    }

    [Test]
    public async Task Keys_that_differ_in_case_or_by_a_space_are_different_keys()
    {
        var key = "abcdefABCDEF" + Guid.NewGuid().ToString("N");

        var one = (await lin.Order(DemoVillage.TeaName, key)).IsOk().GetProperty("number").GetString();
        var other = (await lin.Order(DemoVillage.NutName, key.ToUpperInvariant())).IsOk();
        var spaced = await lin.Order(DemoVillage.TeaName, key + "%20");

        Assert.That(other.GetProperty("number").GetString(), Is.Not.EqualTo(one));
        spaced.IsProblem(422, "idempotency.key_invalid");
        Assert.That(await Orders(), Is.EqualTo(2));
    }

    [Test]
    public async Task Replay_returns_the_first_answer()
    {
        var key = Guid.NewGuid().ToString("N");
        var stock = await Stock();

        var first = await lin.Order(DemoVillage.TeaName, key);
        var replay = await lin.Order(DemoVillage.TeaName, key);

        first.IsOk();
        replay.IsOk();
        Assert.That(replay.Text, Is.EqualTo(first.Text));
        Assert.That(await Orders(), Is.EqualTo(1));
        Assert.That(await Stock(), Is.EqualTo(stock - 1));
    }

    [Test]
    public async Task Ten_at_once_with_one_key_are_one_order()
    {
        var key = Guid.NewGuid().ToString("N");
        var skuId = await lin.Sku(DemoVillage.TeaName);
        var expectedTotalFen = await lin.TotalOf(skuId, 1);
        var wish = new { lines = new[] { new { skuId, quantity = 1 } }, address = Visitor.Address, expectedTotalFen };

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => lin.Post("orders", wish, key)));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200), answers[0].Text);
        Assert.That(answers.Select(answer => answer.Text).Distinct().Count(), Is.EqualTo(1));
        Assert.That(await Orders(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var key = Guid.NewGuid().ToString("N");
        (await lin.Order(DemoVillage.TeaName, key)).IsOk();

        var other = await lin.Order(DemoVillage.NutName, key);

        other.IsProblem(409, "idempotency.mismatch");
        Assert.That(await Orders(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_key_of_another_person_is_another_wish()
    {
        using var zhao = await village.LogIn("shopper-zhao");
        var key = Guid.NewGuid().ToString("N");

        var hers = await lin.Order(DemoVillage.TeaName, key);
        var his = await zhao.Order(DemoVillage.TeaName, key);

        Assert.That(
            his.IsOk().GetProperty("number").GetString(),
            Is.Not.EqualTo(hers.IsOk().GetProperty("number").GetString()));
        Assert.That(await Orders(), Is.EqualTo(1), "hers; his is his");
    }

    [Test]
    public async Task A_refused_wish_leaves_its_key_free()
    {
        var key = Guid.NewGuid().ToString("N");
        var skuId = await lin.Sku(DemoVillage.TeaName);
        var total = await lin.TotalOf(skuId, 1);

        var refused = await lin.Post("orders", Wish(total - 1), key);
        var mended = await lin.Post("orders", Wish(total), key);

        refused.IsProblem(409, "order.price_changed");
        mended.IsOk();

        object Wish(long expectedTotalFen) => new
        {
            lines = new[] { new { skuId, quantity = 1 } }, address = Visitor.Address, expectedTotalFen,
        };
    }

    private async Task<int> Orders() => (await lin.Get("orders")).IsOk().GetArrayLength();

    private Task<int> Stock() => village.Look(db => db.Products.Where(row => row.Name == DemoVillage.TeaName)
        .SelectMany(row => row.Skus).OrderBy(sku => sku.Id).Select(sku => sku.Stock).FirstAsync());
}
