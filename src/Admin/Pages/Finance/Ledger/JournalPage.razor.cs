using System.Text;
using Microsoft.JSInterop;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using EntryView = VillageCloud.Features.Finance.Ledger.ListJournal.EntryView;
using TrialBalanceView = VillageCloud.Features.Finance.Ledger.GetTrialBalance.TrialBalanceView;

namespace VillageCloud.Admin.Pages.Finance.Ledger;

public sealed partial class JournalPage
{
    private readonly Dictionary<string, EntryView> known = new(StringComparer.Ordinal);
    private IReadOnlyList<DataColumn<EntryView>> columns = [];
    private RecordDrawer record = null!;
    private IReadOnlyList<CheckBooks.Finding>? findings;
    private Refusal? refusal;

    protected override void OnInitialized() => columns =
    [
        new("时间", row => Beijing.Text(row.At), SortBy: nameof(EntryView.At)),
        new("业务号", row => row.BusinessKey, SortBy: nameof(EntryView.BusinessKey)),
        new("摘要", row => row.Summary, IsLong: true),
        new(
            "金额", row => row.Amount, Cells.Money<EntryView>(row => row.Amount), IsNumber: true,
            SortBy: nameof(EntryView.Amount)),
    ];

    private Task<Outcome<Page<EntryView>>> Load(PageQuery page, string search) =>
        Village.Run((ListJournal feature) =>
            feature.Run(new(page, PeriodId: null, search), CancellationToken.None));

    private Task<Outcome<TrialBalanceView>> Trial() =>
        Village.Run((GetTrialBalance feature) => feature.Run(new(), CancellationToken.None));

    // As bookkeepers write it: the side, and no sign.
    private static string SideOf(Money balance) => balance switch
    {
        { IsZero: true } => "平",
        { IsNegative: true } => "贷",
        _ => "借",
    };

    private Task Open(EntryView entry)
    {
        known[entry.BusinessKey] = entry;
        return record.Open(entry.BusinessKey);
    }

    // What was clicked on is known; what an address names is looked for.
    private async Task<Outcome<EntryView>> Find(string key)
    {
        if (known.GetValueOrDefault(key) is { } clicked) return clicked;
        var found = await Load(new(), key);
        if (found.Refusal is { } refused) return refused;
        return found.Value.Rows.FirstOrDefault(entry => entry.BusinessKey == key) is { } entry
            ? known[key] = entry
            : new EntryNotFound(key);
    }

    private async Task Check()
    {
        var checkedBooks = await Village.Look((CheckBooks feature) => feature.Run(CancellationToken.None));
        refusal = checkedBooks.Refusal;
        if (refusal is null) findings = checkedBooks.Value;
    }

    private async Task Export()
    {
        var text = await Village.Run((ExportJournal feature, StaffIdentity me) =>
            feature.Run(new(me.Actor), CancellationToken.None));
        refusal = text.Refusal;
        if (refusal is not null) return;
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text.Value));
        using var reference = new DotNetStreamReference(file, leaveOpen: true);
        var today = Beijing.Text(BeijingTime.DayOf(Clock.GetUtcNow()));
        await Js.InvokeVoidAsync("village.download", $"账本 {today}.journal", reference);
    }
}

public sealed record EntryNotFound(string Key)
    : Refusal("console.entry_not_found", $"没有业务号是 {Key} 的分录，请到列表里查找");
