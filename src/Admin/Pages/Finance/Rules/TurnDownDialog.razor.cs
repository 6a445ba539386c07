using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Rules;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Rules;

/// <summary>One of the three says no, and why.</summary>
public sealed partial class TurnDownDialog
{
    private string reason = "";

    [Parameter, EditorRequired]
    public ListRules.ProposalRow Proposal { get; set; } = null!;

    private Task Save() => Send(() => WithFactor(TurnDown));

    private async Task<Refusal?> TurnDown()
    {
        var refusal = (await Village.Run((TurnDownRule feature, StaffIdentity me) =>
            feature.Run(new(Key, me.Actor, Proposal.Id, reason), CancellationToken.None))).Refusal;
        if (refusal is null) Messages.Success("记下了您的意见");
        return refusal;
    }
}
