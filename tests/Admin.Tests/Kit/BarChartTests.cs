using Bunit;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Tests.Kit;

/// <summary>Whoever can't see the bars reads them as a table, whatever they are counted in.</summary>
public sealed class BarChartTests
{
    private const string Module = "./_content/VillageCloud.Admin/Kit/BarChart.razor.js";

    [Test]
    public void Amounts_and_counts_are_said_as_their_page_says_them_and_drawn_by_their_height()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                Drawn("元", isWhole: false, BarChart.Bar.Of("05-06", new Money(123_405), "1,234.05 元，3 单")),
                Is.EqualTo(("05-06", "1,234.05 元，3 单", 1234.05m, "元", false)));
            Assert.That(
                Drawn("次", isWhole: true, new BarChart.Bar("05-07", 12, "12 次")),
                Is.EqualTo(("05-07", "12 次", 12m, "次", true)));
        });
    }

    private static (string Name, string Text, decimal Height, string Unit, bool IsWhole) Drawn(
        string unit, bool isWhole, BarChart.Bar bar)
    {
        using var context = Stage.Open();
        var opened = context.JSInterop.SetupModule(Module).SetupModule("open", _ => true);
        var draw = opened.SetupVoid("draw", _ => true).SetVoidResult();
        var shown = context.Render<BarChart>(with => with
            .Add(one => one.Label, "每天").Add(one => one.Unit, unit).Add(one => one.IsWhole, isWhole)
            .Add(one => one.Bars, [bar]));
        shown.WaitForAssertion(() => Assert.That(draw.Invocations, Is.Not.Empty));
        var told = draw.Invocations.Last().Arguments;
        var heights = (IEnumerable<decimal>)told[3]!;
        return (
            shown.Find("tbody th").TextContent, shown.Find("tbody td").TextContent, heights.Single(),
            (string)told[0]!, (bool)told[1]!);
    }
}
