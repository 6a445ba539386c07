using Bunit;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Tests.Kit;

public sealed class MoneyTextTests
{
    [TestCase(0, "¥0.00")]
    [TestCase(5, "¥0.05")]
    [TestCase(99_999, "¥999.99")]
    [TestCase(100_000, "¥1,000.00")]
    [TestCase(123_456_789, "¥1,234,567.89")]
    [TestCase(-123_456, "−¥1,234.56")]
    public void An_amount_reads_as_people_write_it(long fen, string text)
    {
        using var context = new BunitContext();

        var shown = context.Render<MoneyText>(with => with.Add(one => one.Value, new Money(fen)));

        Assert.That(shown.Find(".money").TextContent, Is.EqualTo(text));
        Assert.That(shown.Find(".money").ClassList.Contains("money-negative"), Is.EqualTo(fen < 0));
    }
}
