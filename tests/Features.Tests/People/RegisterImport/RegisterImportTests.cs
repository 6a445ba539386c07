using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.RegisterImport;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.RegisterImport;

/// <summary>A register comes in from a spreadsheet: each line that is wrong says what to do, what is right is taken
/// when somebody says so, and the same file twice adds nothing.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class RegisterImportTests(DatabaseProvider provider)
{
    private static readonly string[] Heading = [.. RegisterColumns.All.Select(one => one.Heading)];

    private VillageAtWork work = null!;
    private StaffActor keeper;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        keeper = await work.Treasurer();
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task What_is_right_is_taken_once_and_its_capital_waits_for_a_second_person()
    {
        var file = WorkbookFile.Of(
            Heading, Line(601, money: "1,000.50"), Line(602, member: "否", since: "", money: ""),
            [.. Line(603)[..^1], "李红／妻子／13800000001；王强/儿子"]);

        var first = (await Import(file)).OrThrow();
        var again = (await Import(file)).OrThrow();

        Assert.That((first.Added, first.Capital!.ToType), Is.EqualTo((3, new Money(200_050))));
        Assert.That((again.Added, again.Known, again.Capital is null), Is.EqualTo((0, 3, true)));
        _ = (await work.ApprovePosting(await work.Reviewer(), first.Capital.Request, new(200_050))).OrThrow();
        var found = await work.Village.Look(db => db.Households.AsNoTracking().Where(one => one.Number > 600)
            .OrderBy(one => one.Number).ToListAsync());
        Assert.That(
            found.Select(one => (one.Name, one.IsMember, one.Contribution.Fen, one.People.Count)),
            Is.EqualTo(new[] { ("王601家", true, 100_050L, 1), ("王602家", false, 0L, 1), ("王603家", true, 100_000L, 3) }));
    }

    [Test]
    public async Task Each_line_that_is_wrong_says_where_and_what_to_do_and_nothing_is_half_written()
    {
        var file = WorkbookFile.Of(
            Heading, Line(611), Line(612, money: "-5"), Line(613, since: "去年三月"),
            Line(614, account: "6222 0000 1111 2222"),
            Line(615, account: "#6222000011112222333"), Line(616, money: "=A1*2|100"), Line(617, member: "对"),
            Line(618), Line(618), Line(1), Line(619, phone: "123"));

        var seen = (await Preview(file)).OrThrow();
        var refused = await Import(file);

        Assert.That((seen.New, seen.BadLines), Is.EqualTo((1, 10)));
        Assert.That(seen.Bad.Select(one => (one.Line, one.Heading)), Is.EqualTo(new[]
        {
            (3, "出资"), (4, "入社日期"), (5, "银行账号"), (6, "银行账号"), (7, "出资"), (8, "成员"), (9, "户号"), (10, "户号"),
            (11, "户号"), (12, "电话"),
        }));
        Assert.That(seen.Bad.Select(one => one.Why), Is.All.Contains("请"));
        Assert.That(refused.Refusal?.Code, Is.EqualTo("sheet.rows_bad"));
        Assert.That(await Count(), Is.Zero);

        var taken = (await Import(file, onlyGood: true)).OrThrow();

        Assert.That((taken.Added, taken.Bad), Is.EqualTo((1, 10)));
        Assert.That(await Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Merged_cells_are_told_line_by_line()
    {
        var sheet = WorkbookFile.Of(Heading, Line(621), Line(622), Line(623));
        var merged = WorkbookFile.WithMerged(sheet, "C2:C3");

        var seen = (await Preview(merged)).OrThrow();

        Assert.That(seen.Bad.Select(one => (one.Line, one.Heading)), Is.EqualTo(new[] { (2, "户主"), (3, "户主") }));
        Assert.That(seen.New, Is.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> Unreadable()
    {
        yield return Case([], "sheet.not_xlsx");
        yield return Case("户号,户名,户主"u8.ToArray(), "sheet.not_xlsx");
        yield return Case([0xD0, 0xCF, 0x11, 0xE0, 1, 2], "sheet.not_xlsx");
        yield return Case("PK not a zip"u8.ToArray(), "sheet.unreadable");
        yield return Case(WorkbookFile.Of(), "sheet.empty");
        yield return Case(WorkbookFile.Of(Heading), "sheet.empty");
        yield return Case(WorkbookFile.Of(["编号", "姓名"], ["1", "王"]), "sheet.headings_missing");
        yield return Case(WorkbookFile.Of([.. Heading, "备注"], Line(1)), "sheet.headings_strange");
        yield return Case(WorkbookFile.Of([.. Heading, "户主"], Line(1)), "sheet.headings_strange");
        yield return Case(
            WorkbookFile.Pack(("xl/worksheets/sheet1.xml", new string(' ', 70 * 1024 * 1024))), "sheet.unreadable");
        yield return Case(new byte[11 * 1024 * 1024], "sheet.file_too_large");
    }

    [TestCaseSource(nameof(Unreadable))]
    public async Task What_is_no_register_says_so(byte[] content, string code) =>
        Assert.That((await Preview(content)).Refusal?.Code, Is.EqualTo(code));

    private Task<Outcome<ImportRegister.Result>> Import(byte[] content, bool onlyGood = false) => work.Village.Run(
        (ImportRegister feature) => feature.Run(new(keeper, "名册.xlsx", content, onlyGood), default));

    private Task<Outcome<PreviewRegisterImport.View>> Preview(byte[] content) => work.Village.Run(
        (PreviewRegisterImport feature) => feature.Run(new(keeper, "名册.xlsx", content), default));

    private Task<int> Count() => work.Village.Look(db => db.Households.CountAsync(one => one.Number > 600));

    private static string[] Line(
        int number, string member = "是", string since = "2024-03-05", string money = "1000", string account = "",
        string phone = "") =>
    [
        $"#{number}", "", $"王{number}", phone, member, since, money, "", "", account.Length > 0 ? "信用社" : "", account,
        "", "",
    ];

    private static TestCaseData Case(byte[] content, string code) =>
        new TestCaseData(content, code).SetArgDisplayNames(code, $"{content.Length} bytes");
}
