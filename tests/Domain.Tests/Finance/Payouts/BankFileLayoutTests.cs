using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Finance.Payouts;

public sealed class BankFileLayoutTests
{
    private static readonly BankFileLayout Short = new(
    [
        new("收款账号", BankFileField.Account), new("收款户名", BankFileField.Holder), new("金额", BankFileField.Amount),
    ],
    BankFileEncoding.Gb18030);

    private static readonly TransitionTable<BankFileFormat> Table = new(
        """
        verb                       | from   | to     | sets
        Change                     | chosen | chosen | ChangedAt Columns Encoding
        Change to one without sums | chosen | bug: a file tells who is paid, where to, and how much
        """)
    {
        StateOf = static _ => "chosen",
        States = new Dictionary<string, Func<BankFileFormat>>
        {
            ["chosen"] = static () => new(OurVillage, BankFileLayout.Usual, Start),
        },
        Verbs = new()
        {
            { "Change", static format => format.Change(Short, Later) },
            {
                "Change to one without sums",
                static format => format.Change(Short with { Columns = [.. Short.Columns.Take(2)] }, Later)
            },
        },
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    [Test]
    public void A_layout_comes_back_as_it_was_kept()
    {
        var kept = new BankFileFormat(OurVillage, Short, Start).Layout;

        Assert.That((kept.Columns, kept.Encoding), Is.EqualTo((Short.Columns, Short.Encoding)));
    }

    [TestCase("账号 Account, 户名 Holder", "bank_file.columns_missing")]
    [TestCase("账号 Account, 账号 Holder, 金额 Amount", "bank_file.title_twice")]
    [TestCase("账号 Account, 户名 Holder, \u200b Amount", "bank_file.title_invalid")]
    [TestCase("账号 Account, 户=名 Holder, 金额 Amount", "bank_file.title_invalid")]
    [TestCase("账号 Account, 户名 Holder, 金额 Amount, 又是金额 Amount", null)]
    public void What_a_bank_could_not_use_is_refused(string columns, string? code) =>
        Assert.That(Layout(columns).Cleaned().Refusal?.Code, Is.EqualTo(code));

    [Test]
    public void A_heading_is_short_has_no_comma_and_there_are_not_too_many()
    {
        Assert.That(With(new string('长', BankFileLayout.LongestTitle + 1)), Is.EqualTo("bank_file.title_invalid"));
        Assert.That(With("户名,全称"), Is.EqualTo("bank_file.title_invalid"));
        var many = Enumerable.Range(0, BankFileLayout.MostColumns)
            .Select(at => new BankFileColumn($"备注{at}", BankFileField.Remark));
        Assert.That(
            (Short with { Columns = [.. Short.Columns, .. many] }).Cleaned().Refusal?.Code,
            Is.EqualTo("bank_file.columns_too_many"));

        static string? With(string title) => (Short with
        {
            Columns = [.. Short.Columns, new(title, BankFileField.Remark)],
        }).Cleaned().Refusal?.Code;
    }

    [Test]
    public void What_is_taken_where_nothing_was_chosen_holds_each_field_once_and_can_be_kept()
    {
        Assert.That(
            BankFileLayout.Usual.Columns.Select(one => one.Field), Is.EquivalentTo(Enum.GetValues<BankFileField>()));
        Assert.That(BankFileLayout.Usual.Cleaned().IsRefused, Is.False);
    }

    private static BankFileLayout Layout(string columns) => new(
        [.. columns.Split(", ").Select(one => new BankFileColumn(
            one[..one.LastIndexOf(' ')], Enum.Parse<BankFileField>(one[(one.LastIndexOf(' ') + 1)..])))],
        BankFileEncoding.Utf8);
}
