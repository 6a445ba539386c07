using VillageCloud.Admin.Pages.Finance.Payouts;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Costs;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.Finance.Costs;

/// <summary>One thing that money was spent on, with the paper that shows it.</summary>
public sealed partial class CostDialog
{
    private readonly IReadOnlyList<(string Key, string Text)> kinds =
        [.. Enum.GetValues<CostCategory>().Select(one => (one.ToString(), CostWords.Of(one)))];

    private IReadOnlyList<(string Key, string Text)> households = [("", "不分户")];
    private string kind = nameof(CostCategory.Packing);
    private string amount = "";
    private string day = "";
    private string payee = "";
    private string note = "";
    private string evidence = "";
    private string household = "";

    protected override async Task OnInitializedAsync()
    {
        day = Beijing.Text(BeijingTime.DayOf(Clock.GetUtcNow()));
        var known = await Village.Look((ListHouseholds feature) => feature.Run(CancellationToken.None));
        Refusal = known.Refusal;
        if (Refusal is null)
        {
            households = [("", "不分户"), .. HouseholdChoices.All(known.Value)];
        }
    }

    private Task Save() => Send(async () =>
    {
        if (!AmountField.TryRead(amount, out var fen)) return new AmountUnreadable();
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", out var on)) return new DayUnreadable();
        return (await Village.Run((RequestCost feature, StaffIdentity me) => feature.Run(
            new(
                Key, me.Actor, Enum.Parse<CostCategory>(kind), fen, on, payee, note, evidence,
                HouseholdChoices.Read(household)),
            CancellationToken.None))).Refusal;
    });
}
