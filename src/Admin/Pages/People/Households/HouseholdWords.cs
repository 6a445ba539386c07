using System.Globalization;
using VillageCloud.Domain.People.Households;
using VillageCloud.Features.People.Households;

namespace VillageCloud.Admin.Pages.People.Households;

internal static class HouseholdWords
{
    public static (string Text, Tone Tone) Of(Standing standing) => standing switch
    {
        Standing.Member => ("成员", Tone.Good),
        Standing.Other => ("非成员", Tone.Calm),
        _ => ("已离开", Tone.Calm),
    };

    public static string Of(PayoutChannel channel) => channel switch
    {
        PayoutChannel.WeChat => "微信",
        PayoutChannel.Bank => "银行",
        _ => "现金签收",
    };

    public static string PageOf(int number) =>
        $"console/households/{number.ToString(CultureInfo.InvariantCulture)}";

    public static string DayOf(DateOnly? day) => day is { } known ? Beijing.Text(known) : "";

    /// <summary>A whole number by which somebody is called: it stays out of the address.</summary>
    public static bool IsPhone(string typed) => typed.Trim() is { Length: >= 7 } word && word.All(char.IsAsciiDigit);
}
