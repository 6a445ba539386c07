using Microsoft.AspNetCore.Components;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Phones;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>The code for one person's phone, shown once.</summary>
public sealed partial class PhoneCodeDialog
{
    private IssuePhoneCode.Result? code;

    [Parameter, EditorRequired]
    public HouseholdView Of { get; set; } = null!;

    [Parameter, EditorRequired]
    public PersonView Person { get; set; } = null!;

    private string HandOver => "请当面或者打名册上的电话告诉他本人，不要发到群里。"
        + (Person.IsPayee ? "他是收款人：输入以后，另一位同事在「复核」里和他对一个核对码，才绑上。" : "");

    /// <summary>As it is read aloud.</summary>
    private static string InGroups(string code) => $"{code[..4]} {code[4..]}";

    private Task<bool> Issue() => Ask(async () =>
    {
        var issued = await Village.Run((IssuePhoneCode feature, StaffIdentity me) =>
            feature.Run(new(me.Actor, Of.Id, Person.Id), CancellationToken.None));
        if (issued.Refusal is { } refusal) return refusal;
        code = issued.Value;
        return null;
    });
}
