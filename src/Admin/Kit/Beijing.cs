using System.Globalization;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit;

internal static class Beijing
{
    public static string Text(DateTimeOffset at) =>
        at.ToOffset(BeijingTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset? at) => at is { } known ? Text(known) : "—";
}
