using Spectre.Console;
using VillageCloud.Domain.Shared;

namespace VillageCloud.DevHost.Story;

/// <summary>What happened, chapter by chapter, with amounts; and the claims that must hold.</summary>
internal sealed class StoryBook(TextWriter output)
{
    private readonly IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors,
    });

    private Table? table;

    public void Chapter(string title)
    {
        Close();
        console.Profile.Width = 110;
        table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(title));
        table.AddColumn(new TableColumn("步骤 step").Width(58));
        table.AddColumn(new TableColumn("元 yuan").RightAligned().Width(12));
        table.AddColumn(new TableColumn("说明 note").Width(34));
    }

    public void Tell(string step, Money? amount = null, string note = "") =>
        table!.AddRow(Markup.Escape(step), amount?.ToString() ?? "", Markup.Escape(note));

    /// <summary>Stops the story when the claim doesn't hold.</summary>
    public static void Holds(bool claim, string what)
    {
        if (!claim) throw new StoryBrokenException(what);
    }

    /// <summary>As <see cref="Holds"/>, and says both values.</summary>
    public static void Same<T>(T expected, T actual, string what) =>
        Holds(EqualityComparer<T>.Default.Equals(expected, actual), $"{what}: expected {expected}, but is {actual}");

    public void Close()
    {
        if (table is not null) console.Write(table);
        table = null;
    }
}
