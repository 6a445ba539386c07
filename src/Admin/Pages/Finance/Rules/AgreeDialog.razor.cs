using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Rules;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Rules;

/// <summary>One of the three says yes.</summary>
public sealed partial class AgreeDialog
{
    [Parameter, EditorRequired]
    public ListRules.ProposalRow Proposal { get; set; } = null!;

    private Task Save() => Send(() => WithFactor(Agree));

    private async Task<Refusal?> Agree()
    {
        var agreed = await Village.Run((AgreeToRule feature, StaffIdentity me) =>
            feature.Run(new(Key, me.Actor, Proposal.Id), CancellationToken.None));
        if (!agreed.IsRefused)
        {
            Messages.Success(agreed.Value.IsInForce
                ? $"三方都同意了，规则 {Proposal.Code} 从 {Proposal.EffectiveFrom:yyyy-MM-dd} 起用"
                : "记下了您的同意，等另外的代表表态");
        }

        return agreed.Refusal;
    }
}
