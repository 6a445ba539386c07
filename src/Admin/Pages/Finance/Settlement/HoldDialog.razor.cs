using Microsoft.AspNetCore.Components;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Settlement;

/// <summary>A line, or its whole order, waits: why, and until when.</summary>
public sealed partial class HoldDialog
{
    private string reason = "";
    private string until = "";
    private bool wholeOrder;

    [Parameter, EditorRequired]
    public SaleView Sale { get; set; } = null!;

    private DateOnly? Day => DateOnly.TryParseExact(until, "yyyy-MM-dd", out var day) ? day : null;

    private Task Save() => Send(async () => (await Village.Run((HoldSales feature, StaffIdentity me) => feature.Run(
        new(Key, me.Actor, Sale.OrderNumber, wholeOrder ? null : Sale.Item, reason, Day),
        CancellationToken.None))).Refusal);
}
