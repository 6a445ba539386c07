using System.Text;
using Microsoft.JSInterop;
using MudBlazor;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features;
using VillageCloud.Features.Payouts;
using VillageCloud.Features.Staff;
using BatchSummary = VillageCloud.Features.Payouts.ListBatches.BatchSummary;

namespace VillageCloud.Admin.Pages.Payouts;

public sealed partial class PayoutsPage
{
    private static readonly SortKeys<BatchSummary> Keys = new SortKeys<BatchSummary>()
        .With(nameof(BatchSummary.Number), row => row.Number)
        .With(nameof(BatchSummary.Status), row => row.Status)
        .With(nameof(BatchSummary.Total), row => row.Total)
        .With(nameof(BatchSummary.DraftedAt), row => row.DraftedAt);

    private IReadOnlyList<DataColumn<BatchSummary>> columns = [];
    private DataTable<BatchSummary> table = null!;
    private LoadState<GetTransferFunds.View> funds = null!;
    private BatchView? shown;
    private bool busy;
    private Refusal? refusal;

    // Born with what is shown: a second click is the first one again.
    private IdempotencyKey key = IdempotencyKey.New();

    protected override void OnInitialized() => columns =
    [
        new("批次号", row => row.Number, SortBy: nameof(BatchSummary.Number)),
        new(
            "状态", row => PayoutWords.Of(row.Status).Text,
            Cells.Tag<BatchSummary>(row => PayoutWords.Of(row.Status)), SortBy: nameof(BatchSummary.Status)),
        new(
            "合计", row => row.Total, Cells.Money<BatchSummary>(row => row.Total), IsNumber: true,
            SortBy: nameof(BatchSummary.Total)),
        new("笔数", row => row.Payouts, IsNumber: true),
        new("到账", row => row.Succeeded, IsNumber: true),
        new("在途", row => row.Open, IsNumber: true),
        new("未成", row => row.Failed, IsNumber: true),
        new("制单时间", row => Beijing.Text(row.DraftedAt), SortBy: nameof(BatchSummary.DraftedAt)),
    ];

    private async Task<Outcome<Page<BatchSummary>>> Load(PageQuery page, string search)
    {
        var batches = await Village.Look((ListBatches feature) => feature.Run(CancellationToken.None));
        return batches.Refusal is { } refused ? refused : batches.Value.PageOf(page, Keys);
    }

    private Task<Outcome<GetTransferFunds.View>> LoadFunds() =>
        Village.Look((GetTransferFunds feature) => feature.Run(CancellationToken.None));

    private async Task TopUp()
    {
        var dialog = await Dialogs.ShowAsync<TopUpDialog>(
            "登记充值", new DialogOptions
            {
                BackdropClick = false, MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseButton = true,
            });
        if (await dialog.Result is { Canceled: false }) await Tell("充值已登记，请另一位同事复核");
    }

    private async Task Open(PayoutBatchId id)
    {
        var found = await Village.Run((GetBatch feature) => feature.Run(new(id), CancellationToken.None));
        refusal = found.Refusal;
        if (refusal is null) shown = found.Value;
    }

    private Task Draft() => Act<DraftPayoutBatch, BatchView>(
        Duty.KeepBooks, (feature, me) => feature.Run(new(key, me.Id), CancellationToken.None),
        batch =>
        {
            shown = batch;
            return $"批次 {batch.Number} 已制单，请另一位同事复核";
        });

    private async Task Discard()
    {
        var batch = shown!;
        var done = await Dialogs.Confirm(new(
            "作废付款批次", $"{batch.Number} 还没有付出去，作废后欠各户的钱不变，可以重新制单", batch.Total, "确认作废",
            async word => (await Village.Act(Duty.KeepBooks, (DiscardPayoutBatch feature, StaffIdentity me) =>
                feature.Run(new(word.Key, me.Id, batch.Id), CancellationToken.None))).Refusal,
            Parts(batch)));
        if (done) await Tell($"批次 {batch.Number} 已作废");
    }

    private async Task Approve()
    {
        var batch = shown!;
        var done = await Dialogs.Confirm(new(
            "复核付款批次", $"{batch.Number} 共 {batch.Payouts.Count} 笔，合计", batch.Total, "确认付款",
            async word => (await Village.Act(Duty.Review, (ApprovePayoutBatch feature, StaffIdentity me) =>
                feature.Run(new(word.Key, me.Id, batch.Id, word.Typed), CancellationToken.None))).Refusal,
            Parts(batch)));
        if (done) await Tell("已复核，正在付款");
    }

    private static PreviewLine[] Parts(BatchView batch) =>
    [
        new("货款", Money.Sum(batch.Payouts.Select(payout => payout.Goods))),
        new("分红", Money.Sum(batch.Payouts.Select(payout => payout.Dividend))),
        .. batch.Payouts.GroupBy(payout => payout.Channel).OrderBy(channel => channel.Key).Select(channel =>
            new PreviewLine(
                $"经{PayoutWords.Of(channel.Key)} {channel.Count()} 笔", Money.Sum(channel.Select(one => one.Amount)))),
    ];

    private async Task Reissue(PayoutView payout)
    {
        var done = await Dialogs.Confirm(new(
            "重新付款", $"用新的编号再付给{payout.HouseholdName}", payout.Amount, "确认重新付款",
            async word => (await Village.Act(Duty.Review, (ReissuePayout feature, StaffIdentity me) =>
                feature.Run(new(word.Key, me.Id, payout.OutBillNo, word.Typed), CancellationToken.None))).Refusal,
            [new("原付款编号", null, payout.OutBillNo), new("上次没成", null, PayoutWords.Why(payout.FailReason ?? "—"))]));
        if (done) await Tell("已用新编号重新付款");
    }

    private async Task Arrived(PayoutView payout)
    {
        var done = await Dialogs.Confirm(new(
            "确认到账", $"{payout.HouseholdName}收到了{PayoutWords.Of(payout.Channel)}付款", payout.Amount, "确认到账",
            async word => (await Village.Act(Duty.Review, (ConfirmManualPayout feature, StaffIdentity me) =>
                feature.Run(
                    new(word.Key, me.Id, payout.OutBillNo, word.Note, word.Typed), CancellationToken.None))).Refusal,
            [new("付款编号", null, payout.OutBillNo)], NoteLabel: "银行回单号或签收单编号"));
        if (done) await Tell("已确认到账");
    }

    private async Task BankFile()
    {
        var file = await Village.Run((ExportBankFile feature) => feature.Run(new(shown!.Id), CancellationToken.None));
        refusal = file.Refusal;
        if (refusal is not null) return;
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file.Value.Content));
        using var reference = new DotNetStreamReference(content, leaveOpen: true);
        await Js.InvokeVoidAsync("village.download", file.Value.FileName, reference);
    }

    private async Task Act<TFeature, TResult>(
        Duty duty, Func<TFeature, StaffIdentity, Task<Outcome<TResult>>> act, Func<TResult, string> tell)
        where TFeature : notnull
    {
        busy = true;
        var done = await Village.Act(duty, act);
        refusal = done.Refusal;
        busy = false;
        if (refusal is null) await Tell(tell(done.Value));
    }

    private async Task Tell(string message)
    {
        key = IdempotencyKey.New();
        Snackbar.Add(message, Severity.Success);
        await table.Reload();
        await funds.Reload();
        if (shown is not null) await Open(shown.Id);
    }
}
