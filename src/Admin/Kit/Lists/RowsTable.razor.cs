using Microsoft.AspNetCore.Components;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Kit.Lists;

/// <summary>One page of rows, in the columns given.</summary>
public sealed partial class RowsTable<T>
{
    /// <summary>From here on rows stand closer together.</summary>
    private const int Many = 20;

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

    /// <summary>What a press changes is drawn by whom it is told.</summary>
    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg) => item.InvokeAsync(arg);

    private EventCallback Opening(T row) =>
        OnOpen.HasDelegate ? EventCallback.Factory.Create(this, () => OnOpen.InvokeAsync(row)) : default;

    private string? SortOf(DataColumn<T> column) => column.SortBy is null ? null : Direction(column);

    private string Direction(DataColumn<T> column) =>
        Sort is not { } sort || sort.By != column.SortBy ? "none" : sort.Descending ? "descending" : "ascending";
}
