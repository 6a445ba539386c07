using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The bank's statement comes in, first with a row that can't be read, and tells of interest that nobody
/// booked.</summary>
public sealed partial class BooksByHandTests
{
    private const string Bank = "农商银行";

    private static readonly Money Interest = new(123);

    private async Task Compare(Desk treasurer)
    {
        await treasurer.GoTo("银行流水");
        await treasurer.Page.GetByRole(AriaRole.Link, new() { Name = "导入流水" }).ClickAsync();
        await treasurer.IsAtStep("选文件");
        await treasurer.LooksRight("bank-file");
        await Choose(treasurer, "六月一日");
        await Assertions.Expect(treasurer.Page.GetByLabel("第 1 列是什么")).ToHaveValueAsync("Date");
        await treasurer.Page.GetByLabel("给这种格式起个名字").FillAsync(Bank);
        await treasurer.LooksRight("bank-columns");
        await treasurer.Click("记住格式，下一步");
        await treasurer.Sees("有 1 处读不出来");
        await treasurer.Sees("六月一日");
        await treasurer.LooksRight("bank-bad-rows");
        await treasurer.Click("换一个文件");

        await Choose(treasurer, $"{lastDay.AddDays(1):yyyy-MM-dd}");
        await treasurer.Sees($"照记住的「{Bank}」选好了");
        await treasurer.Click("记住格式，下一步");
        await treasurer.Sees("2 笔新流水，1 笔对上了，1 笔成为差错");
        await treasurer.LooksRight("bank-preview");
        Assert.That(await village.Look(db => db.BankRows.CountAsync()), Is.Zero, "a preview keeps nothing");
        await treasurer.Click("导 入");
        await treasurer.Sees("去「对账」处理差错");
        await treasurer.LooksRight("bank-done");
        await treasurer.Page.GetByRole(AriaRole.Link, new() { Name = "看这些流水" }).ClickAsync();
        await treasurer.SeesRow("利息", Interest);
        await treasurer.LooksRight("bank");
        await treasurer.Row("利息").GetByRole(AriaRole.Link, new() { Name = "看差错" }).ClickAsync();
        await Assertions.Expect(treasurer.OpenDialog).ToContainTextAsync(
            $"银行流水有一笔收入 {Interest} 元");

        var found = await village.Look(db => db.Breaks.AsNoTracking()
            .SingleAsync(one => one.Source == BreakSource.BankStatement));
        Assert.That(
            (found.Class, found.Status, found.Difference),
            Is.EqualTo((BreakClass.MissingOurs, BreakStatus.Open, Interest)));
    }

    private async Task Choose(Desk desk, string dayOfInterest)
    {
        var text = $"账号,6222 0000\n交易日期,摘要,收入金额,支出金额,余额,对方户名\n"
            + $"{lastDay.AddDays(2):yyyy-MM-dd},网银转账,,{Unheard},9700.00,财付通\n"
            + $"{dayOfInterest},利息,{Interest},,9701.23,本行\n";
        await desk.Page.GetByLabel("流水文件").Choose(new FilePayload
        {
            Name = "六月.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text),
        });
        await desk.IsAtStep("说明每一列");
    }
}
