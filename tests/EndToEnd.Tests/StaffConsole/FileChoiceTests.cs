using System.Text;
using Microsoft.Playwright;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>A file that can be chosen is taken, whatever the line.</summary>
public sealed class FileChoiceTests : ConsoleFixture
{
    [Test]
    public async Task A_file_chosen_the_moment_its_field_opens_is_taken_on_a_slow_line_too()
    {
        await SignIn("treasurer");
        await Page.AnswersLate(TimeSpan.FromSeconds(1));
        await Go("/bank", "银行流水");
        await Page.GetByRole(AriaRole.Link, new() { Name = "导入流水" }).ClickAsync();

        await Page.GetByLabel("流水文件").Choose(new FilePayload
        {
            Name = "六月.csv", MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("日期,摘要,收入金额\n2026-06-01,利息,1.23\n"),
        });

        await Assertions.Expect(Page.Locator("[aria-current=step]")).ToContainTextAsync("说明每一列");
        await Assertions.Expect(Page.GetByLabel("第 1 列是什么")).ToHaveValueAsync("Date");
    }
}
