using System.Globalization;
using VillageCloud.Domain.Shared;

namespace VillageCloud.WeChat.Wire;

/// <summary>Reads single values of an answer; what is missing or odd makes the whole answer unbelievable.</summary>
internal static class WireValue
{
    public static T Required<T>(this T? value, string field)
        where T : class => value is null or "" ? throw Missing(field) : value;

    public static T Required<T>(this T? value, string field)
        where T : struct => value ?? throw Missing(field);

    /// <summary>WeChat writes an absent value as null, as "" or not at all.</summary>
    public static string? OrNull(this string? value) => value is "" ? null : value;

    /// <summary>RFC 3339, sometimes with milliseconds (wechat.md B.0).</summary>
    public static DateTimeOffset? Time(string? text, string field)
    {
        if (text.OrNull() is not { } given) return null;
        return DateTimeOffset.TryParse(
            given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new WireFailureException($"malformed body: {field} is no time");
    }

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

    /// <summary>Cuts on whole characters; the same text always gives the same cut, so a retry sends the same
    /// bytes.</summary>
    public static string Clipped(this string text, int characters)
    {
        if (text.Length <= characters) return text;
        return char.IsHighSurrogate(text[characters - 1]) ? text[..(characters - 1)] : text[..characters];
    }

    private static WireFailureException Missing(string field) => new($"malformed body: {field} is missing");
}
