namespace VillageCloud.Domain.Tests.Transitions;

/// <summary>One verb in one state, and what comes of it.</summary>
public sealed record TransitionRow(string Verb, string From, string To, IReadOnlyList<string> Sets)
{
    public bool LeadsToState =>
        To != "as it is" && !To.Contains('.') && !To.StartsWith("bug:", StringComparison.Ordinal);

    public string Told => Tell(To, Sets);

    public static string Tell(string to, IEnumerable<string> sets)
    {
        var names = string.Join(' ', sets.Order(StringComparer.Ordinal));
        return names.Length == 0 ? to : $"{to}, sets {names}";
    }

    public override string ToString() => $"{From} × {Verb}";
}

/// <summary>Reads the rows of a table; see <see cref="TransitionTable{T}"/>.</summary>
public static class TableText
{
    private const string Header = "verb|from|to|sets";

    public static IReadOnlyList<TransitionRow> Read(string text)
    {
        var lines = text.Split('\n').Where(IsTold).ToList();
        var groups = lines.Select(line => line.Split(" := ", StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1]);
        var table = lines.Where(line => !line.Contains(" := ")).Select(Cells).ToList();
        if (string.Join('|', table[0]) != Header) throw new FormatException($"a table begins with {Header}");
        List<TransitionRow> rows = [];
        IReadOnlyList<string> verbs = [];
        foreach (var cells in table.Skip(1))
        {
            if (cells[0].Length > 0) verbs = Items(cells[0], " / ", groups);
            var sets = Items(cells[3], " ", groups).Where(name => name.Length > 0).ToList();
            foreach (var from in Items(cells[1], ", ", groups))
                rows.AddRange(verbs.Select(verb => new TransitionRow(verb, from, cells[2], sets)));
        }

        return rows;
    }

    private static bool IsTold(string line) =>
        line.Trim().Length > 0 && !line.StartsWith("--", StringComparison.Ordinal);

    private static string[] Cells(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return cells.Length is 3 or 4
            ? [.. cells, .. Enumerable.Repeat("", 4 - cells.Length)]
            : throw new FormatException($"three or four columns: {line}");
    }

    private static IReadOnlyList<string> Items(string cell, string comma, Dictionary<string, string> groups) =>
    [
        .. cell.Split(comma, StringSplitOptions.TrimEntries).SelectMany(item =>
            groups.TryGetValue(item, out var group) ? Items(group, comma, groups) : [item]),
    ];
}
