using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.Pages.Finance.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Capital;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>A member leaves: what has to be done before, what goes back to them, and what goes on. A second person is
/// asked.</summary>
public sealed partial class DepartureDialog
{
    private const string Rule = "另一位同事复核以后，这户不再是成员，不能再卖货；要退的钱记成村里欠他家的，照章程的期限付。"
        + "以前的货款和分红照样付；作为成员的月份，盈余照样有他家一份。离开以后不能再改。";

    private string day = "";
    private string loss = "0";
    private string reason = "";

    [Parameter, EditorRequired]
    public HouseholdView Of { get; set; } = null!;

    protected override void OnInitialized() => day = Beijing.Text(BeijingTime.DayOf(Clock.GetUtcNow()));

    private Task<Outcome<GetLeavingCheck.View>> Load() => Village.Run((GetLeavingCheck feature) =>
        feature.Run(new(Of.Id), CancellationToken.None));

    private static PreviewLine[] Lines(GetLeavingCheck.View check) =>
    [
        new("要退的出资", check.Holding.Contribution), new("要退的公积份额", check.Holding.ReserveShare),
        new("合计，还没扣分摊的亏损", check.Holding.Contribution + check.Holding.ReserveShare),
        .. check.Holding.SubsidyShare.IsZero
            ? Array.Empty<PreviewLine>()
            : [new PreviewLine("补助份额", null, $"{check.Holding.SubsidyShare} 元，是国家补助的，不退，留在合作社")],
    ];

    private Task Save() => Send(async () =>
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", out var on)) return new DayUnreadable();
        if (!AmountField.TryRead(loss, out var borne)) return new AmountUnreadable();
        return (await Village.Run((RequestDeparture feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, Of.Id, new(on, reason), borne), CancellationToken.None))).Refusal;
    });
}
