using System.Globalization;
using System.Text;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Features.Platform.Tables;

/// <summary>What somebody writes into a cell, as a day or an amount. Null means that it is neither.</summary>
internal static class CellText
{
    /// <summary>More is no amount: a number that stands in the wrong column may have 28 figures.</summary>
    private const decimal MostYuan = 10_000_000_000;

    private static readonly string[] Days =
        ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyyMMddHHmmss"];

    /// <summary>Banks put tabs and marks before long numbers so that a spreadsheet leaves them alone, and write figures
    /// as wide as letters.</summary>
    public static string Clean(string text) =>
        (PersonText.Line(text, int.MaxValue).Text is { Length: > 0 } line ? line : "")
        .Normal(NormalizationForm.FormKC).Trim(' ', '\'', '`', '=', '"');

    public static DateOnly? Day(Cell cell)
    {
        // A spreadsheet counts days from the end of 1899.
        if (cell.IsNumber && double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days)
            && days is > 36_526 and < 73_051)
        {
            return DateOnly.FromDateTime(DateTime.FromOADate(days));
        }

        var text = cell.Text;
        foreach (var part in new[] { text, text.Split(' ', 'T')[0] })
        {
            if (DateTime.TryParseExact(
                part, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            {
                return DateOnly.FromDateTime(moment);
            }
        }

        return null;
    }

    /// <summary>Yuan, with or without commas between thousands, a sign or brackets; at most two decimals that count.
    /// </summary>
    public static Money? Amount(Cell cell)
    {
        var text = cell.Text.Replace("¥", "", StringComparison.Ordinal).Replace("元", "", StringComparison.Ordinal)
            .Replace("CNY", "", StringComparison.OrdinalIgnoreCase).Replace(" ", "", StringComparison.Ordinal);
        var isOut = text.StartsWith('(') && text.EndsWith(')');
        if (isOut) text = text[1..^1];
        if (text.StartsWith('-')) (isOut, text) = (!isOut, text[1..]);
        else if (text.StartsWith('+')) text = text[1..];
        if (!HasCommasInPlace(text)) return null;
        const NumberStyles styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        var allowed = cell.IsNumber ? styles | NumberStyles.AllowExponent : styles;
        if (!decimal.TryParse(text, allowed, CultureInfo.InvariantCulture, out var yuan) || yuan > MostYuan)
            return null;
        var fen = decimal.Round(yuan * 100, 0);
        // A spreadsheet keeps 12.30 as 12.300000000000001; a person's 12.305 is no amount.
        if (Math.Abs((yuan * 100) - fen) > (cell.IsNumber ? 0.000_1m : 0)) return null;
        return new Money(isOut ? -(long)fen : (long)fen);
    }

    /// <summary>12,34 may be twelve and a bit, or a thousand and a bit: nobody guesses.</summary>
    private static bool HasCommasInPlace(string text)
    {
        var parts = text.Split('.')[0].Split(',');
        return parts.Length == 1
            || (parts[0].Length is > 0 and <= 3 && parts[1..].All(static part => part.Length == 3));
    }
}
