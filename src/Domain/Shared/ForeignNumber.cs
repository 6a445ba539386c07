namespace VillageCloud.Domain.Shared;

/// <summary>A number that somebody else gave out (WeChat, a bank) and a person typed. It becomes part of keys and of
/// exported books, so it holds nothing that could end a line or a field.</summary>
public static class ForeignNumber
{
    private const int Longest = 64;

    /// <summary>1–64 of 0-9A-Za-z, '-' and '_'.</summary>
    public static bool IsPlain(string text) =>
        text.Length is > 0 and <= Longest && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
