using System.Text.Json;
using VillageCloud.Audit.Allocation;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Audit.Files;

/// <summary>Keeps the first refusal of a file: a person repairs one thing at a time, from the top.</summary>
internal sealed class FirstRefusal
{
    public AllocationRefused? Refusal { get; private set; }

    public void Say(string path, Refusal reason) => Refusal ??= new AllocationRefused(path, reason);
}

/// <summary>Reads the fields of one JSON object and remembers where it is, so that a refusal can name the field. After
/// a refusal every read gives an empty value; the caller looks at the refusal once, at the end.</summary>
internal sealed class FieldReader
{
    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
    private readonly string path;
    private readonly FirstRefusal first;

    /// <summary>Refuses what isn't an object, a name written twice, a name nobody asked for (a typing mistake would
    /// otherwise quietly drop a fact) and a missing required name.</summary>
    public FieldReader(
        JsonElement element, string path, FirstRefusal first, string[] required, string[] optional)
    {
        this.path = path;
        this.first = first;
        if (element.ValueKind != JsonValueKind.Object)
        {
            first.Say(path.Length == 0 ? "（整个文件）" : path, new WrongType("一组用花括号括起来的字段"));
            return;
        }

        string[] known = [.. required, .. optional];
        foreach (var field in element.EnumerateObject())
        {
            if (NameOf(field) is not { } name)
                first.Say(path.Length == 0 ? "（整个文件）" : path, new WrongType("完整的字段名，不能有半个字符"));
            else if (!known.Contains(name, StringComparer.Ordinal))
                first.Say(PathOf(name), new FieldUnknown(known));
            else if (!fields.TryAdd(name, field.Value))
                first.Say(PathOf(name), new FieldTwice());
        }

        foreach (var name in required)
            if (!fields.ContainsKey(name)) first.Say(PathOf(name), new FieldMissing());
    }

    private FieldReader(string path, FirstRefusal first)
    {
        this.path = path;
        this.first = first;
    }

    /// <summary>The name of a field, or nothing when it ends in half a character and so can't be shown.</summary>
    public static string? NameOf(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, such as "\ud83d" alone: the parser lets it pass, reading it doesn't.
            return null;
        }
    }

    public Money Fen(string name) => new(Int64(name));

    public long Int64(string name) => OptionalInt64(name) ?? 0;

    public int Int32(string name)
    {
        var number = Int64(name);
        if (number is >= int.MinValue and <= int.MaxValue) return (int)number;
        first.Say(PathOf(name), new NotWhole());
        return 0;
    }

    /// <summary>A whole number; nothing when the field is absent.</summary>
    public long? OptionalInt64(string name)
    {
        if (!fields.TryGetValue(name, out var value)) return null;
        if (value.ValueKind != JsonValueKind.Number) first.Say(PathOf(name), new WrongType("整数，不加引号"));
        else if (value.TryGetInt64(out var number)) return number;
        else first.Say(PathOf(name), new NotWhole());
        return 0;
    }

    public bool Flag(string name)
    {
        if (!fields.TryGetValue(name, out var value)) return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            first.Say(PathOf(name), new WrongType("true 或 false"));
        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>A text that something is known by, so never blank.</summary>
    public string Name(string name)
    {
        var text = OptionalText(name);
        if (fields.ContainsKey(name) && !PersonText.IsSeen(text)) first.Say(PathOf(name), new NameBlank());
        return text;
    }

    public string OptionalText(string name)
    {
        if (!fields.TryGetValue(name, out var value)) return "";
        if (value.ValueKind != JsonValueKind.String)
        {
            first.Say(PathOf(name), new WrongType("文字，加双引号"));
            return "";
        }

        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half a character, as in NameOf: it can't be printed back.
            first.Say(PathOf(name), new WrongType("完整的文字，不能有半个字符"));
            return "";
        }
    }

    public void MustSay(string name, string only)
    {
        if (!string.Equals(OptionalText(name), only, StringComparison.Ordinal))
            first.Say(PathOf(name), new WrongType($"\"{only}\"，金额一律用分"));
    }

    public FieldReader Child(string name, string[] required, string[] optional) =>
        fields.TryGetValue(name, out var value)
            ? new FieldReader(value, PathOf(name), first, required, optional)
            : new FieldReader(PathOf(name), first);

    /// <summary>Every item of a list; an absent list is empty.</summary>
    public IReadOnlyList<T> List<T>(
        string name, Func<FieldReader, T> read, string[] required, string[]? optional = null)
    {
        if (!fields.TryGetValue(name, out var value)) return [];
        if (value.ValueKind != JsonValueKind.Array)
        {
            first.Say(PathOf(name), new WrongType("方括号括起来的列表"));
            return [];
        }

        var items = new List<T>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            items.Add(read(new FieldReader(item, $"{PathOf(name)}[{items.Count}]", first, required, optional ?? [])));
            if (first.Refusal is not null) break;
        }

        return items;
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}

internal sealed record WrongType(string Expected)
    : Refusal("allocation.wrong_type", $"这里要填{Expected}，请改正");

internal sealed record NotWhole()
    : Refusal("allocation.not_whole", "这里要填整数：不能有小数点，也不能太大；金额用分，12.30 元写 1230");

internal sealed record NameBlank()
    : Refusal("allocation.blank", "这里不能空着，请填写");

internal sealed record FieldMissing()
    : Refusal("allocation.missing", "缺少这一项，请补上；没有金额就填 0，没有明细就填 []");

internal sealed record FieldTwice()
    : Refusal("allocation.field_twice", "这一项写了两遍，请删掉一遍");

internal sealed record FieldUnknown(IReadOnlyList<string> Known)
    : Refusal("allocation.unknown_field", $"不认识这一项，是不是写错了？可以用的有：{string.Join("、", Known)}");
