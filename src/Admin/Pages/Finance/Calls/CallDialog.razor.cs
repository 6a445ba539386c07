using Microsoft.AspNetCore.Components;
using VillageCloud.Features.Finance.Reminders;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Calls;

public sealed partial class CallDialog
{
    private string note = "打过电话了，说今天收";

    [Parameter, EditorRequired]
    public CallLine Row { get; set; } = null!;

    private Task Save() => Send(async () => (await Village.Run((NoteCall feature, StaffIdentity me) =>
        feature.Run(new(Key, me.Actor, Row.HouseholdId, note), CancellationToken.None))).Refusal);
}
