using System.Globalization;
using VillageCloud.Domain.Shared;

namespace VillageCloud.WeChat.Wire;

/// <summary>Reads single values of an answer; what is missing or odd makes the whole answer unbelievable.</summary>
internal static class WireValue
{
    private const int LongestNumber = 64;

    /// <summary>WeChat Pay is younger, and nothing here outlives the century. At the ends of the calendar the clock of
    /// Beijing overflows.</summary>
    private static readonly DateTimeOffset Earliest = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static T Required<T>(this T? value, string field)
        where T : class => value is null or "" ? throw Missing(field) : value;

    /// <summary>A number of WeChat's or ours: visible ASCII, and short enough for every place that keeps one.</summary>
    public static string Number(this string? value, string field)
    {
        var number = value.Required(field);
        return number.Length <= LongestNumber && number.All(static c => c is > ' ' and <= '~')
            ? number
            : throw new WireFailureException($"malformed body: {field} is no number");
    }

    public static T Required<T>(this T? value, string field)
        where T : struct => value ?? throw Missing(field);

    /// <summary>WeChat writes an absent value as null, as "" or not at all.</summary>
    public static string? OrNull(this string? value) => value is "" ? null : value;

    /// <summary>RFC 3339, sometimes with milliseconds (wechat §1.3).</summary>
    public static DateTimeOffset? Time(string? text, string field)
    {
        if (text.OrNull() is not { } given) return null;
        return DateTimeOffset.TryParse(
            given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && IsPlausible(time)
            ? time
            : throw new WireFailureException($"malformed body: {field} is no time");
    }

    public static DateTimeOffset Plausible(long unixSeconds, string field) =>
        unixSeconds >= Earliest.ToUnixTimeSeconds() && unixSeconds < Latest.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(unixSeconds)
            : throw new WireFailureException($"malformed body: {field} is no time");

    public static Money? Fen(long? fen, string field) => fen switch
    {
        null => null,
        < 0 => throw new WireFailureException($"malformed body: {field} is negative"),
        { } amount => new Money(amount),
    };

    /// <summary>We asked for one number: an answer about another one is not ours, however well it is signed.</summary>
    public static string SameAs(this string? answered, string asked, string field) => answered == asked
        ? answered
        : throw new WireFailureException($"malformed body: {field} is not the one we asked for");

    private static bool IsPlausible(DateTimeOffset time) => time >= Earliest && time < Latest;

    private static WireFailureException Missing(string field) => new($"malformed body: {field} is missing");
}
