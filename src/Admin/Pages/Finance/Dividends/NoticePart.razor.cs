using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;

namespace VillageCloud.Admin.Pages.Finance.Dividends;

/// <summary>What is put up on the wall: the plan and everybody's share by number and name, to be read from a step away.
/// </summary>
public sealed partial class NoticePart
{
    private const string HowToObject =
        "请在公示期内到村办公室说，或者在小程序「我家的账」里提。查清答复以前，只有您这一户的分红先不付，别的户照付。";

    private static readonly IReadOnlyList<(string Title, Func<ShareView, Money> Of, bool IsAlways)> AllAmounts =
    [
        ("交易额", share => share.Volume, true), ("按交易额返还", share => share.Patronage, true),
        ("按出资", share => share.Capital, true), ("上期结转", share => share.CarryIn, false),
        ("本期应付", share => share.Payout, true), ("结转下期", share => share.CarryOut, false),
    ];

    private string village = "";

    [Parameter, EditorRequired]
    public PlanView Plan { get; set; } = null!;

    // Whoever adds up their own row finds no fen missing; a column that says nothing of anybody is left out.
    private IReadOnlyList<(string Title, Func<ShareView, Money> Of, bool IsAlways)> Amounts =>
        [.. AllAmounts.Where(one => one.IsAlways || Plan.Shares.Any(share => !one.Of(share).IsZero))];

    protected override async Task OnInitializedAsync() => village = (await Village.Me()).VillageName;

    private static string Day(DateTimeOffset at) =>
        BeijingTime.DayOf(at).ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
