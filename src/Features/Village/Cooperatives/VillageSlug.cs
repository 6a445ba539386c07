namespace VillageCloud.Features.Village.Cooperatives;

/// <summary>A village's short name in addresses: small letters, figures and hyphens. Looked at before
/// the database is: whatever else somebody writes into an address is nobody's name and costs nothing.</summary>
public static class VillageSlug
{
    public const int Longest = 32;

    public static bool IsOne(string text) =>
        text.Length is > 0 and <= Longest
        && text.All(static one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one == '-');

    /// <summary>What a new village may be called: read aloud and typed by hand, it is still the same.</summary>
    public static bool IsGood(string text) =>
        IsOne(text) && text.Length > 1 && char.IsAsciiLetterLower(text[0]) && text[^1] != '-'
        && !text.Contains("--", StringComparison.Ordinal);
}
