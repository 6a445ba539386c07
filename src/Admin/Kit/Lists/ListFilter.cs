namespace VillageCloud.Admin.Kit.Lists;

/// <summary>One question above a list beside its search: a choice, or a day. What was answered stands in the page's
/// address, and is forgotten by 重置.</summary>
/// <param name="name">In the address.</param>
/// <param name="usual">Its answer where nobody chose another.</param>
public sealed class ListFilter(string name, string label, string usual = "")
{
    public string Name { get; } = name;

    public string Label { get; } = label;

    public string Usual { get; } = usual;

    /// <summary>None where a day is asked for.</summary>
    public IReadOnlyList<(string Key, string Text)> Choices { get; set; } = [];

    public bool IsDay { get; init; }

    /// <summary>Of as many choices that they are found by typing.</summary>
    public bool IsLong { get; init; }

    /// <summary>The key of what was chosen, or the day as yyyy-MM-dd.</summary>
    public string Value { get; private set; } = usual;

    public DateOnly? Day => IsDay && DateOnly.TryParseExact(Value, "yyyy-MM-dd", out var day) ? day : null;

    /// <summary>What was chosen, if it is one of these.</summary>
    public T? As<T>()
        where T : struct, Enum =>
        Enum.TryParse<T>(Value, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;

    /// <summary>Whether its usual answer leaves something out, so that it has to be said too.</summary>
    public Func<bool>? IsUsualSaid { get; init; }

    /// <summary>In words, for the name of a file and the head of a sheet; empty where nothing was chosen.</summary>
    public string Said => Value != Usual
        ? IsDay ? Value : Word
        : IsUsualSaid?.Invoke() == true ? $"{Label}{Word}" : "";

    private string Word => Choices.FirstOrDefault(choice => choice.Key == Value).Text ?? "";

    /// <summary>A choice of every value of an enum, and of all.</summary>
    public static ListFilter Of<T>(string name, string label, Func<T, string> words)
        where T : struct, Enum => new(name, label)
    {
        Choices = [("", "全部"), .. Enum.GetValues<T>().Select(one => (one.ToString(), words(one)))],
    };

    /// <summary>An address may say what no choice is: then nothing was chosen. Where the choices are loaded later, it
    /// is believed.</summary>
    internal void Take(string? value)
    {
        if (value is null) Value = Usual;
        else if (IsDay || Choices.Count == 0) Value = value;
        else Value = Choices.Select(static choice => choice.Key)
            .FirstOrDefault(key => string.Equals(key, value, StringComparison.OrdinalIgnoreCase)) ?? Usual;
    }
}
