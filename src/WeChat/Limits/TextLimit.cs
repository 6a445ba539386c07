using System.Globalization;
using System.Text;

namespace VillageCloud.WeChat.Limits;

/// <summary>What one text field of WeChat may hold, in bytes of UTF-8. WeChat's refusals for most of them say 字节数;
/// where nobody has shown whether bytes or characters count, a text of so many bytes keeps either rule.</summary>
/// <param name="Field">By WeChat's name.</param>
internal sealed record TextLimit(string Field, int MaxBytes)
{
    private const string Ellipsis = "…";

    /// <summary>Ends on a whole character as a reader counts them (a base with its marks, a joined emoji) wherever one
    /// such fits, and with an ellipsis when something was left out. The same text always gives the same cut, so a retry
    /// sends the same bytes.</summary>
    public string Cut(string text)
    {
        var clean = WellFormed(text);
        if (Encoding.UTF8.GetByteCount(clean) <= MaxBytes) return clean;
        var room = MaxBytes - Encoding.UTF8.GetByteCount(Ellipsis);
        var kept = Characters(clean, room);
        if (kept == 0) kept = Scalars(clean, room);
        return string.Concat(clean.AsSpan(0, kept).TrimEnd(), Ellipsis);
    }

    /// <summary>For numbers and addresses, which nobody may shorten.</summary>
    public bool Fits(string text) => Encoding.UTF8.GetByteCount(text) <= MaxBytes;

    /// <summary>How many chars of the text are whole characters within so many bytes.</summary>
    private static int Characters(string text, int bytes)
    {
        var end = 0;
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text, end);
            bytes -= Encoding.UTF8.GetByteCount(text.AsSpan(end, length));
            if (bytes < 0) break;
            end += length;
        }

        return end;
    }

    /// <summary>The same for a first character so heaped with marks that no whole one fits.</summary>
    private static int Scalars(string text, int bytes)
    {
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0) break;
            end += rune.Utf16SequenceLength;
        }

        return end;
    }

    /// <summary>Half a surrogate pair has no UTF-8, and a control character is no text: neither is sent.</summary>
    private static string WellFormed(string text)
    {
        var isWell = true;
        for (var i = 0; i < text.Length && isWell; i++)
        {
            if (char.IsControl(text[i])) isWell = false;
            else if (char.IsSurrogatePair(text, i)) i++;
            else if (char.IsSurrogate(text[i])) isWell = false;
        }

        if (isWell) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            _ = clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        return clean.ToString();
    }
}
