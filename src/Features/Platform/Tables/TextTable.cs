namespace VillageCloud.Features.Platform.Tables;

/// <summary>A table as rows of text, whatever file it came in.</summary>
internal sealed record TextTable(IReadOnlyList<TableRow> Rows)
{
    public const int MostRows = 100_000;

    /// <summary>Of a spreadsheet: what was written once for several cells.</summary>
    public IReadOnlyList<MergedCells> Merged { get; init; } = [];
}

/// <param name="Column">The leftmost, counted from 0.</param>
internal sealed record MergedCells(int FirstLine, int LastLine, int Column);

/// <param name="Line">From 1, as the person sees it.</param>
internal sealed record TableRow(int Line, IReadOnlyList<Cell> Cells)
{
    public bool IsBlank => Cells.All(cell => cell.Text.Length == 0);

    public bool Has(string heading) => PlaceOf(heading) >= 0;

    /// <summary>The first column with that heading, counted from 0; below zero when there is none.</summary>
    public int PlaceOf(string heading)
    {
        for (var at = 0; at < Cells.Count; at++) if (Cells[at].Text == heading) return at;
        return -1;
    }

    public Cell this[int column] => column < Cells.Count ? Cells[column] : Cell.Empty;
}

/// <param name="IsFormula">Of a spreadsheet: what is shown was worked out, and may be old.</param>
/// <param name="IsNumber">Of a spreadsheet: kept as a number, so a day is a count of days.</param>
internal readonly record struct Cell(string Text, bool IsFormula = false, bool IsNumber = false)
{
    private readonly string? written;

    /// <summary>As it was written, where figures and marks may be as wide as letters: for names.</summary>
    public string Written
    {
        get => written ?? Text;
        init => written = value == Text ? Text : value;
    }

    public static readonly Cell Empty = new("");
}

/// <summary>The file can't be read at all.</summary>
internal sealed class TableFormatException(string why) : Exception(why);
