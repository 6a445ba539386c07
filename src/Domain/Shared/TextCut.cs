using System.Globalization;

namespace VillageCloud.Domain.Shared;

/// <summary>Shortens a text without breaking a character: half a surrogate pair is no text, and a base without its
/// marks is another word.</summary>
public static class TextCut
{
    /// <returns>A prefix of at most so many chars, which ends on a whole character where one fits.</returns>
    public static string AtMost(this string text, int chars)
    {
        if (text.Length <= chars) return text;
        var end = 0;
        while (true)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > chars) break;
            end = next;
        }

        if (end > 0 || chars == 0) return text[..end];
        return text[..(char.IsHighSurrogate(text[chars - 1]) ? chars - 1 : chars)];
    }
}
