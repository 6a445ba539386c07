using System.Buffers;
using System.Globalization;
using System.Text;

namespace VillageCloud.Domain.Shared;

/// <summary>Which characters a person can see, and which only change how others look.</summary>
internal static class Characters
{
    private const int Joiner = 0x200D;
    private const int EmojiStyle = 0xFE0F;
    private const int BrailleBlank = 0x2800;
    private const int ObjectPlace = 0xFFFC;
    private const int Unreadable = 0xFFFD;

    /// <summary>Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt): letters, marks and formats that
    /// have no shape of their own.</summary>
    private static readonly (int First, int Last)[] Shapeless =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
        (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    ];

    /// <summary>Halves of a pair that stand alone are left out.</summary>
    public static IReadOnlyList<Rune> Of(string text)
    {
        var found = new List<Rune>(text.Length);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var isWhole = Rune.DecodeFromUtf16(rest, out var one, out var length) == OperationStatus.Done;
            if (isWhole) found.Add(one);
            rest = rest[length..];
        }

        return found;
    }

    public static bool IsLineBreak(Rune one) => one.Value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    public static bool IsSpace(Rune one) =>
        one.Value is '\t' or BrailleBlank || Rune.GetUnicodeCategory(one) == UnicodeCategory.SpaceSeparator;

    /// <summary>Whether somebody who reads it sees something: a letter, a figure or a picture.</summary>
    public static bool IsSeen(Rune one) => Rune.GetUnicodeCategory(one) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => !IsShapeless(one),
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => true,
        UnicodeCategory.OtherSymbol => one.Value is not (BrailleBlank or ObjectPlace or Unreadable),
        // Rare surnames are newer than the table of this framework.
        UnicodeCategory.OtherNotAssigned => IsIdeograph(one),
        _ => false,
    };

    /// <summary>Whether it may stay, next to what stands before and after it.</summary>
    public static bool IsKept(Rune one, Rune? before, Rune? after)
    {
        if (IsShapeless(one)) return before is { } shaped && Belongs(one, shaped, after);
        return Rune.GetUnicodeCategory(one) is not (UnicodeCategory.Control or UnicodeCategory.Format)
            && one.Value != ObjectPlace && (one.Value & 0xFFFE) != 0xFFFE && one.Value is not (>= 0xFDD0 and <= 0xFDEF);
    }

    // What has no shape of its own may choose the shape of the character before it.
    private static bool Belongs(Rune one, Rune before, Rune? after) => one.Value switch
    {
        Joiner => (IsPicture(before) || before.Value == EmojiStyle) && after is { } next && IsPicture(next),
        EmojiStyle => IsPicture(before) || IsKeycap(before),
        >= 0xE0100 and <= 0xE01EF or >= 0xFE00 and <= 0xFE02 => IsIdeograph(before),
        >= 0x180B and <= 0x180F => before.Value is >= 0x1820 and <= 0x18AA,
        _ => false,
    };

    private static bool IsPicture(Rune one) =>
        one.Value is >= 0x1F3FB and <= 0x1F3FF
        || (Rune.GetUnicodeCategory(one) is UnicodeCategory.OtherSymbol && IsSeen(one));

    private static bool IsKeycap(Rune one) => one.Value is '#' or '*' or (>= '0' and <= '9');

    private static bool IsIdeograph(Rune one) =>
        one.Value is >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFD;

    private static bool IsShapeless(Rune one)
    {
        foreach (var (first, last) in Shapeless)
            if (one.Value >= first && one.Value <= last) return true;
        return false;
    }
}
