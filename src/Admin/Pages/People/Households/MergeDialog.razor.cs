using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.Pages.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Capital;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>A household is taken into another one, and closed. A second person is asked.</summary>
public sealed partial class MergeDialog
{
    private const string Rule = "另一位同事复核以后，这户关了，不再卖货、分红；人、商品、出资和份额都归那一户，商品先下架。"
        + "以前卖的货、欠的货款和分红还是这户的，照样付给这户现在的收款人；他在那一户也登记，要看那一户的账再绑一次微信。";

    private IReadOnlyList<(string Key, string Text)> households = [];
    private string into = "";
    private string day = "";
    private string reason = "";

    [Parameter, EditorRequired]
    public HouseholdView From { get; set; } = null!;

    protected override void OnInitialized() => day = Beijing.Text(BeijingTime.DayOf(Clock.GetUtcNow()));

    private async Task<Outcome<GetLeavingCheck.View>> Load()
    {
        var known = await Village.Look((ListHouseholds feature) => feature.Run(CancellationToken.None));
        if (known.Refusal is { } refusal) return refusal;
        var others = known.Value.Where(one => one.Id != From.Id);
        households = [("", "请选"), .. HouseholdChoices.Staying([.. others], besides: null)];
        return await Village.Run((GetLeavingCheck feature) =>
            feature.Run(new(From.Id, IsMerge: true), CancellationToken.None));
    }

    private static PreviewLine[] Lines(GetLeavingCheck.View check) =>
    [
        new("带过去的出资", check.Holding.Contribution), new("带过去的公积份额", check.Holding.ReserveShare),
        new("带过去的补助份额", check.Holding.SubsidyShare),
    ];

    private Task Save() => Send(async () =>
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", out var on)) return new DayUnreadable();
        if (!long.TryParse(into, CultureInfo.InvariantCulture, out var id)) return new MergeWithItself();
        return (await Village.Run((RequestMerge feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, From.Id, new(id), new(on, reason)), CancellationToken.None))).Refusal;
    });
}
