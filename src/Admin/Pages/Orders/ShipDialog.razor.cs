using Microsoft.AspNetCore.Components;
using MudBlazor;
using VillageCloud.Domain.Shared;
using VillageCloud.Features;
using VillageCloud.Features.Fulfilment;

namespace VillageCloud.Admin.Pages.Orders;

public sealed partial class ShipDialog
{
    private readonly IdempotencyKey key = IdempotencyKey.New();
    private string carrier = "SF";
    private string tracking = "";
    private bool busy;
    private Refusal? refusal;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    private async Task Ship()
    {
        if (busy) return;
        busy = true;
        var shipped = await Village.Act(Duty.Serve, (ShipOrder feature, Features.Staff.StaffIdentity me) =>
            feature.Run(new(key, me.Id, Number, carrier, tracking.Trim()), CancellationToken.None));
        refusal = shipped.Refusal;
        busy = false;
        if (refusal is null) Dialog.Close(DialogResult.Ok(result: true));
    }
}
