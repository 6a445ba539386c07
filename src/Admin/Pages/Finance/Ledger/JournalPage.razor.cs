using System.Text;
using Microsoft.JSInterop;
using MudBlazor;
using VillageCloud.Admin.Kit;
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
    private IReadOnlyList<DataColumn<EntryView>> columns = [];
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

    private async Task Open(EntryView entry)
    {
        var dialog = await Dialogs.ShowAsync<EntryDialog>(
            entry.Summary, new DialogParameters<EntryDialog> { { one => one.Entry, entry } },
            new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseButton = true });
        _ = await dialog.Result;
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
        await Js.InvokeVoidAsync("village.download", "账本.journal", reference);
    }
}
