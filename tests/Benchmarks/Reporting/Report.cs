using System.Text;
using Spectre.Console;

namespace VillageCloud.Benchmarks.Reporting;

/// <summary>The one table that a run ends with, on the screen or as markdown.</summary>
public sealed class Report
{
    private const int NarrowestScreen = 150;

    private static readonly string[] Headings = ["subject", "what", "ours", "limit", "ratio", "aim", "met"];

    private readonly List<Row> rows = [];

    public IReadOnlyList<Row> Rows => rows;

    public void Add(Row row) => rows.Add(row);

    public void Print(IAnsiConsole console, string machine)
    {
        console.Profile.Width = Math.Max(console.Profile.Width, NarrowestScreen);
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in Headings) table.AddColumn(heading);
        foreach (var row in rows) table.AddRow([.. Cells(row).Select(Markup.Escape)]);
        console.WriteLine();
        console.WriteLine(machine);
        console.Write(table);
    }

    public string ToMarkdown(string machine)
    {
        var text = new StringBuilder().Append(machine).Append("\n\n");
        AppendLine(text, Headings);
        AppendLine(text, ["---", "---", "---:", "---:", "---:", "---:", "---"]);
        foreach (var row in rows) AppendLine(text, Cells(row));
        return text.ToString();
    }

    private static string[] Cells(Row row) =>
    [
        row.Subject, row.What, row.Product, row.Limit, row.Ratio, row.Aim,
        row.IsMet switch { true => "yes", false => "no", null => "" },
    ];

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
