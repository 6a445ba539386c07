using Microsoft.AspNetCore.Components;
using MudBlazor;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.AfterSales;
using VillageCloud.Features.Orders;
using VillageCloud.Features.Staff;

namespace VillageCloud.Admin.Pages.Orders;

/// <summary>What to give back and why; then the same refund, tried and rolled back, is shown, its amount typed, and a
/// second person asked to look.</summary>
public sealed partial class RefundDialog
{
    private string amount = "";
    private string reason = "";
    private bool busy;
    private Refusal? refusal;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    [Parameter, EditorRequired]
    public OrderLineView Line { get; set; } = null!;

    private async Task Next()
    {
        if (busy) return;
        if (!Money.TryParseYuan(amount.Trim(), out var fen))
        {
            refusal = new AmountUnreadable();
            return;
        }

        busy = true;
        var preview = await Village.Act(Duty.Serve, (PreviewRefund feature, StaffIdentity me) =>
            feature.Run(new(me.Id, Number, Line.Number, fen, reason.Trim()), CancellationToken.None));
        refusal = preview.Refusal;
        busy = false;
        if (refusal is null && await Dialogs.Confirm(ActionOf(preview.Value)))
        {
            Snackbar.Add("退款已申请，请另一位同事复核", Severity.Success);
            Dialog.Close(DialogResult.Ok(result: true));
        }
    }

    private MoneyAction ActionOf(RefundView refund) => new(
        "核对退款", "退给顾客，原路返回微信", refund.Amount, "提交复核",
        async word => (await Village.Act(Duty.Serve, (RequestRefund feature, StaffIdentity me) =>
            feature.Run(
                new(word.Key, me.Id, Number, Line.Number, word.Typed, refund.Reason), CancellationToken.None))).Refusal,
        [
            new("订单", null, Number), new("商品", null, Line.Title), new("农户", null, Line.HouseholdName),
            new("这一行实付", Line.Paid), new("退款后还剩", Line.Refundable - refund.Amount), new("原因", null, refund.Reason),
        ]);
}
