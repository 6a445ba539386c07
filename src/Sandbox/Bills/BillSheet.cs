using System.Globalization;
using System.Text;

namespace VillageCloud.Sandbox.Bills;

/// <summary>The file format of all bills: BOM, CRLF, a backtick before each value, two summary lines.</summary>
internal sealed class BillSheet(string header, string summaryHeader)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] values) => rows.Add(values);

    public byte[] Close(params string[] summary)
    {
        var text = new StringBuilder("\uFEFF").Append(header).Append("\r\n");
        foreach (var row in rows)
            Line(text, row);
        text.Append(summaryHeader).Append("\r\n");
        Line(text, summary);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Yuan with two decimals.</summary>
    public static string Yuan(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Fees are shown with five decimals.</summary>
    public static string FeeYuan(long fen) => (fen / 100m).ToString("0.00000", CultureInfo.InvariantCulture);

    public static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string[] values) =>
        text.AppendJoin(',', values.Select(value => $"`{value}")).Append("\r\n");
}
