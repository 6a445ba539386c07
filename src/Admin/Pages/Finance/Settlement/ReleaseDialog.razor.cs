using Microsoft.AspNetCore.Components;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Settlement;

/// <summary>What was held goes on.</summary>
public sealed partial class ReleaseDialog
{
    private string note = "";

    [Parameter, EditorRequired]
    public SaleView Sale { get; set; } = null!;

    private Task Save() => Send(async () => (await Village.Run((ReleaseSales feature, StaffIdentity me) => feature.Run(
        new(Key, me.Actor, Sale.OrderNumber, Sale.Item, note), CancellationToken.None))).Refusal);
}
