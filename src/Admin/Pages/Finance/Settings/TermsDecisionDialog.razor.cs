using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Settings;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Settings;

/// <summary>The second person has seen on the page what changes.</summary>
public sealed partial class TermsDecisionDialog
{
    private string typed = "";

    [Parameter, EditorRequired]
    public ShowTerms.VersionView Of { get; set; } = null!;

    [Parameter, EditorRequired]
    public Decision Decision { get; set; }

    private string Verb => Decision switch
    {
        Decision.Approve => "确认复核",
        Decision.Decline => "确认驳回",
        _ => "确认撤回",
    };

    private Task Confirm() => Send(() => WithFactor(Decide));

    private async Task<Refusal?> Decide() => Decision == Decision.Approve
        ? (await Village.Run((ApproveTerms feature, StaffIdentity one) =>
            feature.Run(new(Key, one.Actor, Of.Id), CancellationToken.None))).Refusal
        : (await Village.Run((DeclineTerms feature, StaffIdentity one) =>
            feature.Run(new(Key, one.Actor, Of.Id, typed), CancellationToken.None))).Refusal;
}
