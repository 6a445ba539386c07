using System.Globalization;

namespace VillageCloud.Features.Payouts;

/// <summary>What a person writes beside a payment: one line that somebody else can see.</summary>
internal static class PayoutNote
{
    private const int Longest = 64;

    /// <summary>Null when it says nothing, is longer than the column, or holds what would break a line.</summary>
    public static string? Read(string text)
    {
        var note = text.Trim();
        return note.Length <= Longest && note.Any(char.IsLetterOrDigit) && !note.Any(BreaksTheLine) ? note : null;
    }

    private static bool BreaksTheLine(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;
}
