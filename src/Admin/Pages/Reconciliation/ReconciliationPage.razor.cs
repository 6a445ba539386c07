using System.Globalization;
using MudBlazor;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Features;
using VillageCloud.Features.Reconciliation;
using VillageCloud.Features.Staff;
using FileView = VillageCloud.Features.Reconciliation.ListReconciledDays.FileView;

namespace VillageCloud.Admin.Pages.Reconciliation;

public sealed partial class ReconciliationPage
{
    private static readonly SortKeys<BreakView> BreakKeys = new SortKeys<BreakView>()
        .With(nameof(BreakView.Day), row => row.Day).With(nameof(BreakView.Subject), row => row.Subject);

    private static readonly SortKeys<FileView> DayKeys = new SortKeys<FileView>()
        .With(nameof(FileView.Day), row => row.Day).With(nameof(FileView.Breaks), row => row.Breaks);

    private IReadOnlyList<DataColumn<BreakView>> breakColumns = [];
    private IReadOnlyList<DataColumn<FileView>> dayColumns = [];
    private DataTable<BreakView> breaks = null!;
    private DataTable<FileView> days = null!;
    private bool busy;
    private Refusal? refusal;

    protected override void OnInitialized()
    {
        breakColumns =
        [
            new("日期", row => Day(row.Day), SortBy: nameof(BreakView.Day)),
            new("账单", row => KindOf(row.Kind)),
            new("单号", row => row.Subject, SortBy: nameof(BreakView.Subject)),
            new("说明", row => row.Sentence, IsLong: true),
            new("状态", row => StatusOf(row).Text, Cells.Tag<BreakView>(StatusOf)),
        ];
        dayColumns =
        [
            new("日期", row => Day(row.Day), SortBy: nameof(FileView.Day)),
            new("账单", row => KindOf(row.Kind)),
            new("取回时间", row => Beijing.Text(row.ImportedAt)),
            new("核对时间", row => Beijing.Text(row.MatchedAt)),
            new("结果", row => ResultOf(row).Text, Cells.Tag<FileView>(ResultOf), SortBy: nameof(FileView.Breaks)),
        ];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string KindOf(BillKind kind) => kind switch
    {
        BillKind.Trade => "交易账单",
        BillKind.FundBasic => "资金账单（基本户）",
        _ => "资金账单（运营户）",
    };

    private static (string Text, Tone Tone) StatusOf(BreakView found) => found.Status switch
    {
        BreakStatus.Open => ("待处理", Tone.Bad),
        BreakStatus.Explained => ("已说明", Tone.Waiting),
        _ => ("已关闭", Tone.Calm),
    };

    private static (string Text, Tone Tone) ResultOf(FileView file) => file switch
    {
        { MatchedAt: null } => ("待核对", Tone.Waiting),
        { Breaks: > 0 } => ($"{file.Breaks} 处差错", Tone.Bad),
        { IsEmpty: true } => ("当天没有流水", Tone.Calm),
        _ => ("一致", Tone.Good),
    };

    private async Task<Outcome<Page<BreakView>>> LoadBreaks(PageQuery page, string search)
    {
        var found = await Village.Look((ListBreaks feature) => feature.Run(new(), CancellationToken.None));
        if (found.Refusal is { } refused) return refused;
        var text = search.Trim();
        return found.Value.Where(one => one.Subject.Contains(text, StringComparison.Ordinal)
            || one.Sentence.Contains(text, StringComparison.Ordinal)).ToList().PageOf(page, BreakKeys);
    }

    private async Task<Outcome<Page<FileView>>> LoadDays(PageQuery page, string search)
    {
        var found = await Village.Look((ListReconciledDays feature) => feature.Run(CancellationToken.None));
        return found.Refusal is { } refused ? refused : found.Value.PageOf(page, DayKeys);
    }

    private async Task Reconcile()
    {
        busy = true;
        var done = await Village.Act(Duty.KeepBooks, (ReconcileYesterday feature, StaffIdentity _) =>
            feature.Run(new(), CancellationToken.None));
        refusal = done.Refusal;
        busy = false;
        if (refusal is null) Snackbar.Add($"核对了 {done.Value.Days} 天，{done.Value.Breaks} 处差错", Severity.Success);
        await breaks.Reload();
        await days.Reload();
    }
}
