using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Merchants;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Merchants;

/// <summary>The second person types the merchant's number from WeChat's own console, where whoever entered it could not
/// put another.</summary>
public sealed partial class MerchantDecisionDialog
{
    private string typed = "";

    [Parameter, EditorRequired]
    public ShowMerchantAccount.AccountView Account { get; set; } = null!;

    [Parameter, EditorRequired]
    public Decision Decision { get; set; }

    private Task Confirm() => Send(() => WithFactor(Decide));

    private async Task<Refusal?> Decide() => Decision == Decision.Approve
        ? (await Village.Run((ApproveMerchantAccount feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, Account.Id, typed), CancellationToken.None))).Refusal
        : (await Village.Run((DeclineMerchantAccount feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, Account.Id, typed), CancellationToken.None))).Refusal;
}
