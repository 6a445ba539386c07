using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.People.Households;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Payees;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>Whom a household's money shall go to; a second person is asked. The number that stands there now is not
/// shown: whoever changes it has the paper.</summary>
public sealed partial class PayeeDialog
{
    private static readonly string Rule =
        $"收款人绑了微信的，钱先走微信。另一位同事对着存折看过，再等 {PayeeChange.Waits.Days} 天才生效；这几天打电话告诉原来的收款人。"
        + "已经制单、还没有发出的付款，换了以后不会照旧发出去。";

    private IReadOnlyList<(string Key, string Text)> people = [];
    private string payee = "";
    private string bank = "";
    private string account = "";
    private string holder = "";
    private string reason = "";

    [Parameter, EditorRequired]
    public HouseholdView Of { get; set; } = null!;

    protected override void OnInitialized()
    {
        people = [.. Of.People.Where(one => one.DiedOn is null)
            .Select(one => (KeyOf(one.Id), $"{one.Name} {one.Relation}".Trim()))];
        payee = people.Count > 0 ? people[0].Key : "";
    }

    private static string KeyOf(long id) => id.ToString(CultureInfo.InvariantCulture);

    private Task Save() => Send(async () => (await Village.Run((RequestPayeeChange feature, StaffIdentity me) =>
        feature.Run(
            new(
                Key, me.Actor, Of.Id, long.TryParse(payee, CultureInfo.InvariantCulture, out var id) ? id : 0, bank,
                account, holder, reason),
            CancellationToken.None))).Refusal);
}
