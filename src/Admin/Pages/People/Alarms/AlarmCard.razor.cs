using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.People.Staff;
using AlarmView = VillageCloud.Features.People.Alarms.ListAlarms.AlarmView;

namespace VillageCloud.Admin.Pages.People.Alarms;

/// <summary>One open alarm: everybody sees it and who looks after it; those whose duty it is take it, give it to one
/// another, say how far it is, and what was done.</summary>
public sealed partial class AlarmCard
{
    private const int Longest = Domain.People.Alarms.Alarm.LongestNote;

    private string note = "";
    private Writing? writing;
    private StaffIdentity? me;
    private bool busy;
    private Refusal? refusal;

    [Parameter, EditorRequired]
    public AlarmView Alarm { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Of my duty.</summary>
    private bool IsOurs => me?.Role == Alarm.Owner;

    /// <summary>Its subject is an order's number, and the order is where it is mended.</summary>
    private bool IsAboutAnOrder => Alarm.Code is "shipping.rejected" or "shipping.settlement_overdue"
        or "refund.left_over" or "refund.closed" or "refund.refused" or "payment.late" or "order.stuck";

    protected override async Task OnInitializedAsync() => me = await Village.Me();

    private void Write(Writing what) => (writing, note, refusal) = (what, "", null);

    private Task Take() => Do(async () => (await Village.Run((AssignAlarm feature, StaffIdentity one) =>
        feature.Run(new(one.Actor, Alarm.Id), CancellationToken.None))).Refusal);

    private async Task Give()
    {
        refusal = null;
        var given = await Dialogs.Show<GiveAlarmDialog>(
            "交给哪位同事", new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(GiveAlarmDialog.Alarm)] = Alarm,
            });
        if (given) await OnChanged.InvokeAsync();
    }

    private Task Send() => Do(async () => writing == Writing.Done
        ? (await Village.Run((CloseAlarm feature, StaffIdentity one) =>
            feature.Run(new(one.Actor, Alarm.Id, note), CancellationToken.None))).Refusal
        : (await Village.Run((ReportOnAlarm feature, StaffIdentity one) =>
            feature.Run(new(one.Actor, Alarm.Id, note), CancellationToken.None))).Refusal);

    private async Task Do(Func<Task<Refusal?>> act)
    {
        if (busy) return;
        busy = true;
        refusal = await act();
        busy = false;
        if (refusal is not null) return;
        writing = null;
        await OnChanged.InvokeAsync();
    }
}
