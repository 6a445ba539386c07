using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Pages.People.Households;

internal static class CapitalWords
{
    public static (string Text, Tone Tone) Of(CapitalStatus status) => status switch
    {
        CapitalStatus.Requested => ("待复核", Tone.Waiting),
        CapitalStatus.Booked => ("已登记", Tone.Good),
        _ => ("没有登记", Tone.Calm),
    };

    /// <summary>Only what changes.</summary>
    public static string Of(CapitalHolding before, CapitalHolding after) => string.Join(
        "，", new[]
        {
            Of("出资", before.Contribution, after.Contribution),
            Of("公积份额", before.ReserveShare, after.ReserveShare),
            Of("补助份额", before.SubsidyShare, after.SubsidyShare),
        }.OfType<string>());

    /// <summary>What stays and what goes along, share by share.</summary>
    public static IEnumerable<PreviewLine> Divided(CapitalHolding before, CapitalHolding taken) =>
    [
        Divided("出资", before.Contribution, taken.Contribution),
        Divided("公积份额", before.ReserveShare, taken.ReserveShare),
        Divided("补助份额", before.SubsidyShare, taken.SubsidyShare),
    ];

    /// <summary>What the household has that takes in, before and after, share by share.</summary>
    public static IEnumerable<PreviewLine> Joined(CapitalHolding before, CapitalHolding taken) =>
    [
        Joined("出资", before.Contribution, taken.Contribution),
        Joined("公积份额", before.ReserveShare, taken.ReserveShare),
        Joined("补助份额", before.SubsidyShare, taken.SubsidyShare),
    ];

    private static PreviewLine Joined(string name, Money before, Money taken) =>
        new(name, null, $"{before} + {taken} = {before + taken} 元");

    private static PreviewLine Divided(string name, Money before, Money taken) =>
        new(name, null, $"原来 {before} 元：留下 {before - taken} 元，分出去 {taken} 元");

    public static string MoneyOf(Money paidIn) => paidIn switch
    {
        { IsZero: true } => "只改份额，没有收付钱",
        { IsNegative: true } and var back => $"退还出资 {-back} 元，从银行存款付出",
        var paid => $"收到出资 {paid} 元，存入银行存款",
    };

    private static string? Of(string name, Money before, Money after) =>
        before == after ? null : $"{name} {before} → {after} 元";
}
