using System.Globalization;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit;

internal static class Beijing
{
    private const string InputForm = "yyyy-MM-ddTHH:mm";

    public static string Text(DateTimeOffset at) => Text(at, "yyyy-MM-dd HH:mm");

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset? at) => at is { } known ? Text(known) : "—";

    /// <summary>For a narrow column; the year stands in its hint.</summary>
    public static string Short(DateTimeOffset at) => Text(at, "MM-dd HH:mm");

    /// <summary>As a browser's field for day and time wants it.</summary>
    public static string ForInput(DateTimeOffset at) => Text(at, InputForm);

    /// <summary>Null when it is no time; some browsers write the seconds too.</summary>
    public static DateTimeOffset? FromInput(string text) => DateTime.TryParseExact(
        text, [InputForm, $"{InputForm}:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
        ? new DateTimeOffset(read, BeijingTime.Offset)
        : null;

    private static string Text(DateTimeOffset at, string form) =>
        at.ToOffset(BeijingTime.Offset).ToString(form, CultureInfo.InvariantCulture);
}
