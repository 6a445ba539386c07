using Microsoft.AspNetCore.Components;
using MudBlazor;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.Shared;
using VillageCloud.Features;
using VillageCloud.Features.AfterSales;
using VillageCloud.Features.Orders;

namespace VillageCloud.Admin.Pages.Orders;

public sealed partial class RefundDialog
{
    private readonly IdempotencyKey key = IdempotencyKey.New();
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

    private async Task Refund()
    {
        if (!Money.TryParseYuan(amount.Trim(), out var fen))
        {
            refusal = new AmountUnreadable();
            return;
        }

        busy = true;
        var asked = await Village.Act(Duty.Serve, (RequestRefund feature, Features.Staff.StaffIdentity me) =>
            feature.Run(new(key, me.Id, Number, Line.Number, fen, reason.Trim()), CancellationToken.None));
        refusal = asked.Refusal;
        busy = false;
        if (refusal is null) Dialog.Close(DialogResult.Ok(result: true));
    }
}
