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

    public static Task<MemoryStream> Of<T>(IReadOnlyList<DataColumn<T>> columns, IReadOnlyList<T> rows) => Of(
        new Sheet(
            "Sheet1", [.. columns.Select(static column => column.Title)],
            [.. rows.Select(row => columns.Select(column => column.Value(row)).ToArray())]));

    /// <summary>A book of several tables, in their order.</summary>
    public static async Task<MemoryStream> Of(params IReadOnlyList<Sheet> sheets)
    {
        var file = new MemoryStream();
        await using (var book = await Book.CreateNewAsync(file))
        {
            var styles = new Styles(
                book.AddStyle(new Style { Format = NumberFormat.Custom(Yuan) }),
                book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) }));
            foreach (var sheet in sheets) await Write(book, sheet, styles);
            await book.FinishAsync();
        }

        file.Position = 0;
        return file;
    }

    private static async Task Write(Book book, Sheet sheet, Styles styles)
    {
        await book.StartWorksheetAsync(sheet.Name, Widths(sheet));
        await book.AddRowAsync([.. sheet.Headings.Select(title => Cell(title, styles))]);
        foreach (var row in sheet.Rows) await book.AddRowAsync([.. row.Select(value => Cell(value, styles))]);
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

    private static WorksheetOptions Widths(Sheet sheet)
    {
        var options = new WorksheetOptions();
        for (var at = 0; at < sheet.Headings.Count; at++)
        {
            options.Column(at + 1).Width = Math.Clamp(
                sheet.Rows.Select(row => WidthOf(TextOf(row[at]))).Append(WidthOf(sheet.Headings[at])).Max() + 2,
                Narrowest, Widest);
        }

        return options;
    }

    private static string TextOf(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    // A Chinese character is as wide as two figures.
    private static int WidthOf(string text) => text.EnumerateRunes().Sum(static letter => letter.IsAscii ? 1 : 2);

    private sealed record Styles(StyleId Money, StyleId Text);
}

/// <summary>One table of a book: a row has as many values as there are headings.</summary>
internal sealed record Sheet(string Name, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<object?>> Rows);
