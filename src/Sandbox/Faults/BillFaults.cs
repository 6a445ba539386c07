using System.Globalization;

namespace VillageCloud.Sandbox.Faults;

/// <summary>Family B: bills that are not there, or do not tell the truth.</summary>
internal sealed class BillFaults(FaultBook book)
{
    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>
    {
        ["B1"] = "STATEMENT_CREATING although it is time",
        ["B2"] = "NO_STATEMENT_EXIST although there are rows",
        ["B3"] = "hash_value that does not fit the file",
        ["B8"] = "a trade bill that lies (date, kind: missing | extra | amount, number?, fen?)",
        ["B9"] = "the download stops half way",
        ["B10"] = "a file that is no bill, in a layout of tomorrow",
        ["B11"] = "fund rows of one second in another order",
        ["B12"] = "fund rows with their fees inside: one row for the payment and what it cost",
    };

    public string? Absence(string endpoint, DateOnly date)
    {
        var target = TargetOf(endpoint, date);
        if (book.Take("B1", target) is not null)
            return "STATEMENT_CREATING";
        return book.Take("B2", target) is not null ? "NO_STATEMENT_EXIST" : null;
    }

    public bool WrongHash(string endpoint, DateOnly date) => book.Take("B3", TargetOf(endpoint, date)) is not null;

    /// <summary>What is served instead of the bill.</summary>
    public byte[] Spoilt(string endpoint, DateOnly date, byte[] content) =>
        book.Take("B10", TargetOf(endpoint, date)) is null ? content : "版本,2\r\n{\"rows\":[]}\r\n"u8.ToArray();

    public bool IsShuffled(DateOnly date) => book.Take("B11", TargetOf("fundflowbill", date)) is not null;

    public bool IsNet(DateOnly date) => book.Take("B12", TargetOf("fundflowbill", date)) is not null;

    public bool Truncated() =>
        book.Take("B9", new FaultTarget("billdownload", "/v3/billdownload/file", null, null)) is not null;

    /// <summary>The lies planted in the trade bill of a day; they stay, so a second download tells the same.</summary>
    public IEnumerable<BillLie> LiesOf(DateOnly date)
    {
        foreach (var fault in book.All())
        {
            if (fault.Id != "B8" || fault.Text("date", TextOf(date)) != TextOf(date))
                continue;
            fault.Hits++;
            yield return new BillLie(
                fault.Text("kind", "missing"), fault.Parameters.GetValueOrDefault("number"), fault.Whole("fen", 1));
        }
    }

    private static FaultTarget TargetOf(string endpoint, DateOnly date) =>
        new(endpoint, $"/v3/bill/{endpoint}", TextOf(date), null);

    private static string TextOf(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Number: the out_trade_no concerned; the first row when absent. Fen: how far an amount is off.</summary>
internal sealed record BillLie(string Kind, string? Number, long Fen);
