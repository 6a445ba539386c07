using System.Globalization;
using System.Text.Json;

namespace VillageCloud.Sandbox.Http;

/// <summary>The fields an object may hold. Unknown members and explicit nulls are refused, types are exact.</summary>
internal sealed record Shape(params Field[] Fields)
{
    public FieldProblem? FirstProblem(JsonElement value, string path = "")
    {
        foreach (var member in value.EnumerateObject())
        {
            if (!Fields.Any(field => field.Name == member.Name))
                return new FieldProblem($"{path}/{member.Name}", member.Value.GetRawText(), "unknown field");
        }

        foreach (var field in Fields)
        {
            var at = $"{path}/{field.Name}";
            if (!value.TryGetProperty(field.Name, out var member))
            {
                if (field.Required)
                    return new FieldProblem(at, null, "required field is missing");
                continue;
            }

            if (field.FirstProblem(member, at) is { } problem)
                return problem;
        }

        return null;
    }
}

/// <summary>One field of a contract table.</summary>
internal abstract record Field(string Name)
{
    public bool Required { get; init; }

    public abstract FieldProblem? FirstProblem(JsonElement value, string path);

    public static Field Text(string name, int max, int min = 1, string? charset = null) =>
        new TextField(name, min, max, charset) { Required = true };

    public static Field TextIf(string name, int max, int min = 1, string? charset = null) =>
        new TextField(name, min, max, charset);

    public static Field Whole(string name, long min = long.MinValue, long max = long.MaxValue) =>
        new WholeField(name, min, max) { Required = true };

    public static Field WholeIf(string name, long min = long.MinValue, long max = long.MaxValue) =>
        new WholeField(name, min, max);

    public static Field FlagIf(string name) => new FlagField(name);

    public static Field Object(string name, params Field[] fields) =>
        new ObjectField(name, new Shape(fields)) { Required = true };

    public static Field ObjectIf(string name, params Field[] fields) => new ObjectField(name, new Shape(fields));

    public static Field List(string name, int min, int max, params Field[] fields) =>
        new ListField(name, min, max, new Shape(fields)) { Required = true };

    public static Field ListIf(string name, int min, int max, params Field[] fields) =>
        new ListField(name, min, max, new Shape(fields));

    public static Field Any(string name) => new AnyField(name) { Required = true };

    public static Field AnyIf(string name) => new AnyField(name);
}

internal sealed record FieldProblem(string Field, string? Value, string Issue);

internal sealed record TextField(string Name, int Min, int Max, string? Charset) : Field(Name)
{
    public override FieldProblem? FirstProblem(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String)
            return new FieldProblem(path, value.GetRawText(), "must be a string");
        var text = value.GetString()!;
        var length = new StringInfo(text).LengthInTextElements;
        if (length < Min || length > Max)
            return new FieldProblem(path, text, $"length must be {Min}..{Max}");
        if (Charset is not null && !text.All(c => char.IsAsciiLetterOrDigit(c) || Charset.Contains(c)))
            return new FieldProblem(path, text, "holds characters that are not allowed");
        return null;
    }
}

internal sealed record WholeField(string Name, long Min, long Max) : Field(Name)
{
    public override FieldProblem? FirstProblem(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number))
            return new FieldProblem(path, value.GetRawText(), "must be an integer");
        return number < Min || number > Max ? new FieldProblem(path, value.GetRawText(), "out of range") : null;
    }
}

internal sealed record FlagField(string Name) : Field(Name)
{
    public override FieldProblem? FirstProblem(JsonElement value, string path) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? null
            : new FieldProblem(path, value.GetRawText(), "must be a boolean");
}

internal sealed record ObjectField(string Name, Shape Shape) : Field(Name)
{
    public override FieldProblem? FirstProblem(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Object
            ? Shape.FirstProblem(value, path)
            : new FieldProblem(path, value.GetRawText(), "must be an object");
}

internal sealed record ListField(string Name, int Min, int Max, Shape Shape) : Field(Name)
{
    public override FieldProblem? FirstProblem(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return new FieldProblem(path, value.GetRawText(), "must be an array");
        if (value.GetArrayLength() < Min || value.GetArrayLength() > Max)
            return new FieldProblem(path, null, $"must hold {Min}..{Max} items");
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var at = $"{path}/{index++}";
            if (item.ValueKind != JsonValueKind.Object)
                return new FieldProblem(at, item.GetRawText(), "must be an object");
            if (Shape.FirstProblem(item, at) is { } problem)
                return problem;
        }

        return null;
    }
}

internal sealed record AnyField(string Name) : Field(Name)
{
    public override FieldProblem? FirstProblem(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Null ? new FieldProblem(path, "null", "must not be null") : null;
}
