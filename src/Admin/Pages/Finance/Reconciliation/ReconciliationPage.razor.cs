using System.Globalization;
using Microsoft.JSInterop;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using DayView = VillageCloud.Features.Finance.Reconciliation.ListReconciledDays.DayView;
using WithdrawalView = VillageCloud.Features.Finance.Reconciliation.ListWithdrawals.WithdrawalView;

namespace VillageCloud.Admin.Pages.Finance.Reconciliation;

/// <summary>The desk of what doesn't agree, and how far each day is compared.</summary>
public sealed partial class ReconciliationPage
{
    private const string Heading = "差错";
    private const string Unfinished = "unfinished";
    private const string All = "all";
    private const string Mine = "mine";
    private const string Nobody = "none";

    private readonly ListFilter status = new("status", "状态", Unfinished)
    {
        Choices =
        [
            (Unfinished, "没有了结"),
            .. Enum.GetValues<BreakStatus>().Select(one => (one.ToString(), BreakWords.Of(one).Text)), (All, "全部"),
        ],
    };

    private readonly ListFilter kind = ListFilter.Of<BreakClass>("kind", "差在哪里", BreakWords.Of);
    private readonly ListFilter source = ListFilter.Of<BreakSource>("source", "账单", BreakWords.Of);
    private readonly ListFilter owner = new("owner", "负责人");
    private readonly ListFilter age = new("age", "多久了")
    {
        Choices = [("", "全部"), ("3", "3 天以上"), ("7", "7 天以上"), ("30", "30 天以上")],
    };

    private readonly ListFilter from = new("from", "从哪天") { IsDay = true };
    private readonly ListFilter to = new("to", "到哪天") { IsDay = true };
    private readonly ListFilter dayState = new("state", "结果") { Choices = [("", "全部"), (Unfinished, "还没核对成")] };
    private readonly ListFilter dayFrom = new("from", "从哪天") { IsDay = true };
    private readonly ListFilter dayTo = new("to", "到哪天") { IsDay = true };

    private readonly IReadOnlyList<DataColumn<BreakView>> breakColumns =
    [
        new("日期", row => Beijing.Text(row.Day), SortBy: nameof(BreakView.Day)),
        new("账单", row => BreakWords.Of(row.Source), SortBy: nameof(BreakView.Source)),
        new("差在哪里", row => BreakWords.Of(row.Class), SortBy: nameof(BreakView.Class)),
        new(
            "单号", row => row.Subject, Cells.Number<BreakView>(row => row.Subject),
            IsHidden: true, SortBy: nameof(BreakView.Subject)),
        new("说明", row => row.Sentence, Cells.Lines<BreakView>(row => row.Sentence), IsLong: true),
        new(
            "我们的账", row => row.Ours, Cells.MoneyIfAny<BreakView>(row => row.Ours), IsNumber: true,
            IsHidden: true),
        new(
            "账单上", row => row.Theirs, Cells.MoneyIfAny<BreakView>(row => row.Theirs), IsNumber: true,
            IsHidden: true),
        new(
            "差额", row => row.Difference, Cells.Money<BreakView>(row => row.Difference), IsNumber: true,
            Hint: "账单减去我们的账"),
        new("多久了", BreakWords.Age, SortBy: nameof(BreakView.AgeDays)),
        new("负责人", row => row.OwnerName ?? "—"),
        new(
            "状态", row => BreakWords.Of(row).Text, Cells.Tag<BreakView>(BreakWords.Of),
            SortBy: nameof(BreakView.Status)),
    ];

    private readonly IReadOnlyList<DataColumn<DayView>> dayColumns =
    [
        new("日期", row => Beijing.Text(row.Day), SortBy: nameof(DayView.Day)),
        new("交易账单", row => DayWords.Of(row.Trade).Text, Cells.Tag<DayView>(row => DayWords.Of(row.Trade))),
        new("资金账单", row => DayWords.Of(row.Funds).Text, Cells.Tag<DayView>(row => DayWords.Of(row.Funds))),
        new("余额", row => DayWords.Of(row.Balance).Text, Cells.Tag<DayView>(row => DayWords.Of(row.Balance))),
        new("差错（条）", row => row.Breaks, IsNumber: true),
        new("流水（笔）", row => row.Rows, IsNumber: true, IsHidden: true,
            SortBy: nameof(DayView.Rows)),
        new("基本户结余（元）", row => row.Basic, IsNumber: true),
        new("运营户结余（元）", row => row.Operation, IsNumber: true),
        new("核对时间", row => Beijing.Text(row.MatchedAt), IsHidden: true),
        new("说明", row => row.Problem, IsLong: true),
    ];

    private readonly IReadOnlyList<DataColumn<WithdrawalView>> withdrawalColumns =
    [
        new("时间", row => Beijing.Text(row.At), SortBy: nameof(WithdrawalView.At)),
        new("账户", row => row.Kind == BillKind.FundBasic ? "基本户" : "运营户"),
        new("单号", row => row.Number),
        new("金额（元）", row => row.Amount, IsNumber: true, SortBy: nameof(WithdrawalView.Amount)),
        new("结果", row => DayWords.Of(row).Text, Cells.Tag<WithdrawalView>(DayWords.Of)),
    ];

    private DataTable<BreakView> breaks = null!;
    private DataTable<DayView> days = null!;
    private DataTable<WithdrawalView> withdrawals = null!;
    private RecordDrawer record = null!;
    private IReadOnlyDictionary<BreakStatus, int>? counts;
    private StaffId me;
    private bool busy;
    private Refusal? refusal;

    /// <summary>Who may be asked for; null when they are known.</summary>
    private async Task<Refusal?> LearnOwners()
    {
        if (owner.Choices.Count > 0) return null;
        var staff = await Village.Look((ListStaff feature) => feature.Run(CancellationToken.None));
        if (staff.Refusal is { } unknown) return unknown;
        me = (await Village.Me()).Id;
        owner.Choices =
        [
            ("", "全部"), (Mine, "我"), (Nobody, "还没有人"),
            .. staff.Value.Where(one => one.Role.May(Duty.KeepBooks))
                .Select(one => (one.Id.Value.ToString(CultureInfo.InvariantCulture), one.Name)),
        ];
        return null;
    }

    private Task Open(BreakView found) => record.Open(found.Id.Value.ToString(CultureInfo.InvariantCulture));

    private ListBreaks.Query Asked(PageQuery page, string search) => new(
        page, Search: search, Status: status.As<BreakStatus>(), Class: kind.As<BreakClass>(),
        Source: source.As<BreakSource>(), Owner: OwnerAsked(), OnlyUnowned: owner.Value == Nobody,
        OnlyUnfinished: status.Value == Unfinished,
        OlderThanDays: age.Value.Length > 0 ? int.Parse(age.Value, CultureInfo.InvariantCulture) : null,
        From: from.Day, To: to.Day);

    private StaffId? OwnerAsked() => owner.Value == Mine
        ? me
        : long.TryParse(owner.Value, CultureInfo.InvariantCulture, out var id) ? new StaffId(id) : null;

    private async Task<Outcome<Page<BreakView>>> LoadBreaks(PageQuery page, string search)
    {
        if (await LearnOwners() is { } unknown) return unknown;
        return await Village.Run(async (ListBreaks feature) =>
        {
            var asked = Asked(page, search);
            var found = await feature.Run(asked, CancellationToken.None);
            if (!found.IsRefused)
            {
                counts = await feature.Count(
                    asked with { Status = null, OnlyUnfinished = false }, CancellationToken.None);
            }

            return found;
        });
    }

    private int? CountOf(string key) => key switch
    {
        All => counts?.Values.Sum(),
        Unfinished => counts?.Values.Sum() - counts?[BreakStatus.Closed],
        _ => counts?[Enum.Parse<BreakStatus>(key)],
    };

    private Task<Outcome<Page<DayView>>> LoadDays(PageQuery page, string search) =>
        Village.Run((ListReconciledDays feature) => feature.Run(
            new(page, dayFrom.Day, dayTo.Day, dayState.Value == Unfinished), CancellationToken.None));

    private Task<Outcome<Page<WithdrawalView>>> LoadWithdrawals(PageQuery page, string search) =>
        Village.Run((ListWithdrawals feature) => feature.Run(new(page, search), CancellationToken.None));

    private static IEnumerable<(BillKind Bill, string Word)> FilesOf(DayView day)
    {
        if (day.Trade is DayMark.Agrees or DayMark.Differs or DayMark.Unreadable)
            yield return (BillKind.Trade, "交易账单");
        var areUnreadable = day.Funds == DayMark.Unreadable;
        if (day.Basic is not null || areUnreadable) yield return (BillKind.FundBasic, "基本户");
        if (day.Operation is not null || areUnreadable) yield return (BillKind.FundOperation, "运营户");
    }

    private async Task Save(BillKind bill, DateOnly day)
    {
        var file = await Village.Run((GetBillFile feature, StaffIdentity one) =>
            feature.Run(new(one.Actor, bill, day), CancellationToken.None));
        refusal = file.Refusal;
        if (refusal is not null) return;
        using var content = new MemoryStream(file.Value.Content);
        using var reference = new DotNetStreamReference(content, leaveOpen: true);
        await Js.InvokeVoidAsync("village.download", file.Value.FileName, reference);
    }

    private async Task Reconcile()
    {
        busy = true;
        var done = await Village.Run((ReconcileYesterday feature, StaffIdentity one) =>
            feature.Run(new(one.Actor), CancellationToken.None));
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
        var told = done.Days == 0 && left.Length == 0
            ? "能核对的日子都已经核对过了"
            : $"核对了 {done.Days} 天，{done.Breaks} 处差错{left}";
        if (done.Problems.Count > 0) Messages.Warning(told);
        else Messages.Success(told);
    }
}
