using System.Text;
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

    /// <summary>Counts bytes of UTF-8, as WeChat Pay does for all that anybody has shown.</summary>
    public static Field Text(string name, int max, int min = 1, string? charset = null) =>
        new TextField(name, min, max, charset) { Required = true };

    /// <summary>For the few whose documented values prove that characters count.</summary>
    public static Field Characters(string name, int max) =>
        new TextField(name, 1, max, Charset: null) { Required = true, CountsCharacters = true };

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

/// <param name="Value">What the answer shows of it: the text, or how long it is.</param>
internal sealed record FieldProblem(string Field, string? Value, string Issue)
{
    /// <summary>How long the text was, where that is the trouble.</summary>
    public int? Length { get; init; }
}

internal sealed record TextField(string Name, int Min, int Max, string? Charset) : Field(Name)
{
    public bool CountsCharacters { get; init; }

    public override FieldProblem? FirstProblem(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String)
            return new FieldProblem(path, value.GetRawText(), "must be a string");
        if (TextOf(value) is not { } text)
            return new FieldProblem(path, null, "字符串不是合法的 UTF-8");
        var length = CountsCharacters ? text.Length : Encoding.UTF8.GetByteCount(text);
        var unit = CountsCharacters ? "字符数" : "字节数";
        if (length < Min)
            return new FieldProblem(path, text, $"{unit} {length}，小于最小值 {Min}") { Length = length };
        if (length > Max)
            return new FieldProblem(path, text, $"{unit} {length}，大于最大值 {Max}") { Length = length };
        // WeChat doesn't say what it does with these; nothing that is meant to be read holds any.
        if (!CountsCharacters && text.Any(char.IsControl))
            return new FieldProblem(path, text, "字符串含有控制字符");
        return Charset is null || text.All(c => char.IsAsciiLetterOrDigit(c) || Charset.Contains(c))
            ? null
            : new FieldProblem(path, text, $"字符串必须匹配正则表达式“^[0-9a-zA-Z{Charset}]+$”");
    }

    /// <summary>Null for half a surrogate pair, which JSON can spell and UTF-8 cannot.</summary>
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
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
