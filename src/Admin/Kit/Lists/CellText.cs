using System.Globalization;
using System.Text;

namespace VillageCloud.Admin.Kit.Lists;

/// <summary>Text as a cell of an xlsx holds it (ECMA-376, ST_Xstring): every character as itself; what XML can't hold
/// is written <c>_xHHHH_</c>, and so is the underscore of what only looks like that.</summary>
internal static class CellText
{
    private const int EscapeLength = 7;

    public static string Of(string text)
    {
        var at = FirstToEscape(text);
        if (at == text.Length) return text;
        var cell = new StringBuilder(text, 0, at, text.Length + EscapeLength);
        while (at < text.Length)
        {
            // A half of a pair, alone, is no character at all: it becomes the one that says so.
            _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (NeedsEscape(text, at)) cell.Append(CultureInfo.InvariantCulture, $"_x{(int)text[at]:X4}_");
            else cell.Append(rune);
            at += length;
        }

        return cell.ToString();
    }

    private static int FirstToEscape(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (NeedsEscape(text, at) || char.IsSurrogate(text[at])) return at;
        }

        return text.Length;
    }

    private static bool NeedsEscape(string text, int at) => text[at] switch
    {
        '\t' or '\n' => false,
        // A reader of XML takes a lone carriage return for a line feed.
        < ' ' or '\uFFFE' or '\uFFFF' => true,
        '_' => LooksEscaped(text.AsSpan(at)),
        _ => false,
    };

    private static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text.Length >= EscapeLength && text[1] is 'x' or 'X' && text[6] == '_'
        && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4])
        && char.IsAsciiHexDigit(text[5]);
}
