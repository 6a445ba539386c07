using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit;

/// <summary>Amounts side by side, drawn by ECharts (docs/decisions/0012).</summary>
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

    /// <summary>The amount stands over each bar, where there are few.</summary>
    [Parameter]
    public bool WithAmounts { get; set; }

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
                "draw", "元", Bars.Select(static bar => bar.Name), Bars.Select(static bar => Yuan(bar.Value)),
                Bars.Select(static bar => Yuan(bar.From)), Bars.Select(static bar => bar.IsPart),
                WithAmounts ? Bars.Select(static bar => bar.Text) : null);
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

    private static decimal Yuan(Money money) => decimal.Parse(money.ToString(), CultureInfo.InvariantCulture);

    /// <param name="Text">The same in words.</param>
    /// <param name="From">Where it begins: a waterfall's bars hang at what is left.</param>
    /// <param name="IsPart">Of a sum that another bar shows.</param>
    public sealed record Bar(string Name, Money Value, string Text, Money From = default, bool IsPart = false);
}
