using System.Text.Json;

namespace VillageCloud.Api.Http;

/// <summary>A word of an enum in a query, spelt as in bodies: <c>awaitingPayment</c>. Binding an enum itself takes only
/// the name that C# gives it.</summary>
internal readonly record struct QueryWord<T>(T Value)
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Words = Enum.GetValues<T>()
        .ToDictionary(static value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);

    public static bool TryParse(string? text, out QueryWord<T> word)
    {
        var isKnown = Words.TryGetValue(text ?? "", out var value);
        word = new(value);
        return isKnown;
    }
}
