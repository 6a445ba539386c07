using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.Pages.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Capital;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>One household becomes two: who goes, what goes along, and from which day. A second person is asked.
/// </summary>
public sealed partial class SplitDialog
{
    private const string Rule = "另一位同事复核以后才算。那天以前卖的货、欠的货款和分红，都是原来这户的；已经下的订单也是。"
        + "归新户的商品先下架，看过价格和证照再上架。分出去的人绑的微信跟着走，以后看新户的账。";

    private readonly CapitalWord capital = new();
    private readonly HashSet<long> people = [];
    private readonly HashSet<ProductId> products = [];
    private string number = "";
    private string name = "";
    private string reason = "";

    [Parameter, EditorRequired]
    public HouseholdView From { get; set; } = null!;

    protected override void OnInitialized() => capital.Day = Beijing.Text(BeijingTime.DayOf(Clock.GetUtcNow()));

    private async Task<Outcome<GetSplitChoices.View>> Load()
    {
        var found = await Village.Run((GetSplitChoices feature) =>
            feature.Run(new(From.Id), CancellationToken.None));
        if (!found.IsRefused && number.Length == 0)
            number = found.Value.FreeNumber.ToString(CultureInfo.InvariantCulture);
        return found;
    }

    private static string Of(Money whole) => $"原来一共 {whole} 元";

    private static void Tick<T>(HashSet<T> ticked, T one, bool isTicked) =>
        _ = isTicked ? ticked.Add(one) : ticked.Remove(one);

    private Task Save() => Send(async () =>
    {
        if (!int.TryParse(number.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var told))
            return new HouseholdNumberInvalid();
        var taken = capital.Read();
        if (taken.Refusal is { } unreadable) return unreadable;
        if (capital.ReadDay() is not { } day) return new DayUnreadable();
        var wish = new SplitWish(
            day, told, name, [.. From.People.Select(one => one.Id).Where(people.Contains)], taken.Value);
        return (await Village.Run((RequestSplit feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, From.Id, wish, [.. products], reason), CancellationToken.None))).Refusal;
    });
}
