namespace VillageCloud.Features.Finance.Banking;

/// <summary>A statement as rows of text, whatever file it came in.</summary>
internal sealed record StatementTable(IReadOnlyList<TableRow> Rows)
{
    public const int MostRows = 100_000;
}

/// <param name="Line">From 1, as the person sees it.</param>
internal sealed record TableRow(int Line, IReadOnlyList<Cell> Cells)
{
    public bool IsBlank => Cells.All(cell => cell.Text.Length == 0);

    public Cell this[int column] => column < Cells.Count ? Cells[column] : Cell.Empty;
}

/// <param name="IsFormula">Of a spreadsheet: what is shown was worked out, and may be old.</param>
/// <param name="IsNumber">Of a spreadsheet: kept as a number, so a day is a count of days.</param>
internal readonly record struct Cell(string Text, bool IsFormula = false, bool IsNumber = false)
{
    public static readonly Cell Empty = new("");
}

/// <summary>The file can't be read at all.</summary>
internal sealed class StatementFormatException(string why) : Exception(why);
