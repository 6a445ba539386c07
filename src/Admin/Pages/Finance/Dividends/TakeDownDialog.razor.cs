using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>Somebody of a household came to the office.</summary>
public sealed partial class TakeDownDialog
{
    private IReadOnlyList<(string Key, string Text)> households = [];
    private string household = "";
    private string text = "";

    [Parameter, EditorRequired]
    public PlanView Plan { get; set; } = null!;

    protected override void OnInitialized() =>
        households = [.. Plan.Shares.Select(one => (KeyOf(one), $"{one.Number} {one.Name}"))];

    private static string KeyOf(ShareView share) => share.HouseholdId.Value.ToString(CultureInfo.InvariantCulture);

    private Task Save() => Send(async () =>
    {
        if (Plan.Shares.FirstOrDefault(one => KeyOf(one) == household) is not { } share)
            return new HouseholdNotChosen();
        return (await Village.Run((TakeDownObjection feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, Plan.Id, share.HouseholdId, text), CancellationToken.None))).Refusal;
    });
}

public sealed record HouseholdNotChosen()
    : Refusal("console.household_not_chosen", "请选是哪一户提的意见");
