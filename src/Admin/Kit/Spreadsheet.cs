using System.Data;
using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin.Kit;

/// <summary>A table as xlsx: its headings also when nothing was found, and money as yuan that a spreadsheet can add.
/// </summary>
internal static class Spreadsheet
{
    private const string Yuan = "#,##0.00";
    private const int Narrowest = 8;
    private const int Widest = 48;

    public static async Task<MemoryStream> Of<T>(IReadOnlyList<DataColumn<T>> columns, IReadOnlyList<T> rows)
    {
        using var sheet = new DataTable { Locale = CultureInfo.InvariantCulture };
        var shapes = new List<DynamicExcelColumn>();
        var values = columns.Select(column => rows.Select(column.Value).ToList()).ToList();
        foreach (var (column, cells) in columns.Zip(values))
        {
            sheet.Columns.Add(column.Title, typeof(object));
            var shape = new DynamicExcelColumn(column.Title) { Width = WidthOf(column.Title, cells) };
            if (cells.Exists(static cell => cell is Money)) shape.Format = Yuan;
            shapes.Add(shape);
        }

        for (var row = 0; row < rows.Count; row++)
            sheet.Rows.Add([.. values.Select(cells => Cell(cells[row]))]);
        var file = new MemoryStream();
        await file.SaveAsAsync(sheet, configuration: new OpenXmlConfiguration { DynamicColumns = [.. shapes] });
        file.Position = 0;
        return file;
    }

    private static object? Cell(object? value) => value is Money money
        ? decimal.Parse(money.ToString(), CultureInfo.InvariantCulture)
        : value;

    // A Chinese character is as wide as two figures.
    private static int WidthOf(string title, List<object?> cells) => Math.Clamp(
        cells.Select(static cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "").Append(title)
            .Max(static text => text.Sum(static letter => char.IsAscii(letter) ? 1 : 2)) + 2,
        Narrowest, Widest);
}
