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

    public static (string Text, Tone Tone) Of(PayeeChangeStatus status) => status switch
    {
        PayeeChangeStatus.Requested => ("待复核", Tone.Waiting),
        PayeeChangeStatus.Waiting => ("等待期", Tone.Waiting),
        PayeeChangeStatus.Effective => ("已生效", Tone.Good),
        PayeeChangeStatus.Declined => ("没有改", Tone.Calm),
        _ => ("停下了", Tone.Bad),
    };

    /// <summary>Whom money goes to now, and how; masked.</summary>
    public static string PayeeOf(HouseholdView one) =>
        one.IsHeld ? $"{one.People.FirstOrDefault(person => person.IsPayee)?.Name ?? "家里人"}去世了，先不付，等换了收款人" :
        $"{one.People.FirstOrDefault(person => person.IsPayee)?.Name ?? "还没有收款人"}，{Of(one.Channel)}"
        + (one.Bank is { } bank ? $"，{bank}" : "");

    public static string PageOf(int number) =>
        $"console/households/{number.ToString(CultureInfo.InvariantCulture)}";

    public static string DayOf(DateOnly? day) => day is { } known ? Beijing.Text(known) : "";

    /// <summary>A whole number by which somebody is called: it stays out of the address.</summary>
    public static bool IsPhone(string typed) => typed.Trim() is { Length: >= 7 } word && word.All(char.IsAsciiDigit);
}
