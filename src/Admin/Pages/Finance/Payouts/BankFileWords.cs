using System.Text;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Pages.Finance.Payouts;

/// <summary>The file that is carried to the bank, in the columns that it wants: a spreadsheet, or text.</summary>
internal static class BankFileWords
{
    // Nobody's: what stands in a preview is nobody's account.
    private static readonly ExportBankFile.Row[] Samples =
    [
        new(1, "张三", "6222000011112222", "农商银行", new(123_450), "货款和分红", "F0001"),
        new(2, "李四", "201000000006", "农商银行", new(8_800), "货款", "F0002"),
    ];

    public static string Of(BankFileField field) => field switch
    {
        BankFileField.Number => "序号",
        BankFileField.Holder => "户名",
        BankFileField.Account => "账号",
        BankFileField.Bank => "开户行",
        BankFileField.Amount => "金额（元）",
        BankFileField.Remark => "备注",
        _ => "付款编号",
    };

    public static string Of(BankFileEncoding encoding) => encoding switch
    {
        BankFileEncoding.Gb18030 => "国标（GB18030、GBK）",
        _ => "UTF-8",
    };

    public static async Task<MemoryStream> Write(ExportBankFile.Result file, bool isText)
    {
        var columns = ColumnsOf(file.Layout);
        return isText
            ? new MemoryStream(Bytes(Text(columns, file.Rows), file.Layout.Encoding))
            : await Spreadsheet.Of(columns, file.Rows);
    }

    /// <summary>Of the text file, with payees that don't exist.</summary>
    public static string FirstLines(BankFileLayout layout) => Text(ColumnsOf(layout), Samples);

    private static DataColumn<ExportBankFile.Row>[] ColumnsOf(BankFileLayout layout) =>
        [.. layout.Columns.Select(static one => new DataColumn<ExportBankFile.Row>(one.Title, CellOf(one.Field)))];

    private static Func<ExportBankFile.Row, object?> CellOf(BankFileField field) => field switch
    {
        BankFileField.Number => static row => row.Number,
        BankFileField.Holder => static row => row.HolderName,
        BankFileField.Account => static row => row.AccountNumber,
        BankFileField.Bank => static row => row.BankName,
        BankFileField.Amount => static row => row.Amount,
        BankFileField.Remark => static row => row.Remark,
        _ => static row => row.OutBillNo,
    };

    private static string Text(DataColumn<ExportBankFile.Row>[] columns, IReadOnlyList<ExportBankFile.Row> rows)
    {
        var text = new StringBuilder().Append(CsvText.Line(columns.Select(static one => one.Title)));
        foreach (var row in rows) text.Append(CsvText.Line(columns.Select(one => one.Value(row))));
        return text.ToString();
    }

    // The mark in front tells a spreadsheet that the letters are UTF-8.
    private static byte[] Bytes(string text, BankFileEncoding encoding) => encoding == BankFileEncoding.Gb18030
        ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text)
        : Encoding.UTF8.GetBytes($"\uFEFF{text}");
}
