using System.Globalization;
using Microsoft.AspNetCore.Components;
using Vizor.ECharts;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit;

/// <summary>Amounts side by side, drawn by ECharts (docs/decisions/0012).</summary>
public sealed partial class BarChart
{
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<Bar> Bars { get; set; } = [];

    [CascadingParameter(Name = "Dark")]
    public bool Dark { get; set; }

    private string Ink => Dark ? "rgba(255,255,255,0.68)" : "rgba(0,0,0,0.65)";

    private string Line => Dark ? "#303030" : "#f0f0f0";

    private ChartOptions Options() => new()
    {
        Animation = false,
        Grid = new() { Left = "8", Right = "8", Top = "16", Bottom = "4", ContainLabel = true },
        Tooltip = new()
        {
            Trigger = TooltipTrigger.Axis,
            BackgroundColor = new(Dark ? "#1f1f1f" : "#ffffff"),
            BorderColor = new(Line),
            TextStyle = new() { Color = new(Dark ? "rgba(255,255,255,0.88)" : "rgba(0,0,0,0.88)") },
        },
        XAxis = new()
        {
            Type = AxisType.Category,
            Data = Names(),
            AxisLabel = new() { Color = new Color(Ink), Interval = 0 },
            AxisLine = new() { LineStyle = new() { Color = new Color(Line) } },
            AxisTick = new() { Show = false },
        },
        YAxis = new()
        {
            Type = AxisType.Value,
            AxisLabel = new() { Color = new Color(Ink) },
            SplitLine = new() { LineStyle = new() { Color = new Color(Line) } },
        },
        Series =
        [
            new BarSeries
            {
                Name = "元", Data = Bars.Select(static bar => Yuan(bar.Value)).ToList(), BarMaxWidth = "28",
                ItemStyle = new() { Color = new(Dark ? "#4096ff" : "#1677ff"), BorderRadius = new(3, 3, 0, 0) },
            },
        ],
    };

    private DataList<AxisData> Names() => Bars.Select(static bar => bar.Name).ToArray();

    private static decimal Yuan(Money money) => decimal.Parse(money.ToString(), CultureInfo.InvariantCulture);

    /// <param name="Text">The same in words.</param>
    public sealed record Bar(string Name, Money Value, string Text);
}
