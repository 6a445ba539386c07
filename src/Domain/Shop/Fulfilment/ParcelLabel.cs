using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Fulfilment;

/// <summary>What stands on a parcel: who carries it, and its number there.</summary>
/// <param name="CarrierCode">A delivery_id of WeChat's list.</param>
public sealed record ParcelLabel(string CarrierCode, string TrackingNo)
{
    public const int LongestNumber = 40;

    /// <summary>Reads what a person typed, pasted or scanned.</summary>
    public static Outcome<ParcelLabel> Read(string carrierCode, string? typed)
    {
        if (!Carriers.All.ContainsKey(carrierCode)) return new CarrierUnknown(carrierCode);
        return TrackingNumber.Read(typed) is { } number
            ? new ParcelLabel(carrierCode, number)
            : new TrackingNumberInvalid();
    }
}

/// <summary>The number of a label in the one spelling that WeChat and the carriers know: letters and figures, large.
/// Scanners, phones and copied text add blanks, hyphens, wide figures and marks that nobody sees.</summary>
internal static partial class TrackingNumber
{
    private const int Shortest = 8;
    private const int Longest = 30;
    private const int FewestDigits = 4;

    /// <returns>Null when it is no such number.</returns>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 200) return null;
        var seen = Visible(typed);
        var parcel = OfSeveral().Match(seen);
        if (!parcel.Success) return Checked(seen.Replace("-", "", StringComparison.Ordinal));

        // JD prints 单号-第几件-共几件-: of a single parcel the number alone is what everybody knows.
        var number = Checked(parcel.Groups["number"].Value);
        var (nth, of) = (int.Parse(parcel.Groups["nth"].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(parcel.Groups["of"].ValueSpan, CultureInfo.InvariantCulture));
        if (number is null || nth < 1 || nth > of) return null;
        return of == 1 ? number : $"{number}-{nth}-{of}-";
    }

    private static string? Checked(string number) =>
        number.Length is >= Shortest and <= Longest && number.All(char.IsAsciiLetterOrDigit)
        && number.Count(char.IsAsciiDigit) >= FewestDigits
            ? number
            : null;

    private static string Visible(string typed)
    {
        var text = new StringBuilder(typed.Length);
        foreach (var sign in NormalForm(typed))
        {
            var kind = char.GetUnicodeCategory(sign);
            if (kind is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                continue;
            }

            var isDash = kind == UnicodeCategory.DashPunctuation || sign == '\u2212';
            text.Append(isDash ? '-' : char.ToUpperInvariant(sign));
        }

        return text.ToString();
    }

    // What lies beyond the first plane is no part of a number.
    private static string NormalForm(string typed) =>
        typed.Any(char.IsSurrogate) ? "?" : typed.Normal(NormalizationForm.FormKC);

    [GeneratedRegex("^(?<number>JD[0-9A-Z]{6,})-(?<nth>[0-9]{1,3})-(?<of>[0-9]{1,3})(-[0-9A-Z]{0,8})?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfSeveral();
}
