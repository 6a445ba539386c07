using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit;

/// <summary>Figures side by side, amounts or counts, drawn by ECharts (docs/decisions/0012).</summary>
public sealed partial class BarChart
{
    private const string Module = "./_content/VillageCloud.Admin/Kit/BarChart.razor.js";

    private ElementReference place;
    private IJSObjectReference? module;
    private IJSObjectReference? chart;
    private bool isGone;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>What the bars are named by.</summary>
    [Parameter]
    public string Across { get; set; } = "日期";

    /// <summary>What the figures are counted in.</summary>
    [Parameter, EditorRequired]
    public string Unit { get; set; } = "";

    /// <summary>Nothing stands between two whole numbers, on the scale neither.</summary>
    [Parameter]
    public bool IsWhole { get; set; }

    /// <summary>What a bar says stands over it, where there are few.</summary>
    [Parameter]
    public bool WithTexts { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<Bar> Bars { get; set; } = [];

    public async ValueTask DisposeAsync()
    {
        isGone = true;
        try
        {
            if (chart is not null) await Close(chart);
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page went first, and the chart with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await Open();
        if (chart is not null && !isGone)
        {
            await chart.InvokeVoidAsync(
                "draw", Unit, IsWhole, Bars.Select(static bar => bar.Name), Bars.Select(static bar => bar.Value),
                Bars.Select(static bar => bar.From), Bars.Select(static bar => bar.IsPart),
                WithTexts ? Bars.Select(static bar => bar.Text) : null);
        }
    }

    /// <summary>Whoever has turned to another page or tab by the time that the library is there has taken the chart's
    /// place along.</summary>
    private async Task Open()
    {
        module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
        if (isGone) return;
        var opened = await module.InvokeAsync<IJSObjectReference>("open", place);
        if (isGone) await Close(opened);
        else chart = opened;
    }

    private static async Task Close(IJSObjectReference chart)
    {
        await chart.InvokeVoidAsync("close");
        await chart.DisposeAsync();
    }

    /// <param name="Value">In the chart's unit; only its height is drawn from it.</param>
    /// <param name="Text">The same in words, for whoever can't see the picture.</param>
    /// <param name="From">Where it begins: a waterfall's bars hang at what is left.</param>
    /// <param name="IsPart">Of a sum that another bar shows.</param>
    public sealed record Bar(string Name, decimal Value, string Text, decimal From = 0, bool IsPart = false)
    {
        /// <summary>An amount, in a chart whose unit is yuan.</summary>
        public static Bar Of(string name, Money value, string text, Money from = default, bool isPart = false) =>
            new(name, Yuan(value), text, Yuan(from), isPart);

        private static decimal Yuan(Money money) => decimal.Parse(money.ToString(), CultureInfo.InvariantCulture);
    }
}
