using System.Text.Json;

namespace VillageCloud.Api.Tests.Fuzz;

/// <summary>One operation of docs/api/openapi.json, and how to fill in what it asks for.</summary>
internal sealed record Operation(string Method, string Path, IReadOnlyList<Parameter> Parameters, JsonElement? Body)
{
    public static IReadOnlyList<Operation> AllOf(JsonElement document) =>
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select Of(document, path.Name, operation),
    ];

    private static Operation Of(JsonElement document, string path, JsonProperty operation)
    {
        JsonElement? body = operation.Value.TryGetProperty("requestBody", out var asked)
            ? asked.GetProperty("content").GetProperty("application/json").GetProperty("schema")
            : null;
        var parameters = operation.Value.GetProperty("parameters").EnumerateArray().Select(one => new Parameter(
            one.GetProperty("name").GetString()!, one.GetProperty("in").GetString()!,
            Schemas.Resolve(document, one.GetProperty("schema"))));
        return new(operation.Name.ToUpperInvariant(), path, [.. parameters], body);
    }
}

internal sealed record Parameter(string Name, string In, JsonElement Schema);

/// <summary>Writes JSON that fits a schema, or nearly.</summary>
internal sealed class Schemas(JsonElement document, Dice dice)
{
    private const int Deepest = 6;

    /// <summary>What stands in the village, so that a request can get far.</summary>
    public IReadOnlyList<long> Skus { get; set; } = [1];

    public static JsonElement Resolve(JsonElement document, JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(name);
        }

        return schema;
    }

    /// <param name="oddness">One in so many parts is wrong.</param>
    public string Write(JsonElement schema, int oddness, string name = "", int depth = 0)
    {
        if (dice.In(oddness) || depth > Deepest) return dice.Json();
        var known = Resolve(document, schema);
        if (known.TryGetProperty("enum", out var words)) return Dice.Quoted(dice.Of([.. Words(words)]));
        foreach (var choice in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (known.TryGetProperty(choice, out var choices))
                return Write(dice.Of([.. choices.EnumerateArray()]), oddness, name, depth + 1);
        }

        return TypeOf(known) switch
        {
            "object" => WriteObject(known, oddness, depth),
            "array" => WriteArray(known.GetProperty("items"), oddness, depth),
            "integer" or "number" => WriteNumber(name),
            "boolean" => dice.Of("true", "false"),
            "null" => "null",
            _ => Dice.Quoted(dice.In(3) ? dice.Text() : dice.Of("陈小满", "13857512345", "浙江省", "诸暨市", "苎萝东路 8 号")),
        };
    }

    private static IEnumerable<string> Words(JsonElement words) =>
        words.EnumerateArray().Select(static word => word.ToString());

    private string TypeOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
            return schema.TryGetProperty("properties", out _) ? "object" : "";
        return type.ValueKind == JsonValueKind.Array ? dice.Of([.. Words(type)]) : type.GetString()!;
    }

    private string WriteObject(JsonElement schema, int oddness, int depth)
    {
        var parts = new List<string>();
        if (!schema.TryGetProperty("properties", out var properties)) return dice.Json();
        foreach (var property in properties.EnumerateObject())
        {
            if (dice.In(oddness)) continue;
            var name = dice.In(oddness) ? property.Name.ToUpperInvariant() : property.Name;
            for (var times = dice.In(oddness) ? 2 : 1; times > 0; times--)
                parts.Add($"\"{name}\":{Write(property.Value, oddness, property.Name, depth + 1)}");
        }

        if (dice.In(oddness)) parts.Add($"{Dice.Quoted(dice.Text())}:{dice.Json()}");
        return $"{{{string.Join(',', parts)}}}";
    }

    private string WriteArray(JsonElement items, int oddness, int depth)
    {
        var count = dice.In(oddness) ? dice.Of(0, 60, 600) : dice.Of(1, 1, 2);
        var all = Enumerable.Range(0, count).Select(_ => Write(items, oddness * 4, "", depth + 1));
        return $"[{string.Join(',', all)}]";
    }

    private string WriteNumber(string name) => name switch
    {
        "skuId" => dice.Of(Skus).ToString(System.Globalization.CultureInfo.InvariantCulture),
        "quantity" => dice.Of("1", "2", "999", "1000", "0"),
        _ => dice.Number(),
    };
}
