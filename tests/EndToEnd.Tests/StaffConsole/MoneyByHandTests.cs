using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>What the jobs or the story are usually quicker to do: settled, discarded, topped up, handed to the bank,
/// signed for and paid again by hand, in a village whose job host is off. One follows the other, because money does.
/// </summary>
[NonParallelizable]
public sealed partial class MoneyByHandTests
{
    private const string SalesChart = "figure[aria-label=近两周每天的成交额]";

    private static readonly string[] Goods =
        [DemoVillage.TeaName, DemoVillage.NutName, DemoVillage.BasketName, "散养土鸡蛋"];

    // How many orders a day, the oldest first: a village has days without any.
    private static readonly int[] Days = [2, 1, 3, 0, 1, 2, 4, 2, 0, 1, 3, 2, 5, 1, 2, 3];

    private readonly List<Desk> desks = [];
    private readonly List<string> numbers = [];
    private IdleVillage village = null!;

    [OneTimeSetUp]
    public async Task SellForTwoWeeks()
    {
        village = await IdleVillage.Open();
        numbers.AddRange(await village.Sell(Goods));
        foreach (var orders in Days)
        {
            await village.World.Advance(TimeSpan.FromDays(1), default);
            _ = await village.Sell([.. Enumerable.Range(0, orders).Select(_ => DemoVillage.TeaName)]);
        }
    }

    [OneTimeTearDown]
    public async Task Leave()
    {
        if (village is not null) await village.DisposeAsync();
    }

    [TearDown]
    public async Task NothingWentWrongUnseen()
    {
        if (TestContext.CurrentContext.Result.FailCount > 0)
            foreach (var desk in desks) await desk.PictureOfFailure(TestContext.CurrentContext.Test.MethodName!);
        foreach (var desk in desks) await desk.NothingWentWrongUnseen();
        desks.Clear();
    }

    [Test]
    public async Task The_dashboard_draws_what_each_day_sold()
    {
        var today = BeijingTime.DayOf(village.World.Now);
        var sold = (await village.Look(db => db.Orders.AsNoTracking().ToListAsync()))
            .ToLookup(order => BeijingTime.DayOf(order.PaidAt!.Value), order => order.Total);

        var treasurer = await DeskOf("treasurer");

        var rows = treasurer.Page.Locator($"{SalesChart} tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(14);
        Assert.That(
            (await rows.AllTextContentsAsync()).Select(row => row.Trim()),
            Is.EqualTo(Enumerable.Range(0, 14).Select(at => today.AddDays(at - 13)).Select(day =>
                $"{day.ToString("MM-dd", CultureInfo.InvariantCulture)}"
                + $"{Money.Sum(sold[day])} 元，{sold[day].Count()} 单")));
        await LooksRightInBothThemes(treasurer, "dashboard-filled");
        for (var click = 0; click < 2; click++)
        {
            await treasurer.Click("收起或展开菜单");
            await treasurer.Page.Until($$"""
                (() => {
                  const drawn = document.querySelector('{{SalesChart}} canvas');
                  const [card, chart] = [drawn.closest('.ant-card'), drawn].map(one => one.getBoundingClientRect());
                  return Math.abs(card.width - 50 - chart.width) < 2 && chart.right < card.right;
                })()
                """);
        }
    }

    [Test]
    [DependsOnTest(nameof(The_dashboard_draws_what_each_day_sold))]
    public async Task Due_lines_are_settled_by_hand_and_nobody_posts_a_sum_that_they_did_not_see()
    {
        await village.Deliver(numbers);
        await village.World.Advance(TimeSpan.FromDays(2), default);
        var late = await village.Sell(DemoVillage.TeaName);
        await village.Deliver(late);
        await village.World.Advance(TimeSpan.FromDays(6), default);
        var due = await Due();
        Assert.That((due.Lines, due.Freight), Is.EqualTo((Goods.Length, await FreightOf(numbers))));
        var (treasurer, pending) = (await DeskOf("treasurer"), await village.Balance(Account.PendingSales));
        await treasurer.GoTo("清分结算");
        await treasurer.Click("结算到期订单");
        await SeesParts(treasurer, due);
        await treasurer.LooksRight("settle-confirm");
        await treasurer.TypeTotal(due.Total + new Money(1), "提交复核");
        await treasurer.IsRefused("approval.total_differs");
        await village.World.Advance(TimeSpan.FromDays(2), default);
        await treasurer.TypeTotal(due.Total, "提交复核");
        await treasurer.IsRefused("console.amount_changed");
        await treasurer.Picture("settle-fell-due-meanwhile");
        Assert.That(await village.Look(db => db.SalePostings.AnyAsync()), Is.False);
        Assert.That(await village.Balance(Account.PendingSales), Is.EqualTo(pending));

        await treasurer.Click("取 消");
        await treasurer.Click("结算到期订单");
        due = await Due();
        await SeesParts(treasurer, due);
        var lateSales = await village.Look(db => db.Sales.Where(sale => sale.Document == late[0])
            .Select(sale => sale.Id).ToListAsync());
        await treasurer.TypeTotal(due.Total, "提交复核");
        await treasurer.Sees($"已申请结算 {Goods.Length + 1} 行，共 {due.Total} 元，请另一位同事复核");
        Assert.That(await village.Balance(Account.PendingSales), Is.EqualTo(pending), "a wish posts nothing");
        var reviewer = await DeskOf("reviewer");
        await LooksRightInBothThemes(reviewer, "dashboard-of-reviewer");
        await reviewer.Review("手工结算");
        await SeesParts(reviewer, due);
        await reviewer.LooksRight("approve-settlement");
        await reviewer.TypeTotal(due.Total - new Money(1), "确认结算");
        await reviewer.IsRefused("approval.total_differs");
        await reviewer.TypeTotal(due.Total, "确认结算");

        await reviewer.Sees($"手工结算 {due.Total} 元已复核");
        await LooksRightInBothThemes(reviewer, "approvals");
        await treasurer.GoTo("复核");
        await treasurer.GoTo("清分结算");
        var settled = await village.Look(db => db.PostedShares());
        var ofLate = settled.Single(row => lateSales.Contains(row.Posting.SaleId));
        await treasurer.Page.ChooseTab("已清分");
        var row = treasurer.Row(late[0]).Filter(new() { HasText = DemoVillage.TeaName });
        await Assertions.Expect(row).ToHaveCountAsync(1);
        foreach (var amount in new[] { ofLate.Posting.Net, ofLate.Parts.Of(PartyKind.Household) })
            await Assertions.Expect(row.Locator($"[aria-label='{amount} 元']").First).ToBeVisibleAsync();
        Assert.That(Money.Sum(settled.Select(row => row.Posting.Net)), Is.EqualTo(due.Net));
        Assert.That(
            Money.Sum(settled.Select(row => row.Parts.Of(PartyKind.Household))),
            Is.EqualTo(due.Parts.Of(PartyKind.Household)));
        Assert.That(await village.Balance(Account.PendingSales), Is.EqualTo(pending + due.Total));
        Assert.That(await village.Balance(Account.GoodsPayable), Is.EqualTo(-due.Parts.Of(PartyKind.Household)));
        await treasurer.Click("结算到期订单");
        await treasurer.Sees("没有到期的订单");
        var request = await village.Look(db => db.PostingRequests.AsNoTracking().SingleAsync());
        Assert.That(request.People.Checker, Is.Not.Null.And.Not.EqualTo(request.People.Maker));
    }

    private async Task<Desk> DeskOf(string user)
    {
        var desk = await Desk.Of(user, await PlayedVillage.Browser, village.World.Api);
        desks.Add(desk);
        return desk;
    }

    private static async Task SeesParts(Desk desk, SettlementSum due)
    {
        await desk.SeesAmount("归农户", due.Parts.Of(PartyKind.Household));
        await desk.SeesAmount("共富基金", due.Parts.Of(PartyKind.Fund));
        await desk.SeesAmount("平台", due.Parts.Of(PartyKind.Platform));
        await desk.SeesAmount("合作社", due.Parts.Of(PartyKind.Cooperative));
        await desk.SeesAmount("运费（归平台）", due.Freight);
    }

    private static async Task LooksRightInBothThemes(Desk desk, string name)
    {
        // Colours don't depend on the width: each theme and each size once.
        foreach (var (theme, width, height) in new[] { ("light", 1024, 768), ("dark", 1280, 800) })
        {
            // Not by the button, which lies under what is open.
            await desk.Page.EvaluateAsync($"village.setDark({(theme == "dark" ? "true" : "false")})");
            await Assertions.Expect(desk.Page.Locator($"html[data-theme={theme}]")).ToHaveCountAsync(1);
            await desk.Page.FitInto(width, height);
            await desk.LooksRight($"{name}-{theme}-{width}");
        }

        await desk.Page.EvaluateAsync("village.setDark(false)");
    }

    private Task<SettlementSum> Due() => village.World.Staff<PreviewSettlement, SettlementSum>(async feature =>
        (await feature.Run(default)).OrThrow());

    private Task<Money> FreightOf(List<string> orders) => village.Look(async db => Money.Sum(
        (await db.Orders.AsNoTracking().Where(order => orders.Contains(order.Number)).ToListAsync())
        .Select(order => order.Freight)));
}
