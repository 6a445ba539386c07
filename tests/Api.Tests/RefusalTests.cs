using VillageCloud.Api.Tests.Running;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Api.Tests;

/// <summary>Every "no" is problem+json: a stable code for the program, a sentence for the person, a trace id for
/// support.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class RefusalTests(DatabaseProvider provider)
{
    private RunningVillage village = null!;
    private Visitor lin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        village = await RunningVillage.StartOn(provider);
        lin = await village.LogIn("shopper-lin");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        lin.Dispose();
        await village.DisposeAsync();
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(1000)]
    public async Task A_quantity_outside_1_to_999_is_refused(int quantity)
    {
        var skuId = await lin.Sku(DemoVillage.TeaName);

        var quote = await lin.Post("quotes", new { lines = new[] { new { skuId, quantity } } });
        var order = await lin.Post(
            "orders",
            new { lines = new[] { new { skuId, quantity } }, address = Visitor.Address, expectedTotalFen = 1 });

        quote.IsProblem(422, "order.quantity_invalid");
        order.IsProblem(422, "order.quantity_invalid");
    }

    [Test]
    public async Task A_product_off_the_shelf_is_refused()
    {
        var skuId = await lin.Sku(DemoVillage.SpiritName);

        var order = await lin.Post(
            "orders",
            new { lines = new[] { new { skuId, quantity = 1 } }, address = Visitor.Address, expectedTotalFen = 1 });

        order.IsProblem(422, "catalog.product_off_shelf");
    }

    [Test]
    public async Task An_order_without_an_address_is_refused()
    {
        var skuId = await lin.Sku(DemoVillage.TeaName);
        var expectedTotalFen = await lin.TotalOf(skuId, 1);
        var lines = new[] { new { skuId, quantity = 1 } };

        var absent = await lin.Post("orders", new { lines, expectedTotalFen });
        var partial = await lin.Post("orders", new { lines, expectedTotalFen, address = new { receiver = "陈小满" } });

        absent.IsProblem(422, "order.address_missing");
        partial.IsProblem(422, "order.address_missing");
        Assert.That(partial.Json.GetProperty("title").GetString(), Does.Contain("手机号"), "names what is missing");
    }

    [Test]
    public async Task A_changed_price_is_refused_and_the_new_one_told()
    {
        var skuId = await lin.Sku(DemoVillage.TeaName);
        var total = await lin.TotalOf(skuId, 1);

        var order = await lin.Post(
            "orders",
            new
            {
                lines = new[] { new { skuId, quantity = 1 } }, address = Visitor.Address, expectedTotalFen = total - 1,
            });

        order.IsProblem(409, "order.price_changed");
        Assert.That(order.Json.GetProperty("title").GetString(), Does.Contain($"{total / 100}.{total % 100:00}"));
    }

    [Test]
    public async Task Somebody_elses_order_is_not_there()
    {
        using var zhao = await village.LogIn("shopper-zhao");
        var number = await zhao.Ordered(DemoVillage.NutName);

        var seen = await lin.Get($"orders/{number}");
        var paid = await lin.Post($"orders/{number}/payment", new { });
        var cancelled = await lin.Post($"orders/{number}/cancellation", new { });
        var listed = await lin.Get("orders");

        seen.IsProblem(404, "order.not_found");
        paid.IsProblem(404, "order.not_found");
        cancelled.IsProblem(404, "order.not_found");
        Assert.That(listed.IsOk().ToString(), Does.Not.Contain(number));
        Assert.That(await zhao.StatusOf(number), Is.EqualTo("awaitingPayment"), "untouched by the stranger");
    }

    [TestCase("nothing-here")]
    [TestCase("orders/x/y/z")]
    [TestCase("products/twelve")]
    public async Task An_unknown_address_is_told_as_such(string path) =>
        (await lin.Get(path)).IsProblem(404, "request.no_such_address");

    [Test]
    public async Task A_method_that_an_address_does_not_know_is_told_as_such() =>
        (await lin.Delete("products")).IsProblem(404, "request.no_such_address");

    [Test]
    public async Task An_unknown_village_is_told_as_such() =>
        (await lin.Get("/v1/atlantis/products")).IsProblem(404, "village.not_found");

    [Test]
    public async Task An_unknown_product_is_told_as_such() =>
        (await lin.Get("products/999999")).IsProblem(404, "catalog.product_not_found");

    [TestCase("""{"lines": [""")]
    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"lines": null}""")]
    [TestCase("""{"lines": [null]}""")]
    [TestCase("""{"lines": [{"skuId": 1}]}""")]
    [TestCase("""{"lines": [{"skuId": 1, "quantity": 1.5}]}""")]
    [TestCase("""{"lines": [{"skuId": "1", "quantity": 1}]}""")]
    [TestCase("""{"lines": [{"skuId": 1, "quantity": 99999999999}]}""")]
    public async Task A_body_that_is_not_as_described_is_malformed(string body) =>
        (await lin.PostText("quotes", body)).IsProblem(400, "request.malformed");

    [Test]
    public async Task A_media_type_that_an_address_does_not_know_is_told_as_such() =>
        (await lin.PostText("quotes", "lines=1", "text/plain")).IsProblem(404, "request.no_such_address");

    [TestCase("orders?status=eaten")]
    [TestCase("products?category=plastics")]
    [TestCase("products?limit=0")]
    [TestCase("products?limit=101")]
    [TestCase("products?limit=-5")]
    [TestCase("products?after=tea")]
    [TestCase("orders?limit=many")]
    [TestCase("household/statement?period=may")]
    public async Task A_query_that_is_not_as_described_is_malformed(string path) =>
        (await lin.Get(path)).IsProblem(400, "request.malformed");

    [TestCase("orders?status=awaitingPayment", 200)]
    [TestCase("products?category=craft", 200)]
    [TestCase("products?category=Craft", 400)]
    [TestCase("products?limit=100&after=3", 200)]
    [TestCase("orders?limit=1", 200)]
    [TestCase("orders?after=D20260506090000ABCDEFGHJKM", 404)]
    public async Task A_query_takes_the_words_that_bodies_say(string path, int status) =>
        Assert.That((int)(await lin.Get(path)).Status, Is.EqualTo(status));

    [Test]
    public async Task A_body_beyond_64_KiB_is_too_large() =>
        (await lin.PostText("quotes", $$"""{"lines": [], "x": "{{new string('x', 65_536)}}"}"""))
            .IsProblem(413, "request.too_large");

    [TestCase("text/html")]
    [TestCase("image/png")]
    public async Task A_problem_is_whole_whatever_the_caller_accepts(string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "products/999999");
        request.Headers.Add("Accept", accept);

        var answer = await lin.Send(request);

        answer.IsProblem(404, "catalog.product_not_found");
    }

    [Test]
    public async Task Two_problems_have_two_trace_ids()
    {
        var one = await lin.Get("products/999999");
        var other = await lin.Get("products/999999");

        Assert.That(one.TraceId, Is.Not.EqualTo(other.TraceId));
    }
}
