using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.Pages.Finance.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>What a member shall have in the capital; a second person is asked.</summary>
public sealed partial class CapitalDialog
{
    private readonly CapitalWord capital = new();

    [Parameter, EditorRequired]
    public HouseholdView Of { get; set; } = null!;

    protected override void OnInitialized()
    {
        capital.Day = Beijing.Text(BeijingTime.DayOf(Clock.GetUtcNow()));
        var now = Of.Holding;
        (capital.Contribution, capital.Reserve, capital.Subsidy) =
            ($"{now.Contribution}", $"{now.ReserveShare}", $"{now.SubsidyShare}");
    }

    private Task Save() => Send(async () =>
    {
        var holding = capital.Read();
        if (holding.Refusal is { } unreadable) return unreadable;
        if (capital.ReadDay() is not { } day) return new DayUnreadable();
        return (await Village.Run((RequestCapitalChange feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, Of.Id, holding.Value, day), CancellationToken.None))).Refusal;
    });
}
