using System.Text;
using Microsoft.JSInterop;
using MudBlazor;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features;
using VillageCloud.Features.Payouts;
using VillageCloud.Features.Staff;

namespace VillageCloud.Admin.Pages.Payouts;

public sealed partial class PayoutsPage
{
    private LoadState<IReadOnlyList<ListBatches.BatchSummary>> state = null!;
    private BatchView? shown;
    private string evidence = "";
    private bool busy;
    private Refusal? refusal;

    // Born with what is shown: a second click is the first one again.
    private IdempotencyKey key = IdempotencyKey.New();

    private async Task<Outcome<IReadOnlyList<ListBatches.BatchSummary>>> Load() =>
        new(await Village.Run((ListBatches feature) => feature.Run(CancellationToken.None)));

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
        var batch = shown!.Id;
        await Act<DiscardPayoutBatch, DiscardPayoutBatch.Result>(
            Duty.KeepBooks, (feature, me) => feature.Run(new(key, me.Id, batch), CancellationToken.None), _ => "已作废");
    }

    private async Task Approve()
    {
        var batch = shown!.Id;
        var dialog = await Dialogs.ShowAsync<ConfirmMoney>("", new DialogParameters
        {
            ["Title"] = "复核付款批次", ["Lead"] = $"{shown.Number} 共 {shown.Payouts.Count} 笔，合计", ["Action"] = "确认付款",
            ["Amount"] = shown.Total,
            ["Run"] = new Func<IdempotencyKey, Money, Task<Refusal?>>(async (once, typed) =>
                (await Village.Act(Duty.Review, (ApprovePayoutBatch feature, StaffIdentity me) =>
                    feature.Run(new(once, me.Id, batch, typed), CancellationToken.None))).Refusal),
        });
        if (await dialog.Result is { Canceled: false }) await Refresh("已复核，正在付款");
    }

    private Task Reissue(PayoutView payout) => Act<ReissuePayout, ReissuePayout.Result>(
        Duty.KeepBooks, (feature, me) => feature.Run(new(key, me.Id, payout.OutBillNo), CancellationToken.None),
        done => $"已用新编号 {done.OutBillNo} 重新付款");

    private Task Confirm(PayoutView payout) => Act<ConfirmManualPayout, ConfirmManualPayout.Result>(
        Duty.Review, (feature, me) => feature.Run(new(key, me.Id, payout.OutBillNo, evidence), CancellationToken.None),
        _ => "已确认到账");

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
        if (refusal is null) await Refresh(tell(done.Value));
    }

    private async Task Refresh(string message)
    {
        key = IdempotencyKey.New();
        evidence = "";
        Snackbar.Add(message, Severity.Success);
        await state.Reload();
        if (shown is not null) await Open(shown.Id);
    }
}
