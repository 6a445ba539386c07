using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Finance.Payouts;

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

/// <summary>How the letters of the text file are written.</summary>
public enum BankFileEncoding
{
    Utf8,

    /// <summary>What the programs of many banks read, and nothing else.</summary>
    Gb18030,
}

/// <param name="Title">Its heading, in the bank's own words.</param>
public sealed record BankFileColumn(string Title, BankFileField Field);

/// <summary>Which columns the file for the bank has, in which order and under which headings: every bank wants its own,
/// and every village has another bank.</summary>
public sealed record BankFileLayout(IReadOnlyList<BankFileColumn> Columns, BankFileEncoding Encoding)
{
    public const int LongestTitle = 32;

    public const int MostColumns = 20;

    /// <summary>What is taken where nothing was chosen: each field once.</summary>
    public static readonly BankFileLayout Usual = new(
    [
        new("序号", BankFileField.Number), new("户名", BankFileField.Holder), new("账号", BankFileField.Account),
        new("开户行", BankFileField.Bank), new("金额(元)", BankFileField.Amount), new("备注", BankFileField.Remark),
        new("付款编号", BankFileField.Payout),
    ],
    BankFileEncoding.Utf8);

    private static readonly BankFileField[] Needed =
        [BankFileField.Holder, BankFileField.Account, BankFileField.Amount];

    /// <summary>As it is kept, its headings without what nobody can see; or why the bank could do nothing with it.
    /// </summary>
    public Outcome<BankFileLayout> Cleaned()
    {
        if (Columns.Count > MostColumns) return new BankFileColumnsTooMany();
        if (!Array.TrueForAll(Needed, field => Columns.Any(one => one.Field == field)))
            return new BankFileColumnsMissing();
        var columns = new List<BankFileColumn>(Columns.Count);
        foreach (var column in Columns)
        {
            var title = PersonText.Line(column.Title, LongestTitle);
            if (title.Problem != TextProblem.None || title.Text.AsSpan().ContainsAny(",="))
                return new BankFileTitleInvalid(columns.Count + 1);
            if (columns.Exists(one => one.Title == title.Text)) return new BankFileTitleTwice(title.Text);
            columns.Add(column with { Title = title.Text });
        }

        return this with { Columns = columns };
    }
}

public sealed record BankFileColumnsMissing()
    : Refusal("bank_file.columns_missing", "银行文件里至少要有户名、账号和金额，请加上缺的那一列");

public sealed record BankFileColumnsTooMany()
    : Refusal("bank_file.columns_too_many", $"银行文件最多 {BankFileLayout.MostColumns} 列，请去掉几列");

/// <param name="Column">Counted from 1.</param>
public sealed record BankFileTitleInvalid(int Column)
    : Refusal(
        "bank_file.title_invalid",
        $"第 {Column} 列的标题请照银行的样子写，最多 {BankFileLayout.LongestTitle} 个字，不能有逗号和等号");

public sealed record BankFileTitleTwice(string Title)
    : Refusal("bank_file.title_twice", $"有两列都叫「{Title}」，请改一个");
