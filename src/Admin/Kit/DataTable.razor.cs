using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Kit;

/// <summary>The one table of the console: search form above, filters, sort and paging by the server, column choice,
/// page size, export of all that was found in the columns shown, sticky header, row actions.</summary>
public sealed partial class DataTable<T>
{
    private const int ExportPage = 1_000;

    private readonly HashSet<string> hidden = [];
    private MudTable<T> table = null!;
    private string search = "";
    private Sort? sort;
    private Refusal? refusal;
    private bool busy;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<DataColumn<T>> Columns { get; set; } = [];

    /// <summary>One page of what matches the text searched for.</summary>
    [Parameter, EditorRequired]
    public Func<PageQuery, string, Task<Outcome<Page<T>>>> Load { get; set; } = null!;

    [Parameter]
    public string SearchLabel { get; set; } = "查找";

    /// <summary>Without a hint there is nothing to search by.</summary>
    [Parameter]
    public string? SearchHint { get; set; }

    [Parameter]
    public RenderFragment? Filters { get; set; }

    [Parameter]
    public EventCallback OnReset { get; set; }

    [Parameter]
    public RenderFragment? Actions { get; set; }

    [Parameter]
    public RenderFragment<T>? RowActions { get; set; }

    [Parameter]
    public EventCallback<T> OnOpen { get; set; }

    [Parameter]
    public string Empty { get; set; } = "没有符合条件的记录";

    private IEnumerable<DataColumn<T>> Shown => Columns.Where(column => !hidden.Contains(column.Title));

    public Task Reload() => table.ReloadServerData();

    protected override void OnInitialized()
    {
        foreach (var column in Columns.Where(column => column.IsHidden)) hidden.Add(column.Title);
    }

    private async Task<TableData<T>> Fetch(TableState state, CancellationToken ct)
    {
        var answer = await Load(new(state.Page + 1, state.PageSize, sort), search);
        refusal = answer.Refusal;
        StateHasChanged();
        return refusal is null
            ? new() { Items = answer.Value.Rows, TotalItems = answer.Value.Total }
            : new() { Items = [], TotalItems = 0 };
    }

    // What is found anew is read from its first page; going there asks by itself.
    private Task Search()
    {
        if (table.CurrentPage == 0) return Reload();
        table.NavigateTo(MudBlazor.Page.First);
        return Task.CompletedTask;
    }

    private async Task Reset()
    {
        search = "";
        await OnReset.InvokeAsync();
        await Search();
    }

    // Upwards, downwards, and back to the list's own order.
    private Task SortBy(DataColumn<T> column)
    {
        sort = sort switch
        {
            { Descending: false } same when same.By == column.SortBy => same with { Descending = true },
            { Descending: true } same when same.By == column.SortBy => null,
            _ => new(column.SortBy!),
        };
        return Search();
    }

    private string? AriaSort(DataColumn<T> column) => (column.SortBy, sort) switch
    {
        (null, _) => null,
        var (by, now) when now?.By == by => now!.Descending ? "descending" : "ascending",
        _ => "none",
    };

    private void Toggle(DataColumn<T> column)
    {
        if (!hidden.Remove(column.Title)) hidden.Add(column.Title);
    }

    private Task Clicked(TableRowClickEventArgs<T> click) =>
        click.Item is { } item ? OnOpen.InvokeAsync(item) : Task.CompletedTask;

    private async Task Export()
    {
        busy = true;
        refusal = (await Village.Run((NoteExport feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, Title), CancellationToken.None))).Refusal;
        if (refusal is null) await Gather();
        busy = false;
    }

    private async Task Gather()
    {
        var rows = new List<T>();
        for (var page = 1; ; page++)
        {
            var answer = await Load(new(page, ExportPage, sort), search);
            refusal = answer.Refusal;
            if (refusal is not null) break;
            rows.AddRange(answer.Value.Rows);
            if (rows.Count >= answer.Value.Total || answer.Value.Rows.Count == 0) break;
        }

        if (refusal is null) await Download(rows);
    }

    // As it is shown: what was found, in the columns that are ticked.
    private async Task Download(List<T> rows)
    {
        using var file = await Spreadsheet.Of([.. Shown], rows);
        using var reference = new DotNetStreamReference(file, leaveOpen: true);
        await Js.InvokeVoidAsync("village.download", $"{Title}.xlsx", reference);
    }
}
