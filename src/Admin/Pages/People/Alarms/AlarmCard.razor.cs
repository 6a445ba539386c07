using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.People.Staff;
using AlarmView = VillageCloud.Features.People.Alarms.ListAlarms.AlarmView;

namespace VillageCloud.Admin.Pages.People.Alarms;

/// <summary>One open alarm: everybody sees it, and its owner says what was done.</summary>
public sealed partial class AlarmCard
{
    private string note = "";
    private bool isMine;
    private bool open;
    private bool busy;
    private Refusal? refusal;

    [Parameter, EditorRequired]
    public AlarmView Alarm { get; set; } = null!;

    [Parameter]
    public EventCallback OnClosed { get; set; }

    /// <summary>Its subject is an order's number, and the order is where it is mended.</summary>
    private bool IsAboutAnOrder => Alarm.Code is "shipping.rejected" or "shipping.settlement_overdue"
        or "refund.left_over" or "payment.late" or "order.stuck";

    protected override async Task OnInitializedAsync() => isMine = (await Village.Me()).Role == Alarm.Owner;

    private async Task Close()
    {
        if (busy) return;
        busy = true;
        var closed = await Village.Run((CloseAlarm feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, Alarm.Id, note), CancellationToken.None));
        refusal = closed.Refusal;
        busy = false;
        if (refusal is null) await OnClosed.InvokeAsync();
    }
}
