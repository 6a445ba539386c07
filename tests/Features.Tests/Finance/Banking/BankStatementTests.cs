using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Banking;
using VillageCloud.Features.Finance.Reconciliation;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Banking;

/// <summary>A bank statement comes in whole or not at all, once however often it is sent, and what differs from our
/// bank account is a break.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class BankStatementTests(DatabaseProvider provider)
{
    private const string Bank = "农商银行";
    private const string Heading = "交易日期,摘要,收入金额,支出金额,余额,对方户名\n";

    private static readonly StatementColumns Columns = new(
        "交易日期", null, "收入金额", "支出金额", "对方户名", "摘要", "余额");

    private VillageAtWork work = null!;
    private StaffActor treasurer;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        treasurer = await work.Treasurer();
        _ = (await Save(Columns)).OrThrow();
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task What_our_books_have_is_matched_and_what_they_lack_is_a_break_of_the_banks()
    {
        await TopUp("W1", 5, 50_000);
        await work.Village.Advance(TimeSpan.FromDays(6));

        var done = (await Import(Heading
            + "2026-05-06,网银转账,,\"500.00\",9500.00,财付通\n"
            + "2026-05-07,现存,\"1,234.50\",,10734.50,王小苗\n")).OrThrow();

        Assert.That((done.Rows, done.Added, done.Matched, done.Breaks), Is.EqualTo((2, 2, 1, 1)));
        var found = await Breaks();
        Assert.That(
            found.Select(one => (one.Class, one.Theirs, one.Day)),
            Is.EqualTo(new[] { (BreakClass.MissingOurs, (Money?)new Money(123_450), new DateOnly(2026, 5, 7)) }));
        Assert.That(found[0].Sentence, Does.Contain("王小苗").And.Contain("1234.50"));
    }

    [Test]
    public async Task The_same_file_twice_and_an_overlapping_one_add_only_what_is_new()
    {
        var twins = Heading + "2026-05-05,工资,,20.00,,甲\n2026-05-05,工资,,20.00,,甲\n";

        var first = (await Import(twins)).OrThrow();
        var again = (await Import(twins)).OrThrow();
        var wider = (await Import(twins + "2026-05-06,工资,,20.00,,甲\n")).OrThrow();

        Assert.That((first.Added, again.Added, wider.Added), Is.EqualTo((2, 0, 1)));
        Assert.That((first.IsKnown, again.IsKnown), Is.EqualTo((false, true)));
        Assert.That(await work.Village.Look(db => db.BankRows.CountAsync()), Is.EqualTo(3));
        Assert.That((first.Breaks, again.Breaks, wider.Breaks), Is.EqualTo((2, 0, 1)));
    }

    [Test]
    public async Task The_same_file_sent_at_once_is_taken_once()
    {
        var file = Heading + "2026-05-05,工资,,20.00,,甲\n2026-05-06,工资,30.00,,,乙\n";

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Import(file))));

        Assert.That(answers.Sum(answer => answer.OrThrow().Added), Is.EqualTo(2));
        Assert.That(await work.Village.Look(db => db.BankRows.CountAsync()), Is.EqualTo(2));
    }

    [Test]
    public async Task Every_bad_row_is_told_and_nothing_is_half_written()
    {
        var answer = await Import(Heading
            + "2026-05-05,好的,10.00,,,甲\n"
            + "五月五日,日期,10.00,,,甲\n"
            + "2026-05-05,两边,10.00,5.00,,甲\n"
            + "2026-05-05,逗号,\"12,34\",,,甲\n"
            + "2026-05-05,三位小数,1.005,,,甲\n"
            + "2026-05-05,什么也没有,,,,甲\n"
            + "2099-01-01,将来,1.00,,,甲\n"
            + "2026-05-05,交易单号,4200001234202605061234567890,,,甲\n"
            + "2026-05-05,太大,79228162514264337593543950335,,,甲\n"
            + "合计,,30.00,,,\n");

        Assert.That(answer.Refusal, Is.InstanceOf<StatementRowsBad>());
        var bad = (StatementRowsBad)answer.Refusal!;
        Assert.That(bad.Rows.Select(row => row.Line), Is.EqualTo(new[] { 3, 4, 5, 6, 7, 8, 9, 10 }));
        Assert.That(bad.Sentence, Does.Contain("8 处").And.Contain("五月五日"));
        Assert.That(await work.Village.Look(db => db.BankRows.CountAsync()), Is.Zero);
        Assert.That(await work.Village.Look(db => db.BankFiles.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task A_long_text_is_cut_on_a_whole_character()
    {
        var words = string.Concat(Enumerable.Repeat("𠮷", 100));

        _ = (await Import(Heading + $"2026-05-05,a{words},10.00,,,甲\n")).OrThrow();

        var kept = await work.Village.Look(db => db.BankRows.Select(row => row.Reference).SingleAsync());
        Assert.That($"a{words}", Does.StartWith(kept));
        Assert.That(kept.EnumerateRunes().Count(), Is.EqualTo(64), "128 halves at most");
    }

    [TestCase("GB18030")]
    [TestCase("utf-8")]
    [TestCase("utf-16")]
    public async Task Whatever_encoding_the_bank_uses_its_words_are_read(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var text = encoding.GetBytes(Heading + "20260505,茶款,１２．５０,,,张𠮷\n");
        byte[] content = [.. name == "utf-16" ? encoding.GetPreamble() : [], .. text];

        _ = (await Import(content)).OrThrow();

        var row = await work.Village.Look(db => db.BankRows.AsNoTracking().SingleAsync());
        Assert.That(
            (row.Counterparty, row.Amount, row.Day), Is.EqualTo(("张𠮷", new Money(1_250), new DateOnly(2026, 5, 5))));
    }

    [Test]
    public async Task A_workbook_is_read_with_its_days_as_numbers_and_its_preamble_skipped()
    {
        var done = (await Import(WorkbookFile.Of(
            ["账号", "6222"], [], ["交易日期", "摘要", "收入金额", "支出金额", "余额", "对方户名"],
            ["#46147", "茶款", "#12.300000000000001", "", "#99.5", "甲"],
            ["2026年5月6日", "茶款", "", "(20.00)", "", "乙"]))).OrThrow();

        Assert.That(done.Added, Is.EqualTo(2));
        var rows = await work.Village.Look(db => db.BankRows.AsNoTracking().OrderBy(row => row.Day).ToListAsync());
        Assert.That(rows.ConvertAll(row => (row.Day, row.AmountFen)), Is.EqualTo(new[]
        {
            (new DateOnly(2026, 5, 5), 1_230L), (new DateOnly(2026, 5, 6), -2_000L),
        }));
    }

    [Test]
    public async Task A_formula_is_refused_since_what_it_shows_may_be_old()
    {
        var answer = await Import(WorkbookFile.Of(
            ["交易日期", "摘要", "收入金额", "支出金额", "余额", "对方户名"],
            ["2026-05-05", "茶款", "=A1*2|12.5", "", "", "甲"]));

        Assert.That(answer.Refusal?.Sentence, Does.Contain("公式"));
    }

    [Test]
    public async Task What_is_no_statement_is_refused_in_words()
    {
        var large = await Import(new byte[50 * 1024 * 1024]);
        var empty = await Import([]);
        var headings = await Import("日期,金额\n2026-05-05,1.00\n");
        var torn = await Import([.. WorkbookFile.Of(["交易日期"]).Take(60)]);
        var old = await Import([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3]);
        var bytes = await Import([0xC0, 0xFF, 0xFF, 0xFE, 0x00]);
        var bomb = await Import(WorkbookFile.Pack(("xl/worksheets/sheet1.xml", new string(' ', 70 * 1024 * 1024))));

        Assert.That(large.Refusal?.Code, Is.EqualTo("bank.file_too_large"));
        Assert.That(empty.Refusal?.Code, Is.EqualTo("bank.file_empty"));
        Assert.That(headings.Refusal?.Sentence, Does.Contain("交易日期"));
        Assert.That(
            new[] { torn, old, bytes, bomb }.Select(answer => answer.Refusal?.Code),
            Is.All.EqualTo("bank.file_unreadable"));
        Assert.That((await Import(Heading, layout: "别的")).Refusal?.Code, Is.EqualTo("bank.layout_not_found"));
    }

    [Test]
    public async Task A_break_of_the_banks_goes_away_once_our_books_have_it()
    {
        await work.Village.Advance(TimeSpan.FromDays(6));
        var file = Heading + "2026-05-06,网银转账,,500.00,,财付通\n2026-05-12,利息,1.00,,,本行\n";
        Assert.That((await Import(file)).OrThrow().Breaks, Is.EqualTo(2));
        await TopUp("W1", 6, 50_000);

        _ = (await Import(file)).OrThrow();

        var found = await Breaks();
        Assert.That(
            found.Single(one => one.Day == new DateOnly(2026, 5, 6)).EndedAs, Is.EqualTo(BreakEnd.WentAway));
        Assert.That(
            found.Single(one => one.Day == new DateOnly(2026, 5, 12)).Status, Is.EqualTo(BreakStatus.Open));
    }

    [Test]
    public async Task What_our_books_have_and_the_bank_does_not_tell_is_a_break_once_the_days_are_over()
    {
        await TopUp("W1", 6, 50_000);
        await work.Village.Advance(TimeSpan.FromDays(10));

        _ = (await Import(Heading + "2026-05-05,利息,1.00,,,本行\n2026-05-08,利息,2.00,,,本行\n")).OrThrow();
        Assert.That(await Missing(), Is.Empty, "it may come within three days");
        _ = (await Import(Heading + "2026-05-05,利息,1.00,,,本行\n2026-05-12,利息,3.00,,,本行\n")).OrThrow();

        Assert.That(await Missing(), Is.EqualTo(new[] { (Money?)new Money(-50_000) }));
    }

    [Test]
    public async Task A_layout_is_remembered_and_changed_under_its_name()
    {
        _ = (await Save(Columns with { Counterparty = null })).OrThrow();

        var known = await work.Village.Run<ListBankLayouts, IReadOnlyList<ListBankLayouts.View>>(
            feature => feature.Run(default));

        Assert.That(
            known.Select(one => (one.Name, one.Columns.Counterparty)), Is.EqualTo(new[] { (Bank, (string?)null) }));
        Assert.That((await Save(Columns with { Out = null })).Refusal?.Code, Is.EqualTo("bank.columns_incomplete"));
        var seen = (await work.Village.Run((LookAtStatement feature) =>
            feature.Run(new(treasurer, Encoding.UTF8.GetBytes(Heading)), default))).OrThrow();
        Assert.That(seen.Rows[0].Cells, Does.Contain("交易日期"));
    }

    private async Task TopUp(string flowNo, int day, long fen)
    {
        await work.Post(
            BusinessKey.ToppedUp(flowNo), BeijingTime.At(new(2026, 5, day), new TimeOnly(10, 0)),
            JournalLine.Debit(Account.WeChatOperation, new(fen)), JournalLine.Credit(Account.Bank, new(fen)));
    }

    private Task<Outcome<SaveBankLayout.Result>> Save(StatementColumns columns) => work.Village.Run(
        (SaveBankLayout feature) => feature.Run(new(IdempotencyKey.New(), treasurer, Bank, columns), default));

    private Task<Outcome<ImportBankStatement.Result>> Import(string text, string layout = Bank) =>
        Import(Encoding.UTF8.GetBytes(text), layout);

    private Task<Outcome<ImportBankStatement.Result>> Import(byte[] content, string layout = Bank) =>
        work.Village.Run((ImportBankStatement feature) =>
            feature.Run(new(treasurer, "五月.csv", layout, content), default));

    private async Task<IReadOnlyList<BreakView>> Breaks() => (await work.Village.Run((ListBreaks feature) =>
        feature.Run(new(new(Size: 100), Source: BreakSource.BankStatement), default))).OrThrow().Rows;

    private async Task<IEnumerable<Money?>> Missing() => (await Breaks())
        .Where(one => one.Class == BreakClass.MissingTheirs).Select(one => one.Ours);
}
