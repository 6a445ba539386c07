using System.Globalization;
using System.Text;
using VillageCloud.Features.Finance.Payouts;

namespace VillageCloud.Admin.Pages.Finance.Payouts;

/// <summary>The file that is carried to the bank, in the columns that it wants: a spreadsheet, or text.</summary>
internal static class BankFileWords
{
    // What a spreadsheet would run as a formula; in front of a space it is a word.
    private const string Formulas = "=+-@\t\r";

    public static async Task<MemoryStream> Write(ExportBankFile.Result file, bool isText)
    {
        DataColumn<ExportBankFile.Row>[] columns =
            [.. file.Columns.Select(static one => new DataColumn<ExportBankFile.Row>(one.Title, Of(one.Field)))];
        return isText ? Text(columns, file.Rows) : await Spreadsheet.Of(columns, file.Rows);
    }

    private static Func<ExportBankFile.Row, object?> Of(BankFileField field) => field switch
    {
        BankFileField.Number => static row => row.Number,
        BankFileField.Holder => static row => row.HolderName,
        BankFileField.Account => static row => row.AccountNumber,
        BankFileField.Bank => static row => row.BankName,
        BankFileField.Amount => static row => row.Amount,
        BankFileField.Remark => static row => row.Remark,
        _ => static row => row.OutBillNo,
    };

    // The mark in front tells a spreadsheet that the letters are UTF-8.
    private static MemoryStream Text(
        DataColumn<ExportBankFile.Row>[] columns, IReadOnlyList<ExportBankFile.Row> rows)
    {
        var text = new StringBuilder().Append('\uFEFF').Append(Line(columns.Select(static one => one.Title)));
        foreach (var row in rows)
            text.Append(Line(columns.Select(one => Convert.ToString(one.Value(row), CultureInfo.InvariantCulture))));
        return new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string? text)
    {
        var word = text ?? "";
        if (word.Length > 0 && Formulas.Contains(word[0], StringComparison.Ordinal)) word = $" {word}";
        var isPlain = !word.AsSpan().ContainsAny(",\"\r\n");
        return isPlain ? word : $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
