using System.Text;
using Microsoft.JSInterop;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features;
using VillageCloud.Features.Ledger;
using EntryView = VillageCloud.Features.Ledger.ListJournal.EntryView;
using TrialBalanceView = VillageCloud.Features.Ledger.GetTrialBalance.TrialBalanceView;

namespace VillageCloud.Admin.Pages.Journal;

public sealed partial class JournalPage
{
    private IReadOnlyList<DataColumn<EntryView>> columns = [];
    private IReadOnlyList<CheckBooks.Finding>? findings;
    private EntryView? opened;

    protected override void OnInitialized() => columns =
    [
        new("时间", row => Beijing.Text(row.At)),
        new("业务号", row => row.BusinessKey),
        new("摘要", row => row.Summary),
        new("金额", row => row.Amount, Cells.Money<EntryView>(row => row.Amount), IsNumber: true),
    ];

    private async Task<Outcome<Page<EntryView>>> Load(PageQuery page, string search) =>
        await Village.Run((ListJournal feature) =>
            feature.Run(new(page, PeriodId: null, search), CancellationToken.None));

    private Task<Outcome<TrialBalanceView>> Trial() =>
        Village.Run((GetTrialBalance feature) => feature.Run(new(), CancellationToken.None));

    private async Task Check() =>
        findings = await Village.Run((CheckBooks feature) => feature.Run(CancellationToken.None));

    private async Task Export()
    {
        var text = await Village.Run((ExportJournal feature) => feature.Run(CancellationToken.None));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var reference = new DotNetStreamReference(file, leaveOpen: true);
        await Js.InvokeVoidAsync("village.download", "账本.journal", reference);
    }
}
