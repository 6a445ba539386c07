using System.Text.Json;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Tests.Data;

/// <summary>The worked example of five households and twelve lines, whose figures were computed elsewhere.</summary>
internal static class DividendExample
{
    private static readonly JsonElement Document = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "dividend-example.json"))).RootElement;

    public static JsonElement Given => Document.GetProperty("input");

    public static JsonElement Expected => Document.GetProperty("expected");

    public static IEnumerable<JsonElement> Vectors(string name) => Document.GetProperty(name).EnumerateArray();

    public static int Int(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    public static long Long(this JsonElement element, string name) => element.GetProperty(name).GetInt64();

    public static Money Fen(this JsonElement element, string name) => new(element.Long(name));

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static long[] Longs(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(static item => item.GetInt64())];
}
