using System.Globalization;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit;

internal static class Beijing
{
    public static string Text(DateTimeOffset at) => Text(at, "yyyy-MM-dd HH:mm");

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset? at) => at is { } known ? Text(known) : "—";

    /// <summary>For a narrow column; the year stands in its hint.</summary>
    public static string Short(DateTimeOffset at) => Text(at, "MM-dd HH:mm");

    private static string Text(DateTimeOffset at, string form) =>
        at.ToOffset(BeijingTime.Offset).ToString(form, CultureInfo.InvariantCulture);
}
