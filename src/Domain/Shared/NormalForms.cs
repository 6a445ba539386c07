using System.Buffers;
using System.Text;

namespace VillageCloud.Domain.Shared;

/// <summary>Unicode's normal forms of what somebody typed. Half a surrogate pair and a code that is no character have
/// none, and the framework throws for them.</summary>
public static class NormalForms
{
    /// <summary>In that form, or as it is where it has none: what reads it then finds no letter there.</summary>
    public static string Normal(this string text, NormalizationForm form) =>
        text.HasNormalForm() ? text.Normalize(form) : text;

    public static bool HasNormalForm(this string text)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var one, out var length) != OperationStatus.Done || IsNoCharacter(one))
                return false;
            rest = rest[length..];
        }

        return true;
    }

    // The last two of each plane, and 32 more.
    private static bool IsNoCharacter(Rune one) =>
        (one.Value & 0xFFFE) == 0xFFFE || one.Value is >= 0xFDD0 and <= 0xFDEF;
}
