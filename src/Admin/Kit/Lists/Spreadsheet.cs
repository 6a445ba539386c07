using System.Globalization;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;
using VillageCloud.Domain.Shared;
using Book = SpreadCheetah.Spreadsheet;

namespace VillageCloud.Admin.Kit.Lists;

/// <summary>A table as xlsx: its headings also when nothing was found, money as yuan that a spreadsheet can add, and
/// words as text, so that an account number keeps all its figures and nothing is run as a formula.</summary>
internal static class Spreadsheet
{
    private const string Yuan = "#,##0.00";
    private const int Narrowest = 8;
    private const int Widest = 48;

    public static async Task<MemoryStream> Of<T>(IReadOnlyList<DataColumn<T>> columns, IReadOnlyList<T> rows)
    {
        var file = new MemoryStream();
        await using (var book = await Book.CreateNewAsync(file))
        {
            var styles = new Styles(
                book.AddStyle(new Style { Format = NumberFormat.Custom(Yuan) }),
                book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) }));
            await book.StartWorksheetAsync("Sheet1", Widths(columns, rows));
            await book.AddRowAsync([.. columns.Select(column => Cell(column.Title, styles))]);
            foreach (var row in rows)
                await book.AddRowAsync([.. columns.Select(column => Cell(column.Value(row), styles))]);
            await book.FinishAsync();
        }

        file.Position = 0;
        return file;
    }

    private static StyledCell Cell(object? value, Styles styles) => value switch
    {
        null => new((string?)null, null),
        Money money => new(decimal.Parse(money.ToString(), CultureInfo.InvariantCulture), styles.Money),
        int number => new(number, null),
        long number => new(number, null),
        decimal number => new(number, null),
        _ => new(CellText.Of(TextOf(value)), styles.Text),
    };

    private static WorksheetOptions Widths<T>(IReadOnlyList<DataColumn<T>> columns, IReadOnlyList<T> rows)
    {
        var sheet = new WorksheetOptions();
        for (var at = 0; at < columns.Count; at++)
        {
            var column = columns[at];
            sheet.Column(at + 1).Width = Math.Clamp(
                rows.Select(row => WidthOf(TextOf(column.Value(row)))).Append(WidthOf(column.Title)).Max() + 2,
                Narrowest, Widest);
        }

        return sheet;
    }

    private static string TextOf(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    // A Chinese character is as wide as two figures.
    private static int WidthOf(string text) => text.EnumerateRunes().Sum(static letter => letter.IsAscii ? 1 : 2);

    private sealed record Styles(StyleId Money, StyleId Text);
}
