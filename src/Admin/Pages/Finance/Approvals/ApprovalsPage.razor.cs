using VillageCloud.Admin.Pages.Finance.Settlement;
using VillageCloud.Admin.Pages.People.Households;
using VillageCloud.Admin.Pages.People.Staff;
using VillageCloud.Admin.Pages.Shop.Orders;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Capital;
using VillageCloud.Features.Finance.Costs;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.Finance.Repayments;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Orders;

namespace VillageCloud.Admin.Pages.Finance.Approvals;

/// <summary>The desk of the second person. A batch is many rows, which are looked at beside the list; a plan is decided
/// on its own page.</summary>
public sealed partial class ApprovalsPage
{
    private readonly ListFilter range = new("only", "范围") { Choices = [("", "全部"), ("waiting", "待复核")] };
    private IReadOnlyList<DataColumn<ApprovalRow>> columns = [];
    private DataTable<ApprovalRow> table = null!;
    private RecordDrawer record = null!;
    private StaffId me;
    private bool mayReview;
    private bool busy;
    private Refusal? refusal;

    private bool OnlyWaiting => range.Value.Length > 0;

    protected override async Task OnInitializedAsync()
    {
        columns =
        [
            new("事项", row => ApprovalWords.Of(row.Kind), SortBy: nameof(ApprovalRow.Kind)),
            new("内容", row => ApprovalWords.Of(row), IsLong: true),
            new("编号", row => row.Number, IsHidden: true),
            new(
                "金额", row => row.Money, Cells.MoneyIfAny<ApprovalRow>(row => row.Money), IsNumber: true,
                SortBy: nameof(ApprovalRow.Amount)),
            new(
                "状态", row => ApprovalWords.Of(row.Status).Text,
                Cells.Tag<ApprovalRow>(row => ApprovalWords.Of(row.Status)), SortBy: nameof(ApprovalRow.Status)),
            new("制单人", row => row.RequestedByName),
            new(
                "制单时间", row => Beijing.Text(row.RequestedAt), Cells.Time<ApprovalRow>(row => row.RequestedAt),
                SortBy: nameof(ApprovalRow.RequestedAt)),
            new("复核人", row => row.DecidedByName ?? ""),
            new("驳回原因", row => row.DeclineReason ?? "", IsLong: true),
            new("复核时间", row => row.DecidedAt is { } at ? Beijing.Text(at) : "", IsHidden: true),
        ];
        var identity = await Village.Me();
        (me, mayReview) = (identity.Id, identity.Role.May(Duty.Review));
    }

    private bool CanDecide(ApprovalRow row) =>
        mayReview && row.Status == ApprovalStatus.Waiting && row.RequestedBy != me;

    private Task<Outcome<Page<ApprovalRow>>> Load(PageQuery page, string search) => Village.Run(
        (ListApprovals feature) => feature.Run(new(OnlyWaiting, page, search), CancellationToken.None));

    /// <summary>Whoever wants to see more goes there once the dialog has gone: a link in it would leave while it is
    /// open, which ends the circuit.</summary>
    private async Task ShowChange(ApprovalRow row, DividendPlanId plan)
    {
        var isAsked = await Dialogs.Show<PlanChangeDialog>(
            $"{ApprovalWords.Of(row.Kind)} {row.Number}",
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PlanChangeDialog.Id)] = plan });
        if (isAsked) Navigation.NavigateTo($"console/dividends?plan={plan.Value}");
    }

    private async Task ApprovePayee(ApprovalRow row)
    {
        var isDone = await Dialogs.Show<PayeeChangeDialog>("复核换收款", new Dictionary<string, object?>(
            StringComparer.Ordinal) { [nameof(PayeeChangeDialog.Number)] = row.Number });
        if (!isDone) return;
        Messages.Success("已复核，等待期过了才生效；请打电话告诉原来的收款人");
        await table.Reload();
    }

    private async Task DeclinePayee(ApprovalRow row)
    {
        var (isMine, word) = (row.RequestedBy == me, row.RequestedBy == me ? "撤回" : "驳回");
        var isDone = await Dialogs.Show<PayeeReasonDialog>(
            $"{word}换收款申请", new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(PayeeReasonDialog.Number)] = row.Number,
                [nameof(PayeeReasonDialog.Lead)] = $"{row.Note}。{word}以后钱照旧付，可以重新申请",
                [nameof(PayeeReasonDialog.Verb)] = $"确认{word}",
                [nameof(PayeeReasonDialog.AsksWhy)] = !isMine,
            });
        if (!isDone) return;
        Messages.Success($"已{word}");
        await table.Reload();
    }

    private async Task DecidePhone(ApprovalRow row, bool approves)
    {
        var isMine = row.RequestedBy == me;
        var isDone = approves
            ? await PhoneDialogs.Approve(Dialogs, row.Number)
            : await PhoneDialogs.Decline(Dialogs, row.Number, row.Note, isMine);
        if (!isDone) return;
        Messages.Success(approves ? "核对好了，以后付到这个微信" : isMine ? "已撤回" : "已驳回");
        await table.Reload();
    }

    private async Task DecideStaff(ApprovalRow row, bool approves)
    {
        var isMine = row.RequestedBy == me;
        var isDone = approves
            ? await StaffDialogs.Approve(Dialogs, row.Number)
            : await StaffDialogs.Decline(Dialogs, row.Number, row.Note.Split('：')[0], isMine);
        if (isDone) Messages.Success(approves ? "已复核" : isMine ? "已撤回" : "已驳回");
        // Also when it was closed without a word: a link's half may have been shown by then.
        await table.Reload();
    }

    private async Task Approve(ApprovalRow row)
    {
        if (row.Kind == ApprovalKind.Staff)
        {
            await DecideStaff(row, approves: true);
            return;
        }

        if (row.Kind == ApprovalKind.Phone)
        {
            await DecidePhone(row, approves: true);
            return;
        }

        if (row.Kind == ApprovalKind.Payee)
        {
            await ApprovePayee(row);
            return;
        }

        busy = true;
        var action = row.Kind == ApprovalKind.Refund ? await RefundAction(row) : await PostingAction(row);
        refusal = action.Refusal;
        busy = false;
        if (refusal is not null || !await Dialogs.ConfirmMoney(action.Value)) return;
        Messages.Success($"{ApprovalWords.Of(row.Kind)} {row.Amount} 元已复核");
        await table.Reload();
    }

    private async Task<Outcome<MoneyAction>> RefundAction(ApprovalRow row)
    {
        var explained = await Village.Run((ExplainRefund feature) =>
            feature.Run(new(row.Number), CancellationToken.None));
        if (explained.Refusal is { } notNow) return notNow;
        var found = await Village.Run((GetVillageOrder feature, StaffIdentity one) =>
            feature.Run(new(one.Actor, row.OrderNumber!), CancellationToken.None));
        if (found.Refusal is { } refused) return refused;
        var (order, refund) = (found.Value, explained.Value);
        return new MoneyAction(
            "复核退款", "退给顾客，原路返回微信", row.Amount, "确认退款",
            async word => (await Village.Run((ApproveRefund feature, StaffIdentity one) =>
                feature.Run(new(word.Key, one.Actor, row.Number, word.Typed), CancellationToken.None))).Refusal,
            [
                new("订单", null, order.Number), .. RefundWords.Of(refund, order), new("原因", null, row.Note),
                new("制单人", null, row.RequestedByName),
            ]);
    }

    private async Task<Outcome<MoneyAction>> PostingAction(ApprovalRow row)
    {
        var preview = await Village.Run((PreviewPosting feature) =>
            feature.Run(new(row.PostingId!.Value), CancellationToken.None));
        return preview.Map(view => ActionOf(row, view.Posted, [.. row.Kind == ApprovalKind.PeriodClose
            ? ChangeWords.OfClosing(view.Balances) : ChangeWords.Of(view.Balances)]));
    }

    private MoneyAction ActionOf(ApprovalRow row, PostedByHand posted, IReadOnlyList<PreviewLine> balances) =>
        row.Kind switch
        {
            ApprovalKind.TopUp => Posting(
                row, "复核充值", "从银行存款转入微信运营户", "确认入账", [.. TopUpLines(row), .. balances]),
            ApprovalKind.PayoutReturn => Posting(
                row, "复核退票", $"{posted.Return!.HouseholdName}没有收到这笔钱，退回村里账上，还欠着这户", "确认退票",
                [.. ReturnLines(posted.Return), .. balances]),
            ApprovalKind.PeriodClose => Posting(
                row, $"复核结账 {posted.Closed!.Title}", "结账以后不能重开，这个月再也不能记账", "确认结账",
                [new("结果", null, row.Note), .. balances]),
            ApprovalKind.Cost => Posting(
                row, "复核费用", $"从银行存款付出，记入{posted.Cost!.Account}", "确认入账",
                [.. CostLines(posted.Cost), .. balances]),
            ApprovalKind.CostReversal => Posting(
                row, "复核冲销费用", $"原样冲回：{posted.Cost!.Why}", "确认冲销",
                [.. CostLines(posted.Cost), .. balances]),
            ApprovalKind.Capital => Posting(
                row, "复核出资和份额", "金额是改动的合计。成员名册照这样改，分红按它算", "确认登记",
                [.. CapitalLines(posted.Capital!), .. balances]),
            ApprovalKind.Departure => Posting(
                row, "复核退社", $"{posted.Departure!.Name}不再是成员，要退的钱记成村里欠他家的。请看过书面申请", "确认退社",
                [.. DepartureLines(posted.Departure), .. balances]),
            ApprovalKind.CapitalReturn => Posting(
                row, "复核付退社款", "从银行存款付给退社的这户。请对着回单看", "确认付款",
                [.. ReturnedLines(posted.Departure!), .. balances]),
            ApprovalKind.Repayment => Posting(
                row, "复核还款", $"{posted.Repayment!.Name}把欠的钱还到了村里的银行账户。请对着回单看", "确认入账",
                [.. RepaidLines(posted.Repayment), .. balances]),
            ApprovalKind.RepaymentReversal => Posting(
                row, "复核冲销还款", $"原样冲回，这户又欠这么多：{posted.Repayment!.Why}", "确认冲销",
                [.. RepaidLines(posted.Repayment), .. balances]),
            ApprovalKind.RestorationCheck => Posting(
                row, "复核恢复后的核对", "从备份恢复以后，银行和现金付过什么都看过了。请您也看一遍流水和收条，确认以后可以付款", "确认看过",
                RestoredLines(posted.Restored!)),
            ApprovalKind.Split => Posting(
                row, "复核分户", "金额是分给新户的出资和份额合计。不动钱，以前的账都留在原来那户", "确认分户",
                [.. SplitLines(posted.Split!), .. balances]),
            ApprovalKind.Merge => Posting(
                row, "复核并户", "金额是并过去的出资和份额合计。不动钱，欠原来那户的照样付给它的收款人", "确认并户",
                [.. MergeLines(posted.Merge!), .. balances]),
            ApprovalKind.BreakAdjustment => Posting(
                row, "复核差错调整", posted.Break!.Booking!, "确认调整", [.. BreakLines(posted.Break), .. balances]),
            ApprovalKind.BreakClosing => Posting(
                row, "复核差错关闭", "已经说明原因，不用记账，关闭以后不再处理", "确认关闭",
                [.. BreakLines(posted.Break!), new("账户", null, "都不变")]),
            _ => Posting(
                row, "复核手工结算", $"{posted.Settlement!.Lines} 行到期，要从待结算货款转出", "确认结算",
                SettlementWords.Of(posted.Settlement)),
        };

    private static IEnumerable<PreviewLine> ReturnLines(PayoutReturns.Returned returned) =>
    [
        new("付款编号", null, returned.OutBillNo), new("收款人", null, returned.Payee), new("原因", null, returned.Reason),
        new("之前", null, returned.HadArrived ? "已经确认过到账" : "还没有确认到账"),
    ];

    private static IEnumerable<PreviewLine> CostLines(CostPosting.Told cost) =>
    [
        new("费用单", null, cost.Number), new("日期", null, Beijing.Text(cost.Day)), new("付给", null, cost.Payee),
        new("用途", null, cost.Note), new("凭据", null, cost.Evidence), new("农户", null, cost.Household ?? "不分户"),
    ];

    private static IEnumerable<PreviewLine> CapitalLines(CapitalPosting.Told told) =>
    [
        new("日期", null, Beijing.Text(told.Day)), new("内容", null, CapitalWords.MoneyOf(told.PaidIn)),
        .. told.Rows.Select(row =>
            new PreviewLine($"{row.Number} {row.Name}", null, CapitalWords.Of(row.Before, row.After))),
        .. told.Count > told.Rows.Count
            ? [new PreviewLine("还有", null, $"{told.Count - told.Rows.Count} 户，合计都在上面的金额里")]
            : Array.Empty<PreviewLine>(),
    ];

    private static IEnumerable<PreviewLine> DepartureLines(DeparturePosting.Told told) =>
    [
        new("农户", null, $"{told.HouseholdNumber} {told.Name}"), new("从哪天起不是成员", null, Beijing.Text(told.Day)),
        new("为什么", null, told.Reason),
        .. DepartureWords.Lines(new(told.Before, told.BorneLoss, told.ToReturn)),
    ];

    private static IEnumerable<PreviewLine> SplitLines(SplitPosting.Told told) =>
    [
        new("原来的户", null, $"{told.OldNumber} {told.OldName}"), new("新户", null, $"{told.NewNumber} {told.NewName}"),
        new("从哪天起", null, Beijing.Text(told.Day)), new("为什么", null, told.Reason),
        new("分出去的人", null, string.Join("、", told.People)),
        new("新户的收款人", null, $"{told.People[0]}，{HouseholdWords.Of(told.Channel)}"),
        new("归新户的商品", null, told.Products.Count == 0 ? "没有" : $"{string.Join("、", told.Products)}，先下架"),
        .. CapitalWords.Divided(told.Before, told.Taken),
    ];

    private static IEnumerable<PreviewLine> MergeLines(MergePosting.Told told) =>
    [
        new("关掉的户", null, $"{told.OldNumber} {told.OldName}"),
        new("并进", null, $"{told.IntoNumber} {told.IntoName}"),
        new("从哪天起", null, Beijing.Text(told.Day)), new("为什么", null, told.Reason),
        new("过去的人", null, told.People.Count == 0 ? "没有" : string.Join("、", told.People)),
        new("以前欠的付给", null, told.Payee is { } payee ? $"{payee}，照旧；他在那一户也登记" : "没有收款人"),
        new("归那一户的商品", null, told.Products.Count == 0 ? "没有" : $"{string.Join("、", told.Products)}，先下架"),
        .. CapitalWords.Joined(told.Before, told.Taken),
    ];

    private static IEnumerable<PreviewLine> ReturnedLines(DeparturePosting.Told told) =>
    [
        new("农户", null, $"{told.HouseholdNumber} {told.Name}"), new("付款日期", null, Beijing.Text(told.ReturnDay!.Value)),
        new("凭据", null, told.Evidence!),
    ];

    private static IEnumerable<PreviewLine> RepaidLines(RepaymentPosting.Told told) =>
    [
        new("农户", null, $"{told.HouseholdNumber} {told.Name}"), new("哪天到账的", null, Beijing.Text(told.Day)),
        new("银行回单号", null, told.Evidence),
    ];

    private static IEnumerable<PreviewLine> RestoredLines(RestorationCheckPosting.Told told) =>
    [
        new("哪几天", null, $"{Beijing.Text(told.From)} 到 {Beijing.Text(told.To)}"), new("看了什么", null, told.Note),
        new("账户", null, "都不变"),
    ];

    private static IEnumerable<PreviewLine> BreakLines(BreakPosting.Ended found) =>
    [
        new("日期", null, Beijing.Text(found.Day)), new("单号", null, found.Subject), new("差错", null, found.Sentence),
        new("原因", null, found.Explanation), new("凭据", null, found.Evidence),
    ];

    private static IEnumerable<PreviewLine> TopUpLines(ApprovalRow row) =>
    [
        new("微信充值单号", null, row.Number), new("到账日期", null, Beijing.Text(BeijingTime.DayOf(row.EffectiveAt!.Value))),
    ];

    private MoneyAction Posting(
        ApprovalRow row, string title, string lead, string button, IEnumerable<PreviewLine> preview) => new(
        title, lead, row.Amount, button,
        async word => (await Village.Run((ApprovePosting feature, StaffIdentity one) =>
            feature.Run(new(word.Key, one.Actor, row.PostingId!.Value, word.Typed), CancellationToken.None))).Refusal,
        [.. preview, new("制单人", null, $"{row.RequestedByName}　{Beijing.Text(row.RequestedAt)}")]);

    private async Task Decline(ApprovalRow row)
    {
        if (row.Kind == ApprovalKind.Staff)
        {
            await DecideStaff(row, approves: false);
            return;
        }

        if (row.Kind == ApprovalKind.Phone)
        {
            await DecidePhone(row, approves: false);
            return;
        }

        if (row.Kind == ApprovalKind.Payee)
        {
            await DeclinePayee(row);
            return;
        }

        var isMine = row.RequestedBy == me;
        var (what, word) = (ApprovalWords.Of(row.Kind), isMine ? "撤回" : "驳回");
        var done = await Dialogs.ConfirmMoney(new(
            $"{word}{what}申请", $"{ApprovalWords.Of(row)}。{word}以后不动钱，可以重新申请", row.Amount, $"确认{word}",
            async confirmed => await Decline(row, confirmed), NoteLabel: isMine ? null : "为什么驳回（制单人会看到）"));
        if (!done) return;
        Messages.Success($"{what} {row.Amount} 元已{word}");
        await table.Reload();
    }

    private async Task<Refusal?> Decline(ApprovalRow row, MoneyWord word) => row.PostingId is { } posting
        ? (await Village.Run((DeclinePosting feature, StaffIdentity one) =>
            feature.Run(new(word.Key, one.Actor, posting, word.Note), CancellationToken.None))).Refusal
        : (await Village.Run((DeclineRefund feature, StaffIdentity one) =>
            feature.Run(new(word.Key, one.Actor, row.Number, word.Note), CancellationToken.None))).Refusal;
}
