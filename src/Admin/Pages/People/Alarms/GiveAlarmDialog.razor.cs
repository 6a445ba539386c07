using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Alarms;
using VillageCloud.Features.People.Staff;
using AlarmView = VillageCloud.Features.People.Alarms.ListAlarms.AlarmView;

namespace VillageCloud.Admin.Pages.People.Alarms;

/// <summary>To another one of those whose duty the alarm is.</summary>
public sealed partial class GiveAlarmDialog
{
    private IReadOnlyList<(string Key, string Text)> people = [];
    private string chosen = "";

    [Parameter, EditorRequired]
    public AlarmView Alarm { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var staff = await Village.Look((ListStaff feature) => feature.Run(CancellationToken.None));
        Refusal = staff.Refusal;
        if (Refusal is not null) return;
        people =
        [
            .. staff.Value.Where(one => one.State == StaffState.Active && one.Role == Alarm.Owner
                    && one.Id != Alarm.Assignee)
                .Select(one => (one.Id.Value.ToString(CultureInfo.InvariantCulture), one.Name)),
        ];
        if (people.Count == 0) Refusal = new NobodyToGiveTo();
        else chosen = people[0].Key;
    }

    private Task Save() => Send(async () =>
    {
        if (!long.TryParse(chosen, CultureInfo.InvariantCulture, out var id)) return new NobodyToGiveTo();
        return (await Village.Run((AssignAlarm feature, StaffIdentity me) => feature.Run(
            new(me.Actor, Alarm.Id, new StaffId(id)), CancellationToken.None))).Refusal;
    });
}

public sealed record NobodyToGiveTo()
    : Refusal("console.nobody_to_give_to", "这个岗位没有别的同事，请点「我来处理」，或请管理员先加一位");
