using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Banking;

/// <summary>A row of a bank is one entry of ours, once; a layout may be changed.</summary>
public sealed class BankTransitionsTests
{
    private static readonly StatementColumns Signed = new("日期", "金额", null, null, "对方", null, null);
    private static readonly StatementColumns Paired = new("日期", null, "收入", "支出", "对方", "摘要", "余额");

    private static readonly TransitionTable<BankRow> RowTable = new(
        """
        verb  | from    | to      | sets
        Match | alone   | matched | EntryId MatchedAt
        Match | matched | bug: a row is matched once
        """)
    {
        StateOf = row => row.EntryId is null ? "alone" : "matched",
        States = new Dictionary<string, Func<BankRow>>
        {
            ["alone"] = Row, ["matched"] = () => Row().With(one => one.Match(new(7), Start)),
        },
        Verbs = new() { { "Match", row => row.Match(new(8), Later) } },
    };

    private static readonly TransitionTable<BankLayout> LayoutTable = new(
        """
        verb                     | from   | to     | sets
        Change                   | signed | paired | Amount Balance ChangedAt In Out Reference
        Change                   | paired | paired | ChangedAt
        Change to half a pair    | signed, paired | bug: a layout tells at least the day and the amount
        """)
    {
        StateOf = layout => layout.Amount is null ? "paired" : "signed",
        States = new Dictionary<string, Func<BankLayout>>
        {
            ["signed"] = () => new(OurVillage, "农商银行", Signed, Start),
            ["paired"] = () => new(OurVillage, "农商银行", Paired, Start),
        },
        Verbs = new()
        {
            { "Change", layout => layout.Change(Paired, Later) },
            { "Change to half a pair", layout => layout.Change(Paired with { Out = null }, Later) },
        },
    };

    private static IEnumerable<TestCaseData> Rows => RowTable.Rows;

    private static IEnumerable<TestCaseData> LayoutRows => LayoutTable.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_row_leads_where_the_table_says(TransitionRow row) => RowTable.Check(row);

    [TestCaseSource(nameof(LayoutRows))]
    public void A_layout_leads_where_the_table_says(TransitionRow row) => LayoutTable.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() =>
        Assert.That(RowTable.Gaps().Concat(LayoutTable.Gaps()), Is.Empty);

    [TestCase("", "金额", null, null, "bank.columns_incomplete")]
    [TestCase("日期", null, null, null, "bank.columns_incomplete")]
    [TestCase("日期", null, "收入", null, "bank.columns_incomplete")]
    [TestCase("日期", "金额", "收入", "支出", "bank.columns_incomplete")]
    [TestCase("日期", "日期", null, null, "bank.column_twice")]
    [TestCase("日期", "金额", null, null, null)]
    [TestCase("日期", null, "收入", "支出", null)]
    public void Columns_tell_the_day_and_one_way_of_the_amount(
        string date, string? amount, string? into, string? outOf, string? code) => Assert.That(
        new StatementColumns(date, amount, into, outOf, null, null, null).Check().Refusal?.Code, Is.EqualTo(code));

    [Test]
    public void The_same_row_in_another_file_is_the_same_row()
    {
        var told = new StatementRow(3, new(2026, 5, 6), new(100), "林家", "茶款", new(900));

        Assert.That((told with { Line = 9 }).Fingerprint, Is.EqualTo(told.Fingerprint));
        Assert.That((told with { Amount = new(101) }).Fingerprint, Is.Not.EqualTo(told.Fingerprint));
        Assert.That((told with { Balance = null }).Fingerprint, Is.Not.EqualTo(told.Fingerprint));
    }

    private static BankRow Row() =>
        new(OurVillage, 1, new(2, new(2026, 5, 6), new(-500), "林家", "茶款", null), occurrence: 1);
}
