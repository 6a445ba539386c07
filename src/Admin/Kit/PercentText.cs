using System.Globalization;

namespace VillageCloud.Admin.Kit;

/// <summary>A percentage as somebody types it, with its sign or without.</summary>
internal static class PercentText
{
    private const int OnePercent = 100;
    private const int Whole = 10_000;

    /// <summary>In basis points, or null where it is none. Two places after the point at the most: what is finer
    /// couldn't be kept as it was typed.</summary>
    public static int? Read(string typed)
    {
        var text = typed.Trim().TrimEnd('%', '％');
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            || percent > Whole / OnePercent)
        {
            return null;
        }

        var points = percent * OnePercent;
        return points == decimal.Truncate(points) ? (int)points : null;
    }
}
