using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Phones;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>The second person hears a number that only the payee's phone shows: so it is that phone, and nobody
/// else's, that is paid from now on.</summary>
public sealed partial class PhoneCheckDialog
{
    private string check = "";

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    private static PreviewLine[] Lines(PhoneLinkView link) =>
    [
        new("农户和收款人", null, link.Summary), new("发码时间", null, Beijing.Text(link.IssuedAt)),
        new("手机上输入的时间", null, link.ClaimedAt is { } at ? Beijing.Text(at) : "还没有"),
    ];

    private async Task<Outcome<PhoneLinkView>> Load()
    {
        var found = await Village.Look((ListPhoneLinks feature) =>
            feature.Run(new(Id: null, Number), CancellationToken.None));
        if (found.Refusal is { } refusal) return refusal;
        return found.Value.Count == 1 ? found.Value[0] : new PhoneLinkNotFound();
    }

    private Task Confirm() => Send(() => WithFactor(async () =>
        (await Village.Run((ApprovePhoneLink feature, StaffIdentity me) =>
            feature.Run(new(Key, me.Actor, Number, check), CancellationToken.None))).Refusal));
}
