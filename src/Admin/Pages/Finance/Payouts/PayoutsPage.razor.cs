using Microsoft.AspNetCore.Components;
using MudBlazor;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Payouts;

public sealed partial class PayoutsPage
{
    private IReadOnlyList<DataColumn<BatchSummary>> columns = [];
    private DataTable<BatchSummary> table = null!;
    private LoadState<GetTransferFunds.View> funds = null!;
    private PayoutBatchId? shown;
    private BatchesShown show;
    private bool busy;
    private Refusal? refusal;

    // Born with what is shown: a second click is the first one again.
    private IdempotencyKey key = IdempotencyKey.New();

    /// <summary><c>?show=failed</c> is where the workbench leads.</summary>
    [SupplyParameterFromQuery(Name = "show")]
    private string? ShowFirst { get; set; }

    private string EmptyWord => show switch
    {
        BatchesShown.Failed => "没有等着重新付的批次",
        BatchesShown.Drafted => "没有等着复核的批次",
        _ => "还没有付款批次",
    };

    protected override void OnInitialized()
    {
        if (string.Equals(ShowFirst, "failed", StringComparison.OrdinalIgnoreCase)) show = BatchesShown.Failed;
        columns =
        [
            new("批次号", row => row.Number, SortBy: nameof(BatchSummary.Number)),
            new(
                "状态", row => PayoutWords.Of(row).Text, Cells.Tag<BatchSummary>(PayoutWords.Of),
                SortBy: nameof(BatchSummary.Status)),
            new(
                "合计", row => row.Total, Cells.Money<BatchSummary>(row => row.Total), IsNumber: true,
                SortBy: nameof(BatchSummary.Total)),
            new("笔数", row => row.Payouts, IsNumber: true),
            new("到账", row => row.Succeeded, IsNumber: true),
            new("在途", row => row.Open, IsNumber: true),
            new("未成", row => row.Failed, IsNumber: true),
            new("未成金额", row => row.FailedAmount, Cells.Money<BatchSummary>(row => row.FailedAmount), IsNumber: true),
            new("已并入", row => row.Replaced, IsNumber: true, IsHidden: true),
            new("制单人", row => row.DraftedByName, IsHidden: true),
            new("制单时间", row => Beijing.Text(row.DraftedAt), SortBy: nameof(BatchSummary.DraftedAt)),
            new("复核或作废", row => row.DecidedByName ?? "", IsHidden: true),
            new("驳回原因", row => row.DeclineReason ?? "", IsLong: true, IsHidden: true),
        ];
    }

    private Task<Outcome<Page<BatchSummary>>> Load(PageQuery page, string search) =>
        Village.Run((ListBatches feature) => feature.Run(new(page, show, search), CancellationToken.None));

    private Task<Outcome<GetTransferFunds.View>> LoadFunds() =>
        Village.Look((GetTransferFunds feature) => feature.Run(CancellationToken.None));

    private async Task TopUp()
    {
        var dialog = await Dialogs.ShowAsync<TopUpDialog>(
            "登记充值", new DialogOptions
            {
                BackdropClick = false, MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseButton = true,
            });
        if (await dialog.Result is not { Canceled: false }) return;
        Snackbar.Add("充值已登记，请另一位同事复核", Severity.Success);
        await Refresh();
    }

    private void Open(PayoutBatchId id) => shown = id;

    private async Task Draft()
    {
        busy = true;
        var drafted = await Village.Run((DraftPayoutBatch feature, StaffIdentity me) =>
            feature.Run(new(key, me.Actor), CancellationToken.None));
        refusal = drafted.Refusal;
        busy = false;
        if (refusal is not null) return;
        Snackbar.Add($"批次 {drafted.Value.Number} 已制单，请另一位同事复核", Severity.Success);
        Open(drafted.Value.Id);
        await Refresh();
    }

    private async Task Refresh()
    {
        key = IdempotencyKey.New();
        await table.Reload();
        await funds.Reload();
    }
}
