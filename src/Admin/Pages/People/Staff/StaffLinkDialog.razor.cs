using Microsoft.AspNetCore.Components;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Staff;

/// <summary>The first half of a link, shown once to whoever asked for it.</summary>
public sealed partial class StaffLinkDialog
{
    private Uri? link;

    [Parameter, EditorRequired]
    public ListStaffRequests.Row Of { get; set; } = null!;

    private Task<bool> Take() => Ask(() => WithFactor(async () =>
    {
        var taken = await Village.Run((TakeStaffLink feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, Of.Number), CancellationToken.None));
        if (taken.Refusal is { } refusal) return refusal;
        link = ConsoleRole.JoinLink(
            new(Navigation.BaseUri), (await Village.Me()).Village, taken.Value.Token);
        return null;
    }));
}
