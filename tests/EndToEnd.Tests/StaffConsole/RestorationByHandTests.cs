using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.Features.Finance.Reconciliation;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>A backup was put back: what two people do, by clicks, before households are paid again.</summary>
public sealed class RestorationByHandTests : ByHandFixture
{
    [Test]
    public async Task The_bank_is_looked_at_by_two_people_and_the_page_says_what_is_left()
    {
        var takenAt = Village.World.Now.AddDays(-1);
        (await Village.World.Staff<NoteRestoration, Outcome>(feature => feature.Run(new(takenAt), default))).OrThrow();
        var (treasurer, reviewer) = (await DeskOf("treasurer"), await DeskOf("reviewer"));
        await treasurer.Page.GotoAsync("/console/reconciliation");
        await treasurer.Sees("请把这几天的银行流水和收条逐笔看一遍");
        await treasurer.LooksRight("restoration-open");
        await treasurer.Click("银行和现金都看过了");
        await treasurer.OpenDialog.GetByLabel("看了什么，找到什么").FillAsync("农信社流水到今天，找到 2 笔");
        await treasurer.LooksRight("restoration-check");
        await treasurer.OpenDialog.GetByRole(
            Microsoft.Playwright.AriaRole.Button, new() { Name = "提交复核", Exact = true }).ClickAsync();
        await treasurer.Sees("看过了，在等另一位同事复核");

        await reviewer.Review("农信社流水到今天");
        await reviewer.LooksRight("restoration-approve");
        await reviewer.TypeTotal(Money.Zero, "确认看过");
        await reviewer.Sees("恢复后的核对");
        await treasurer.Page.ReloadAsync();
        await treasurer.Sees("看过了，或者没有这样付款的");
        await treasurer.Page.FitInto(390, 844);
        await treasurer.LooksRight("restoration-bank-done-narrow");

        Assert.That(
            await Village.Look(db => db.Restorations.AsNoTracking().Select(one => one.BankCheckedAt != null)
                .SingleAsync()),
            Is.True);
    }
}
