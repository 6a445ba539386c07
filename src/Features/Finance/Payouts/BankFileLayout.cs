namespace VillageCloud.Features.Finance.Payouts;

/// <summary>What a column of the bank's file holds.</summary>
public enum BankFileField
{
    Number,
    Holder,
    Account,
    Bank,
    Amount,
    Remark,
    Payout,
}

/// <param name="Title">Its heading, in the bank's own words.</param>
public sealed record BankFileColumn(string Title, BankFileField Field);

/// <summary>Which columns the file for the bank has, in which order and under which headings: every bank wants its own,
/// so it is a setting.</summary>
public sealed record BankFileLayout(IReadOnlyList<BankFileColumn> Columns)
{
    /// <summary>What is taken where nothing is set: each field once.</summary>
    public static readonly BankFileLayout Usual = new(
    [
        new("序号", BankFileField.Number), new("户名", BankFileField.Holder), new("账号", BankFileField.Account),
        new("开户行", BankFileField.Bank), new("金额(元)", BankFileField.Amount), new("备注", BankFileField.Remark),
        new("付款编号", BankFileField.Payout),
    ]);

    private static readonly BankFileField[] Needed =
        [BankFileField.Holder, BankFileField.Account, BankFileField.Amount];

    /// <summary>Reads <c>收款人=Holder,账号=Account,金额=Amount</c>; null where it can't be a layout: a field that
    /// isn't known, a heading that is missing or stands there twice, or no name, account or amount.</summary>
    public static BankFileLayout? Read(string text)
    {
        var columns = new List<BankFileColumn>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var at = part.LastIndexOf('=');
            if (at < 1 || columns.Exists(one => one.Title == part[..at].Trim())) return null;
            var word = part[(at + 1)..].Trim();
            if (Enum.GetNames<BankFileField>().All(name => !name.Equals(word, StringComparison.OrdinalIgnoreCase)))
                return null;
            columns.Add(new(part[..at].Trim(), Enum.Parse<BankFileField>(word, ignoreCase: true)));
        }

        return Array.TrueForAll(Needed, field => columns.Exists(one => one.Field == field)) ? new(columns) : null;
    }
}
