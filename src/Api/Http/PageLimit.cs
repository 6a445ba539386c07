using System.Globalization;

namespace VillageCloud.Api.Http;

/// <summary>How many rows of a list are wanted at once, 1 to 100. Who gets that many asks for what comes after the last
/// of them; who gets fewer has read to the end.</summary>
internal readonly record struct PageLimit(int Rows)
{
    public const int Most = 100;

    public static bool TryParse(string? text, out PageLimit limit)
    {
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows);
        limit = new(rows);
        return isNumber && rows is >= 1 and <= Most;
    }
}
