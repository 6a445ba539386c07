using System.Text.Json;
using System.Text.Json.Serialization;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Demo;

/// <summary>A list of the demo village as it stands in <c>villages/shangying/*.json</c>, in its order. A field that
/// nobody knows, or one that is missing, is a fault of the file and stops the program.</summary>
internal static class DemoFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static IReadOnlyList<T> Read<T>(string name)
    {
        using var file = typeof(DemoFile).Assembly.GetManifestResourceStream($"{DemoVillage.Slug}/{name}.json");
        Invariant.Holds(file is not null, "the demo village's files are part of the program");
        return JsonSerializer.Deserialize<List<T>>(file!, Strict)!;
    }
}
