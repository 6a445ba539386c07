using System.Globalization;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using DayView = VillageCloud.Features.Finance.Reconciliation.ListReconciledDays.DayView;
using WithdrawalView = VillageCloud.Features.Finance.Reconciliation.ListWithdrawals.WithdrawalView;

namespace VillageCloud.Admin.Pages.Finance.Reconciliation;

public sealed partial class ReconciliationPage
{
    private IReadOnlyList<DataColumn<BreakView>> breakColumns = [];
    private IReadOnlyList<DataColumn<DayView>> dayColumns = [];
    private IReadOnlyList<DataColumn<WithdrawalView>> withdrawalColumns = [];
    private DataTable<BreakView> breaks = null!;
    private DataTable<DayView> days = null!;
    private DataTable<WithdrawalView> withdrawals = null!;
    private bool busy;
    private Refusal? refusal;

    protected override void OnInitialized()
    {
        breakColumns =
        [
            new("日期", row => Day(row.Day), SortBy: nameof(BreakView.Day)),
            new("账单", row => SourceOf(row.Source)),
            new("单号", row => row.Subject, SortBy: nameof(BreakView.Subject)),
            new("说明", row => row.Sentence, IsLong: true),
            new("状态", row => StatusOf(row).Text, Cells.Tag<BreakView>(StatusOf), SortBy: nameof(BreakView.Status)),
        ];
        dayColumns =
        [
            new("日期", row => Day(row.Day), SortBy: nameof(DayView.Day)),
            new("结果", row => ResultOf(row).Text, Cells.Tag<DayView>(ResultOf), SortBy: nameof(DayView.Status)),
            new("流水（笔）", row => row.Rows, IsNumber: true, SortBy: nameof(DayView.Rows)),
            new("基本户结余（元）", row => row.Basic, IsNumber: true),
            new("运营户结余（元）", row => row.Operation, IsNumber: true),
            new("核对时间", row => Beijing.Text(row.MatchedAt)),
            new("说明", row => row.Problem, IsLong: true),
        ];
        withdrawalColumns =
        [
            new("时间", row => Beijing.Text(row.At), SortBy: nameof(WithdrawalView.At)),
            new("账户", row => row.Kind == BillKind.FundBasic ? "基本户" : "运营户"),
            new("单号", row => row.Number),
            new("金额（元）", row => row.Amount, IsNumber: true, SortBy: nameof(WithdrawalView.Amount)),
            new("结果", row => ReturnOf(row).Text, Cells.Tag<WithdrawalView>(ReturnOf)),
        ];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string SourceOf(BreakSource source) => source switch
    {
        BreakSource.TradeBill => "交易账单",
        BreakSource.BasicFunds => "资金账单（基本户）",
        BreakSource.OperationFunds => "资金账单（运营户）",
        _ => "银行流水",
    };

    private static (string Text, Tone Tone) StatusOf(BreakView found) => found.Status switch
    {
        BreakStatus.Open => ("待处理", Tone.Bad),
        BreakStatus.Assigned => ("处理中", Tone.Waiting),
        BreakStatus.Explained => ("已说明", Tone.Waiting),
        BreakStatus.Waiting => ("待复核", Tone.Waiting),
        _ => ("已关闭", Tone.Calm),
    };

    private static (string Text, Tone Tone) ResultOf(DayView day) => day switch
    {
        { Status: DayStatus.Waiting } => ("等账单", Tone.Waiting),
        { Status: DayStatus.Trouble } => ("读不出来", Tone.Bad),
        { Status: DayStatus.Lost } => ("没有取到", Tone.Bad),
        { Breaks: > 0 } => ($"{day.Breaks} 处差错", Tone.Bad),
        { Rows: 0 } => ("当天没有流水", Tone.Calm),
        _ => ("一致", Tone.Good),
    };

    private static (string Text, Tone Tone) ReturnOf(WithdrawalView withdrawal) => withdrawal.ReturnedAt is { } at
        ? ($"银行退回 {Beijing.Text(at)}", Tone.Bad)
        : ("已转出", Tone.Good);

    private Task<Outcome<Page<BreakView>>> LoadBreaks(PageQuery page, string search) =>
        Village.Run((ListBreaks feature) => feature.Run(new(page, Search: search), CancellationToken.None));

    private Task<Outcome<Page<DayView>>> LoadDays(PageQuery page, string search) =>
        Village.Run((ListReconciledDays feature) => feature.Run(new(page), CancellationToken.None));

    private Task<Outcome<Page<WithdrawalView>>> LoadWithdrawals(PageQuery page, string search) =>
        Village.Run((ListWithdrawals feature) => feature.Run(new(page, search), CancellationToken.None));

    private async Task Reconcile()
    {
        busy = true;
        var done = await Village.Run((ReconcileYesterday feature, StaffIdentity me) =>
            feature.Run(new(me.Actor), CancellationToken.None));
        refusal = done.Refusal;
        busy = false;
        if (refusal is null) Tell(done.Value);
        await breaks.Reload();
        await days.Reload();
        await withdrawals.Reload();
    }

    private void Tell(ReconcileYesterday.Result done)
    {
        var left = done.Left > 0 ? $"，还有 {done.Left} 天没核对成，见下面的说明" : "";
        var told = $"核对了 {done.Days} 天，{done.Breaks} 处差错{left}";
        if (done.Problems.Count > 0) Messages.Warning(told);
        else Messages.Success(told);
    }
}
