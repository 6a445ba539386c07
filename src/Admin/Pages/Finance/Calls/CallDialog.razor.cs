using Microsoft.AspNetCore.Components;
using MudBlazor;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Reminders;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;
using CallRow = VillageCloud.Features.Finance.Reminders.ListCalls.CallRow;

namespace VillageCloud.Admin.Pages.Finance.Calls;

public sealed partial class CallDialog
{
    private readonly IdempotencyKey key = IdempotencyKey.New();
    private string note = "打过电话了，说今天收";
    private bool busy;
    private Refusal? refusal;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Parameter, EditorRequired]
    public CallRow Row { get; set; } = null!;

    private async Task Save()
    {
        if (busy) return;
        busy = true;
        var noted = await Village.Run((NoteCall feature, StaffIdentity me) =>
            feature.Run(new(key, me.Actor, Row.HouseholdId, note), CancellationToken.None));
        refusal = noted.Refusal;
        busy = false;
        if (refusal is null) Dialog.Close(DialogResult.Ok(result: true));
    }
}
