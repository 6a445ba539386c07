using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Payees;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>The second person has the paper in hand, and copies from it whom money shall go to: what is only looked at
/// is easily looked past.</summary>
public sealed partial class PayeeChangeDialog
{
    private string typed = "";

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    private static PreviewLine[] Lines(PayeeChangeView change) =>
    [
        new("农户", null, change.Summary.Split('：')[0]), new("现在", null, change.Before), new("改成", null, change.After),
        new("为什么", null, change.Reason), new("写单时间", null, Beijing.Text(change.AskedAt)),
        new("生效", null, $"确认以后再等 {PayeeChange.Waits.Days} 天"),
    ];

    private async Task<Outcome<PayeeChangeView>> Load()
    {
        var found = await Village.Look((ListPayeeChanges feature) =>
            feature.Run(new(Id: null, Number), CancellationToken.None));
        if (found.Refusal is { } refusal) return refusal;
        return found.Value.Count == 1 ? found.Value[0] : new PayeeChangeNotFound();
    }

    private Task Confirm() => Send(() => WithFactor(async () =>
        (await Village.Run((ApprovePayeeChange feature, StaffIdentity me) =>
            feature.Run(new(Key, me.Actor, Number, typed), CancellationToken.None))).Refusal));
}
