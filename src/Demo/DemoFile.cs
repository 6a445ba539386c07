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
        using var file = Open($"{name}.json");
        return JsonSerializer.Deserialize<List<T>>(file, Strict)!;
    }

    public static async Task<byte[]> Bytes(string name, CancellationToken ct)
    {
        await using var file = Open(name);
        using var read = new MemoryStream();
        await file.CopyToAsync(read, ct);
        return read.ToArray();
    }

    private static Stream Open(string name)
    {
        var file = typeof(DemoFile).Assembly.GetManifestResourceStream($"{DemoVillage.Slug}/{name}");
        Invariant.Holds(file is not null, "the demo village's files are part of the program");
        return file!;
    }
}
