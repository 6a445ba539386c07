using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Kit.Lists;

/// <summary>The one list of the console: search form above, filters, sort and paging by the server, column choice,
/// page size, export of all that was found in the columns shown, row actions. Where it stands, the page's address says.
/// </summary>
public sealed partial class DataTable<T>
{
    private const int ExportPage = 1_000;

    /// <summary>Fifty sheets or so: more than that is read on a screen, or in a spreadsheet.</summary>
    private const int MostPrinted = 2_000;

    private readonly HashSet<string> hidden = new(StringComparer.Ordinal);
    private readonly string searchId = $"search-{Guid.NewGuid():N}";
    private LoadingMark loading = null!;
    private ElementReference card;
    private IReadOnlyList<T>? rows;
    private int total;
    private ListAddress at = ListAddress.Start;
    private string search = "";
    private string path = "";
    private Refusal? refusal;
    private bool exporting;

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
    public IReadOnlyList<ListFilter> Filters { get; set; } = [];

    /// <summary>The one question that is answered by a click and always in sight: in which state.</summary>
    [Parameter]
    public ListFilter? Tabs { get; set; }

    /// <summary>How many there are under each tab, of what the text searched for and the filters find; what loads the
    /// rows has counted them.</summary>
    [Parameter]
    public Func<string, int?>? TabCount { get; set; }

    /// <summary>What the rows are of, where the title doesn't tell: it stands in the name of an export.</summary>
    [Parameter]
    public string Of { get; set; } = "";

    /// <summary>What is said of all that was found, above its first page.</summary>
    [Parameter]
    public RenderFragment? Summary { get; set; }

    /// <summary>Such a word stays out of the address, which others may see: a phone number.</summary>
    [Parameter]
    public Func<string, bool>? IsPrivate { get; set; }

    /// <summary>What its words in the address begin with, on a page with several lists.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    [Parameter]
    public RenderFragment? Actions { get; set; }

    [Parameter]
    public RenderFragment<T>? RowActions { get; set; }

    [Parameter]
    public EventCallback<T> OnOpen { get; set; }

    /// <summary>What is said where there is nothing at all.</summary>
    [Parameter]
    public string Empty { get; set; } = "没有符合条件的记录";

    private IReadOnlyList<DataColumn<T>> Shown { get; set; } = [];

    private bool IsNarrowed => at.Search.Length > 0;

    private IEnumerable<ListFilter> Questions => Tabs is null ? Filters : Filters.Append(Tabs);

    public Task Reload() => Reload(Task.CompletedTask);

    public void Dispose() => Address.Moved -= Adopt;

    /// <summary>Each act here draws what it changed by itself: the framework would draw every row once more, before and
    /// after.</summary>
    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg) => item.InvokeAsync(arg);

    protected override async Task OnInitializedAsync()
    {
        path = Address.Path;
        Read();
        Address.Moved += Adopt;
        hidden.UnionWith(Columns.Where(static column => column.IsHidden).Select(static column => column.Title));
        await Reload(Recall());
    }

    protected override void OnParametersSet() => ChooseColumns();

    // Drawn once, when both are there: the rows, and which columns they are shown in.
    private async Task Reload(Task columns)
    {
        loading?.Turn(on: true);
        var answer = await Load(new(at.Page, at.Size, at.Sort), at.Search);
        await columns;
        refusal = answer.Refusal;
        (rows, total) = refusal is null ? (answer.Value.Rows, answer.Value.Total) : ([], 0);
        StateHasChanged();
        loading?.Turn(on: false);
    }

    private void Read()
    {
        at = ListAddress.Read(
            word => Address.Read(Name + word), [.. Columns.Select(static column => column.SortBy).OfType<string>()]);
        search = at.Search;
        foreach (var filter in Questions) filter.Take(Address.Read(Name + filter.Name));
    }

    private async Task Write() => await Address.Write(
        [
            .. Said().Words().Concat(Questions.Select(filter =>
                    KeyValuePair.Create(filter.Name, filter.Value == filter.Usual ? null : (string?)filter.Value)))
                .Select(word => KeyValuePair.Create(Name + word.Key, word.Value)),
        ]);

    private ListAddress Said() => IsPrivate?.Invoke(at.Search) == true ? at with { Search = "" } : at;

    // A link to this same page, or the way back, says where the list has to stand now.
    private void Adopt(object? sender, EventArgs moved)
    {
        if (Address.Path == path) _ = InvokeAsync(() =>
        {
            Read();
            return Reload();
        });
    }

    // The mark is set with the press itself: what answers it is drawn at once, and the rows stand a while longer.
    private async Task Go(ListAddress to)
    {
        loading.Turn(on: true);
        at = to;
        await Write();
        await Reload();
    }

    // What is found anew is read from its first page.
    private Task Search() => Go(at with { Search = search.Trim(), Page = 1 });

    private Task Reset()
    {
        search = "";
        foreach (var filter in Filters) filter.Take(null);
        return Search();
    }

    private Task Choose(string key)
    {
        Tabs!.Take(key);
        return Go(at with { Page = 1 });
    }

    private Task Turn((int Page, int Size) to) => Go(at with { Page = to.Page, Size = to.Size });

    // Upwards, downwards, and back to the list's own order.
    private Task SortBy(DataColumn<T> column) => Go(at with
    {
        Page = 1,
        Sort = at.Sort switch
        {
            { Descending: false } same when same.By == column.SortBy => same with { Descending = true },
            { Descending: true } same when same.By == column.SortBy => null,
            _ => new(column.SortBy!),
        },
    });

    // Nobody is made to hide the same columns every morning.
    private async Task Recall()
    {
        if (await Js.InvokeAsync<string[]?>("village.hiddenColumns", Title) is not { } remembered) return;
        hidden.Clear();
        hidden.UnionWith(remembered);
        ChooseColumns();
    }

    private async Task Toggle(DataColumn<T> column)
    {
        if (!hidden.Remove(column.Title)) hidden.Add(column.Title);
        ChooseColumns();
        StateHasChanged();
        await Js.InvokeVoidAsync("village.hideColumns", Title, hidden);
    }

    private void ChooseColumns() => Shown = [.. Columns.Where(column => !hidden.Contains(column.Title))];

    private async Task Export()
    {
        exporting = true;
        StateHasChanged();
        refusal = (await Village.Run((NoteListExport feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, Title), CancellationToken.None))).Refusal;
        if (refusal is null && await Gather() is { } found) await Download(found);
        exporting = false;
        StateHasChanged();
    }

    /// <summary>All that was found, in the order of the page; null when it was refused.</summary>
    private async Task<List<T>?> Gather()
    {
        var found = new List<T>();
        for (var page = 1; ; page++)
        {
            var answer = await Load(new(page, ExportPage, at.Sort), at.Search);
            refusal = answer.Refusal;
            if (refusal is not null) return null;
            found.AddRange(answer.Value.Rows);
            if (found.Count >= answer.Value.Total || answer.Value.Rows.Count == 0) return found;
        }
    }

    // As it is shown: what was found, in the columns that are ticked.
    private Task Download(List<T> found) =>
        Js.SaveSheet(FileName(), [.. Shown.Where(static column => !column.IsPick)], found);

    /// <summary>Which list, what of it, and of which day: <c>订单列表 已发货 2026-06-01.xlsx</c>.</summary>
    private string FileName() => $"{Downloads.NameOf([Title, .. Asked(), Today])}.xlsx";

    private string Today => Beijing.Text(BeijingTime.DayOf(Clock.GetUtcNow()));

    /// <summary>Of what it is, and what was chosen and searched for, in words.</summary>
    private IEnumerable<string> Asked() => [Of, .. Questions.Select(static filter => filter.Said), Said().Search];

    // All that was found, and of which list, what of it and of which day: who pins it to a wall wants no twenty rows.
    private async Task Print()
    {
        if (rows is not { Count: var shown } page || shown >= total)
        {
            await Js.InvokeVoidAsync("village.print", card, rows?.Count ?? 0);
            return;
        }

        refusal = total > MostPrinted
            ? new TooLongToPrint(total, MostPrinted)
            : (await Village.Run((NoteListExport feature, StaffIdentity me) =>
                feature.Run(new(me.Actor, Title), CancellationToken.None))).Refusal;
        if (refusal is null && await Gather() is { } found)
        {
            rows = found;
            StateHasChanged();
            await Js.InvokeVoidAsync("village.print", card, found.Count);
            rows = page;
        }

        StateHasChanged();
    }

    private string PrintHead()
    {
        var asked = string.Join("，", Asked().Where(static word => word.Length > 0));
        var part = rows is { Count: var shown } && shown < total
            ? $"第 {((at.Page - 1) * at.Size) + 1}–{((at.Page - 1) * at.Size) + shown} 条，共 {total} 条"
            : $"共 {total} 条";
        return $"{(asked.Length == 0 ? "全部" : asked)}　{part}　{Today} 打印";
    }
}

internal sealed record TooLongToPrint(int Total, int Most)
    : Refusal("list.too_long_to_print", $"一共 {Total} 条，一次最多打 {Most} 条。请先筛选，或者导出 Excel 再打");
