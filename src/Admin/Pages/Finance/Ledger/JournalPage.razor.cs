using System.Text;
using Microsoft.JSInterop;
using VillageCloud.Domain.Finance.Ledger;
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
    private readonly ListFilter account = new("account", "账户")
    {
        Choices = [("", "全部"), .. Account.All.Select(one => (one.Code, $"{one.Code} {one.Name}"))], IsLong = true,
    };

    private readonly RecentFilter span = new("span", "没选月份时");
    private IReadOnlyList<DataColumn<EntryView>> columns = [];
    private RecordDrawer record = null!;
    private IReadOnlyList<CheckBooks.Finding>? findings;
    private MonthsFilter months = null!;
    private HouseholdFilter households = null!;
    private Refusal? refusal;
    private bool busy;

    private int Broken => findings!.Count(static finding => !finding.Holds);

    protected override void OnInitialized() => (months, households, columns) = (new(Village), new(Village), Columns);

    private static IReadOnlyList<DataColumn<EntryView>> Columns =>
    [
        new("时间", row => Beijing.Text(row.At), SortBy: nameof(EntryView.At)),
        new("业务号", row => row.BusinessKey, SortBy: nameof(EntryView.BusinessKey)),
        new("摘要", row => row.Summary, IsLong: true),
        new(
            "金额", row => row.Amount, Cells.Money<EntryView>(row => row.Amount), IsNumber: true,
            SortBy: nameof(EntryView.Amount)),
    ];

    private async Task<Outcome<Page<EntryView>>> Load(PageQuery page, string search)
    {
        var chosen = await months.Chosen();
        if (chosen.Refusal is { } unknown) return unknown;
        var household = await households.Chosen();
        var found = await Village.Run((ListJournal feature) => feature.Run(
            new(
                page, search, chosen.Value.From, chosen.Value.To, account.Value.Length > 0 ? account.Value : null,
                household, span.IsRecent),
            CancellationToken.None));
        return found.Map(journal =>
        {
            span.LeavesOut = journal.LeavesOut;
            return journal.Page;
        });
    }

    private Task<Outcome<TrialBalanceView>> Trial() =>
        Village.Run((GetTrialBalance feature) => feature.Run(new(), CancellationToken.None));

    private Task Open(EntryView entry)
    {
        known[entry.BusinessKey] = entry;
        return record.Open(entry.BusinessKey);
    }

    // What was clicked on is known; what an address names is looked for.
    private async Task<Outcome<EntryView>> Find(string key)
    {
        if (known.GetValueOrDefault(key) is { } clicked) return clicked;
        var found = await Village.Run((ListJournal feature) =>
            feature.Run(new(new(), key), CancellationToken.None));
        if (found.Refusal is { } refused) return refused;
        return found.Value.Page.Rows.FirstOrDefault(entry => entry.BusinessKey == key) is { } entry
            ? known[key] = entry
            : new EntryNotFound(key);
    }

    private async Task Check()
    {
        var checkedBooks = await Village.Look((CheckBooks feature) => feature.Run(CancellationToken.None));
        refusal = checkedBooks.Refusal;
        if (refusal is null) findings = checkedBooks.Value;
    }

    private Task Export() => Save(async () =>
        (await Village.Run((ExportJournal feature, StaffIdentity me) =>
            feature.Run(new(me.Actor), CancellationToken.None)))
        .Map(text => (
            $"账本 {Beijing.Text(BeijingTime.DayOf(Clock.GetUtcNow()))}.journal", Encoding.UTF8.GetBytes(text))));

    private Task ExportPack() => Save(async () =>
        (await Village.Run((ExportAuditPack feature, StaffIdentity me) =>
            feature.Run(new(me.Actor), CancellationToken.None)))
        .Map(pack => (pack.Name, pack.Content)));

    private async Task Save(Func<Task<Outcome<(string Name, byte[] Content)>>> export)
    {
        if (busy) return;
        busy = true;
        var found = await export();
        busy = false;
        refusal = found.Refusal;
        if (refusal is not null) return;
        using var file = new MemoryStream(found.Value.Content);
        using var reference = new DotNetStreamReference(file, leaveOpen: true);
        await Js.InvokeVoidAsync("village.download", found.Value.Name, reference);
    }
}

public sealed record EntryNotFound(string Key)
    : Refusal("console.entry_not_found", $"没有业务号是 {Key} 的分录，请到列表里查找");
