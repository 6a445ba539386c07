using System.Text.Json;
using VillageCloud.Api.Tests.Running;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Api.Tests;

/// <summary>Money crosses as a whole number of fen, in a field that says so.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class MoneyTests(DatabaseProvider provider)
{
    private RunningVillage village = null!;

    [OneTimeSetUp]
    public async Task Start() => village = await RunningVillage.StartOn(provider);

    [OneTimeTearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task Amounts_cross_as_whole_fen()
    {
        using var lin = await village.LogIn("shopper-lin");
        using var farmer = await village.LogIn($"household-{DemoVillage.HouseholdsWithWeChat[0]}");
        var number = await lin.Ordered(DemoVillage.NutName);

        Answer[] answers =
        [
            await lin.Get("products"), await lin.Get("artisans"), await lin.Get($"orders/{number}"),
            await lin.Get("orders"), await farmer.Get("household/statement"),
        ];

        var numbers = answers.SelectMany(answer => NumbersIn("", answer.IsOk())).ToList();
        Assert.That(numbers.Where(field => !long.TryParse(field.Text, out _)), Is.Empty, "no fractions");
        Assert.That(numbers.Count(field => field.Name.EndsWith("Fen", StringComparison.Ordinal)), Is.GreaterThan(50));
    }

    [Test]
    public async Task A_quote_is_its_lines_and_freight_to_the_fen_and_the_order_costs_the_same()
    {
        using var lin = await village.LogIn("shopper-lin");
        var lines = new[]
        {
            new { skuId = await lin.Sku(DemoVillage.TeaName), quantity = 3 },
            new { skuId = await lin.Sku(DemoVillage.NutName), quantity = 1 },
        };

        var quote = (await lin.Post("quotes", new { lines, address = Visitor.Address })).IsOk();
        var expectedTotalFen = Fen(quote, "totalFen");
        var order = (await lin.Post("orders", new { lines, address = Visitor.Address, expectedTotalFen })).IsOk();

        var gross = quote.GetProperty("lines").EnumerateArray().Sum(line => Fen(line, "grossFen"));
        Assert.That(Fen(quote, "goodsFen"), Is.EqualTo(gross));
        Assert.That(
            expectedTotalFen, Is.EqualTo(gross - Fen(quote, "discountFen") + Fen(quote, "freightFen")));
        Assert.That(Fen(order, "totalFen"), Is.EqualTo(expectedTotalFen));
        Assert.That(
            order.GetProperty("lines").EnumerateArray().Sum(line => Fen(line, "paidFen")) + Fen(order, "freightFen"),
            Is.EqualTo(expectedTotalFen));
    }

    private static long Fen(JsonElement of, string name) => of.GetProperty(name).GetInt64();

    private static IEnumerable<(string Name, string Text)> NumbersIn(string name, JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Number => [(name, json.GetRawText())],
            JsonValueKind.Object => json.EnumerateObject().SelectMany(part => NumbersIn(part.Name, part.Value)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(item => NumbersIn(name, item)),
            _ => [],
        };
}
