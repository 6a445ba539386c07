using System.Globalization;

namespace VillageCloud.Sandbox.Time;

/// <summary>WeChat speaks Beijing time everywhere.</summary>
internal static class Beijing
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateTimeOffset Of(DateTimeOffset instant) => instant.ToOffset(Offset);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant).DateTime);

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);

    public static string Rfc3339(DateTimeOffset instant) =>
        Of(instant).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string BillTime(DateTimeOffset instant) =>
        Of(instant).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Stamp(DateTimeOffset instant) =>
        Of(instant).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
