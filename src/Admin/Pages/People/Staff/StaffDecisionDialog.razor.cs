using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Staff;

/// <summary>The second person knows who it is and types their name; where a link follows, they get its second half.
/// </summary>
public sealed partial class StaffDecisionDialog
{
    private string typed = "";
    private ApproveStaffRequest.Result? done;

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    private static PreviewLine[] Lines(ListStaffRequests.Row one) =>
    [
        new("事项", null, StaffDeskWords.Of(one.Wish)), new("姓名", null, one.Name),
        new("岗位", null, StaffDeskWords.PostOf(one.Role, one.Seat)), new("谁定的、为什么", null, one.Reason),
        new("申请人", null, $"{one.MakerName}　{Beijing.Text(one.AskedAt)}"),
    ];

    private async Task<Outcome<ListStaffRequests.Row>> Load()
    {
        var found = await Village.Run((ListStaffRequests feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, Number), CancellationToken.None));
        if (found.Refusal is { } refusal) return refusal;
        return found.Value.Rows.Count == 1 ? found.Value.Rows[0] : new StaffRequestNotFound();
    }

    private async Task Confirm()
    {
        if (await Ask(() => WithFactor(Approve)) && done?.Code is null) await Dialog.Done();
    }

    private async Task<Refusal?> Approve()
    {
        var answer = await Village.Run((ApproveStaffRequest feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, Number, typed), CancellationToken.None));
        done = answer.IsRefused ? null : answer.Value;
        return answer.Refusal;
    }
}
