using System.Globalization;

namespace VillageCloud.Features.Platform;

/// <summary>Lines of a text file that a spreadsheet opens, and in which nothing that a person typed is run as a formula
/// or ends its cell.</summary>
public static class CsvText
{
    // What a spreadsheet would run as a formula; in front of a space it is a word.
    private const string Formulas = "=+-@\t\r";

    /// <summary>With the end of the line. Numbers and amounts are written as they are; only words can be formulas.
    /// </summary>
    public static string Line(params IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(object? value)
    {
        var word = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (value is string && word.Length > 0 && Formulas.Contains(word[0], StringComparison.Ordinal))
            word = $" {word}";
        var isPlain = !word.AsSpan().ContainsAny(",\"\r\n");
        return isPlain ? word : $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
