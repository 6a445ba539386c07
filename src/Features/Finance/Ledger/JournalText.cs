using System.Globalization;
using System.Text;

namespace VillageCloud.Features.Finance.Ledger;

/// <summary>What a person, a bank or WeChat wrote, as one field of an hledger file: it can end neither its line nor its
/// field, and begins no comment.</summary>
internal static class JournalText
{
    /// <summary>Stands in brackets.</summary>
    public static string Code(string text) => Description(text).Replace('(', '（').Replace(')', '）');

    /// <summary>A semicolon would begin a comment, a bar a payee.</summary>
    public static string Description(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            if (IsInvisible(letter)) line.Append(' ');
            else line.Append(letter);
        }

        return line.Replace(';', '；').Replace('|', '｜').ToString();
    }

    // Line feeds of every kind, control characters, and those that turn the direction of reading.
    private static bool IsInvisible(Rune letter) => Rune.GetUnicodeCategory(letter) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;
}
