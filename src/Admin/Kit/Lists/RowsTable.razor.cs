using AntDesign.TableModels;
using Microsoft.AspNetCore.Components;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Kit.Lists;

/// <summary>One page of rows, in the columns given.</summary>
public sealed partial class RowsTable<T>
{
    /// <summary>From here on rows stand closer together.</summary>
    private const int Many = 20;

    private IReadOnlyList<T>? given;
    private List<Placed> placed = [];

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<T> Rows { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<DataColumn<T>> Columns { get; set; } = [];

    [Parameter]
    public Sort? Sort { get; set; }

    [Parameter]
    public EventCallback<DataColumn<T>> OnSort { get; set; }

    [Parameter]
    public EventCallback<T> OnOpen { get; set; }

    [Parameter]
    public RenderFragment<T>? RowActions { get; set; }

    /// <summary>In place of rows.</summary>
    [Parameter, EditorRequired]
    public RenderFragment Empty { get; set; } = null!;

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(given, Rows)) return;
        given = Rows;
        placed = [.. Rows.Select(static (row, place) => new Placed(place, row))];
    }

    private string ClassOf(RowData<Placed> row) => OnOpen.HasDelegate ? "row clickable" : "row";

    private string Direction(DataColumn<T> column) =>
        Sort is not { } sort || sort.By != column.SortBy ? "none" : sort.Descending ? "descending" : "ascending";

    private Dictionary<string, object> HeaderOf(DataColumn<T> column)
    {
        var attributes = new Dictionary<string, object>(StringComparer.Ordinal) { ["scope"] = "col" };
        if (column.SortBy is not null) attributes["aria-sort"] = Direction(column);
        if (column.Hint is { } hint) attributes["title"] = hint;
        return attributes;
    }

    private async Task Clicked(RowData<Placed> row)
    {
        try
        {
            await OnOpen.InvokeAsync(row.Data.Row);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // The library would drop it; here it goes where every other exception of the page goes.
            await DispatchExceptionAsync(problem);
        }
    }

    internal sealed record Placed(int Place, T Row);
}
