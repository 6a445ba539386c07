using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Payouts;

/// <summary>One batch: what a second person has to know before they send it off, and afterwards what became of each of
/// its payouts.</summary>
public sealed partial class BatchCard
{
    /// <summary>Real seconds: whoever looks at money on its way sees it arrive.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource gone = new();

    private readonly ListFilter range = new("show", "范围")
    {
        Choices =
        [
            ("", "全部"), (nameof(PayoutsShown.News), "收款人要核对的"), (nameof(PayoutsShown.Open), "还没到账的"),
            (nameof(PayoutsShown.Failed), "没付成的"),
        ],
    };

    private DataTable<PayoutView>? table;
    private PayoutBatchId id;
    private LoadState<GetBatchFigures.View> figures = null!;
    private IReadOnlyDictionary<PayoutsShown, int>? counts;
    private BatchStatus status;
    private StaffId me;
    private bool busy;
    private bool isOpened;
    private Refusal? refusal;

    // Born with what is shown: a second click is the first one again.
    private IdempotencyKey key = IdempotencyKey.New();

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    [Inject]
    private AddressBar Address { get; set; } = null!;

    /// <summary>Something about the batch is different now.</summary>
    [Parameter]
    public EventCallback OnChange { get; set; }

    /// <summary>A new batch was drafted out of what failed in this one.</summary>
    [Parameter]
    public EventCallback<string> OnDrafted { get; set; }

    private IReadOnlyList<DataColumn<PayoutView>> Columns { get; set; } = [];

    private PayoutsShown Shown => range.As<PayoutsShown>() ?? PayoutsShown.All;

    private string EmptyWord => Shown switch
    {
        PayoutsShown.Failed => "没有没付成的",
        PayoutsShown.Open => "没有在路上的，都有结果了",
        PayoutsShown.News => "收款人都和上次一样",
        _ => "没有付款",
    };

    protected override void OnInitialized() => Columns =
    [
        new("户号", row => row.HouseholdNumber, IsNumber: true, SortBy: nameof(PayoutView.HouseholdNumber)),
        new("农户", row => row.HouseholdName, SortBy: nameof(PayoutView.HouseholdName)),
        new("方式", row => PayoutWords.Of(row.Channel), IsHidden: true),
        new("收款人", PayeeText, PayeeCell, IsLong: true),
        new("货款", row => row.Goods, Cells.Money<PayoutView>(row => row.Goods), IsNumber: true),
        new("分红", row => row.Dividend, Cells.Money<PayoutView>(row => row.Dividend), IsNumber: true),
        new(
            "合计", row => row.Amount, Cells.Money<PayoutView>(row => row.Amount), IsNumber: true,
            SortBy: nameof(PayoutView.Amount)),
        new("状态", StateText, StateCell, SortBy: nameof(PayoutView.Status), IsLong: true),
        new("付款编号", row => row.OutBillNo, Cells.Number<PayoutView>(row => row.OutBillNo)),
    ];

    private async Task<Outcome<GetBatchFigures.View>> LoadFigures()
    {
        me = (await Village.Me()).Id;
        var listed = await Village.Run((ListBatches feature) =>
            feature.Run(new(new(), Search: Number), CancellationToken.None));
        if (listed.Refusal is { } notNow) return notNow;
        if (listed.Value.Rows.FirstOrDefault(one => one.Number == Number) is not { } summary)
            return new BatchNotFound(Number);
        id = summary.Id;
        var found = await Village.Run((GetBatchFigures feature) => feature.Run(new(id), CancellationToken.None));
        if (found.Refusal is { } refused) return refused;
        status = found.Value.Batch.Status;
        // What failed is what somebody has to do something about.
        if (!isOpened && found.Value.Batch.Failed > 0 && Address.Read("payouts.show") is null)
            await Address.Write("payouts.show", nameof(PayoutsShown.Failed));
        isOpened = true;
        return found;
    }

    private Task<Outcome<Page<PayoutView>>> Load(PageQuery page, string search) =>
        Village.Run(async (ListPayouts feature) =>
        {
            var asked = new ListPayouts.Query(page, id, Shown, search);
            var found = await feature.Run(asked, CancellationToken.None);
            if (!found.IsRefused) counts = await feature.Count(asked, CancellationToken.None);
            return found;
        });

    private int? CountOf(string key) =>
        counts?.GetValueOrDefault(Enum.TryParse<PayoutsShown>(key, out var one) ? one : PayoutsShown.All);

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = Watch();
    }

    private async Task Watch()
    {
        using var tick = new PeriodicTimer(LookEvery);
        try
        {
            while (await tick.WaitForNextTickAsync(gone.Token)) await InvokeAsync(LookAgain);
        }
        catch (OperationCanceledException)
        {
            // The card was closed.
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            await DispatchExceptionAsync(problem);
        }
    }

    /// <summary>Draws nothing while nothing has changed, and asks nothing once all has ended.</summary>
    private async Task LookAgain()
    {
        if (busy || figures.Value is not { } shown || !CanChange(shown.Batch)) return;
        var now = await Village.Run((GetBatchFigures feature) => feature.Run(new(id), CancellationToken.None));
        if (now.IsRefused || now.Value.Batch == shown.Batch || gone.IsCancellationRequested) return;
        await Refresh();
    }

    private static bool CanChange(BatchSummary batch) => batch.Status == BatchStatus.Drafted || batch.Open > 0;

    private async Task Refresh()
    {
        await figures.Reload();
        if (table is not null) await table.Reload();
        await OnChange.InvokeAsync();
    }

    private static string Who(BatchSummary batch)
    {
        var drafted = $"{batch.DraftedByName} {Beijing.Text(batch.DraftedAt)} 制单";
        var word = batch switch
        {
            { IsSentBack: true } => $"驳回：{batch.DeclineReason}",
            { Status: BatchStatus.Discarded } => "作废",
            _ => "复核",
        };
        return batch.DecidedByName is { } name ? $"{drafted}，{name} {Beijing.Text(batch.DecidedAt)} {word}" : drafted;
    }

    private bool IsMine(BatchSummary batch) => batch.DraftedBy == me;

    /// <summary>Of others' batches, whoever sees the mistake first: no payment is on its way yet.</summary>
    private Duty MayDrop(BatchSummary batch) => IsMine(batch) ? Duty.KeepBooks : Duty.StopPayment;

    private static bool IsByHand(PayoutView payout) => payout.Channel != PayoutChannel.WeChat;

    private static bool CanBeCancelled(PayoutView payout) => payout is
    {
        Channel: PayoutChannel.WeChat, Status: PayoutStatus.Submitted or PayoutStatus.WaitingForPayee,
        IsCancelling: false,
    };

    private static bool CanBeReturned(PayoutView payout) => IsByHand(payout) && payout is
    {
        Status: PayoutStatus.Submitted or PayoutStatus.Succeeded, IsReturnWaiting: false,
    };

    private Task Discard(GetBatchFigures.View view)
    {
        var (batch, isMine) = (view.Batch, IsMine(view.Batch));
        var verb = isMine ? "作废" : "驳回";
        return Confirm(
            new(
                $"{verb}付款批次", $"{batch.Number} 还没有付出去，{verb}后欠各户的钱不变，可以重新制单", batch.Total, $"确认{verb}",
                async word => (await Village.Run((DiscardPayoutBatch feature, StaffIdentity one) =>
                    feature.Run(new(word.Key, one.Actor, id, word.Note), CancellationToken.None))).Refusal,
                Parts(view), NoteLabel: isMine ? null : "为什么驳回（制单人会看到）"),
            $"批次 {batch.Number} 已{verb}");
    }

    private Task Approve(GetBatchFigures.View view) => Confirm(
        new(
            "复核付款批次", $"{view.Batch.Number} 共 {view.Batch.Payouts} 笔，合计", view.Batch.Total, "确认付款",
            async word => (await Village.Run((ApprovePayoutBatch feature, StaffIdentity me) =>
                feature.Run(new(word.Key, me.Actor, id, word.Typed), CancellationToken.None))).Refusal,
            [.. Parts(view), .. view.AtWeChat.IsZero ? [] : PayoutWords.Funds(view)]),
        "已复核，正在付款");

    private static PreviewLine[] Parts(GetBatchFigures.View view) =>
    [
        new("货款", view.Goods), new("分红", view.Dividend),
        .. view.Channels.Select(channel => new PreviewLine(
            $"经{PayoutWords.Of(channel.Channel)} {channel.Count} 笔", channel.Amount)),
        new("收款人和上次不同", null, $"{view.ChangedPayees} 户"), new("首次付款", null, $"{view.NewPayees} 户"),
    ];

    private Task Cancel(PayoutView payout) => Confirm(
        new(
            "撤销付款", $"{payout.HouseholdName}还没有收下这笔钱。撤销要等微信答复，农户先收下就撤不回来", payout.Amount, "确认撤销",
            async word => (await Village.Run((CancelTransfer feature, StaffIdentity me) =>
                feature.Run(new(word.Key, me.Actor, payout.OutBillNo, word.Typed), CancellationToken.None))).Refusal,
            [new("付款编号", null, payout.OutBillNo), new("收款人", null, payout.Payee)]),
        "已向微信申请撤销，有结果会显示在这里");

    private Task Arrived(PayoutView payout) => Confirm(
        new(
            "确认到账", $"{payout.HouseholdName}收到了{PayoutWords.Of(payout.Channel)}付款", payout.Amount, "确认到账",
            async word => (await Village.Run((ConfirmManualPayout feature, StaffIdentity me) =>
                feature.Run(
                    new(word.Key, me.Actor, payout.OutBillNo, word.Note, word.Typed), CancellationToken.None))).Refusal,
            [new("付款编号", null, payout.OutBillNo), new("收款人", null, payout.Payee)],
            NoteLabel: "银行回单号或签收单编号"),
        "已确认到账");

    private Task Return(PayoutView payout) => Confirm(
        new(
            "登记退票", $"{PayoutWords.Of(payout.Channel)}付给{payout.HouseholdName}的钱没付成，另一位同事复核后退回村里账上",
            payout.Amount, "提交复核",
            async word => (await Village.Run((RequestPayoutReturn feature, StaffIdentity me) =>
                feature.Run(
                    new(word.Key, me.Actor, payout.OutBillNo, word.Note, word.Typed), CancellationToken.None))).Refusal,
            [new("付款编号", null, payout.OutBillNo), new("收款人", null, payout.Payee)],
            NoteLabel: "没付成的原因，照银行回单写"),
        "退票已登记，请另一位同事复核");

    private async Task Redraft()
    {
        busy = true;
        var drafted = await Village.Run((RedraftFailedPayouts feature, StaffIdentity me) =>
            feature.Run(new(key, me.Actor, id), CancellationToken.None));
        refusal = drafted.Refusal;
        busy = false;
        if (refusal is not null) return;
        var left = drafted.Value.LeftOut;
        Messages.Success($"批次 {drafted.Value.Batch.Number} 已制单，请另一位同事复核");
        if (left > 0)
            Messages.Warning($"{left} 笔没有放进来：收款人变了，或钱已被退款扣掉。请另外新建付款批次");
        await OnChange.InvokeAsync();
        await OnDrafted.InvokeAsync(drafted.Value.Batch.Number);
    }

    private async Task BankFile(bool isText)
    {
        var found = await Village.Run((ExportBankFile feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, id), CancellationToken.None));
        refusal = found.Refusal;
        if (refusal is not null) return;
        using var file = await BankFileWords.Write(found.Value, isText);
        using var reference = new DotNetStreamReference(file, leaveOpen: true);
        await Js.InvokeVoidAsync(
            "village.download", $"{found.Value.Name}.{(isText ? "csv" : "xlsx")}", reference);
    }

    private async Task Confirm(MoneyAction action, string told)
    {
        if (!await Dialogs.ConfirmMoney(action)) return;
        key = IdempotencyKey.New();
        refusal = null;
        Messages.Success(told);
        await Refresh();
    }

    private static string PayeeText(PayoutView payout) =>
        PayoutWords.Of(payout.PayeeNews) is { } news ? $"{payout.Payee}（{news.Text}）" : payout.Payee;

    private string StateText(PayoutView payout) =>
        PayoutWords.Note(payout) is { Length: > 0 } note
            ? $"{PayoutWords.Of(payout, status).Text}（{note}）"
            : PayoutWords.Of(payout, status).Text;
}

public sealed record BatchNotFound(string Number)
    : Refusal("console.batch_not_found", $"没有批次 {Number}，请到列表里查找");
