using VillageCloud.Admin.Kit;

namespace VillageCloud.Admin.Tests.Kit;

/// <summary>A percentage as somebody types it.</summary>
public sealed class PercentTextTests
{
    [TestCase("60", 6_000)]
    [TestCase("12.34%", 1_234)]
    [TestCase("100", 10_000)]
    [TestCase("100.01", null)]
    [TestCase("1.005", null)]
    [TestCase("-1", null)]
    [TestCase("4200001234202605061234567890", null)]
    [TestCase("79228162514264337593543950335", null)]
    public void Is_read_or_is_none(string typed, int? points) =>
        Assert.That(PercentText.Read(typed), Is.EqualTo(points));
}
