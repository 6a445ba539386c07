using System.Globalization;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat.Bills;

/// <summary>Yuan as bills print them, into fen without a rounding anywhere: <c>12.30</c>, <c>-0.05</c>, <c>0.01000</c>
/// (money §5).</summary>
internal static class YuanText
{
    private const int MostDecimals = 5;

    /// <exception cref="BillFormatException">Not a number, or not a whole number of fen.</exception>
    public static Money ToMoney(string text, string column)
    {
        var isNegative = text.StartsWith('-');
        var parts = (isNegative ? text[1..] : text).Split('.');
        var decimals = parts.Length == 2 ? parts[1] : "";
        if (parts.Length > 2 || parts[0].Length is 0 or > 15 || decimals.Length > MostDecimals
            || (parts.Length == 2 && decimals.Length == 0)
            || !parts.All(static part => part.All(char.IsAsciiDigit)))
            throw new BillFormatException($"{column}: not an amount in yuan");

        var padded = decimals.PadRight(MostDecimals, '0');
        if (padded[2..].Any(static digit => digit != '0'))
            throw new BillFormatException($"{column}: not a whole number of fen");
        var fen = long.Parse(parts[0] + padded[..2], CultureInfo.InvariantCulture);
        return new Money(isNegative ? -fen : fen);
    }

    /// <summary>Counts come as <c>45</c> or <c>45.0</c>.</summary>
    public static long ToCount(string text, string column)
    {
        var hundredfold = ToMoney(text, column).Fen;
        return hundredfold % 100 == 0
            ? hundredfold / 100
            : throw new BillFormatException($"{column}: not a whole number");
    }
}
