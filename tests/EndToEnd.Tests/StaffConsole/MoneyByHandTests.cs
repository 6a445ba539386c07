using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Domain.Ledger;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Ledger;
using VillageCloud.Features.Settlement;
using VillageCloud.Features.Villages.Demo;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>What the jobs or the story are usually quicker to do: settled, discarded, topped up, handed to the bank,
/// signed for and paid again by hand, in a village whose job host is off. One follows the other, because money does.
/// </summary>
[NonParallelizable]
public sealed class MoneyByHandTests
{
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
            foreach (var desk in desks) await desk.Picture($"failed-{TestContext.CurrentContext.Test.MethodName}");
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

        var rows = treasurer.Page.Locator("figure.chart tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(14, new() { Timeout = 20_000 });
        Assert.That(
            (await rows.AllTextContentsAsync()).Select(row => row.Trim()),
            Is.EqualTo(Enumerable.Range(0, 14).Select(at => today.AddDays(at - 13)).Select(day =>
                $"{day.ToString("MM-dd", CultureInfo.InvariantCulture)}"
                + $"{Money.Sum(sold[day])} 元，{sold[day].Count()} 单")));
        await LooksRightInBothThemes(treasurer, "dashboard-filled");
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
        await treasurer.TypeTotal(due.Total + new Money(1), "确认结算");
        await treasurer.IsRefused("approval.total_differs");
        await village.World.Advance(TimeSpan.FromDays(2), default);
        await treasurer.TypeTotal(due.Total, "确认结算");
        await treasurer.IsRefused("approval.total_differs");
        await treasurer.Picture("settle-fell-due-meanwhile");
        Assert.That(await village.Look(db => db.LineSettlements.AnyAsync()), Is.False);
        Assert.That(await village.Balance(Account.PendingSales), Is.EqualTo(pending));

        await treasurer.Click("取 消");
        await treasurer.Click("结算到期订单");
        due = await Due();
        await SeesParts(treasurer, due);
        var lateLines = await village.Look(db => db.Orders.Where(order => order.Number == late[0])
            .SelectMany(order => order.Lines).Select(line => line.Id).ToListAsync());
        await treasurer.TypeTotal(due.Total, "确认结算");

        await treasurer.Sees($"结算了 {Goods.Length + 1} 行，共 {due.Total} 元");
        var settled = await village.Look(db => db.LineSettlements.AsNoTracking().ToListAsync());
        var ofLate = settled.Single(row => lateLines.Contains(row.LineId));
        await treasurer.SeesRow(late[0], ofLate.Net, ofLate.Household);
        Assert.That(Money.Sum(settled.Select(row => row.Net)), Is.EqualTo(due.Net));
        Assert.That(Money.Sum(settled.Select(row => row.Household)), Is.EqualTo(due.Parts.Household));
        Assert.That(await village.Balance(Account.PendingSales), Is.EqualTo(pending + due.Total));
        Assert.That(await village.Balance(Account.GoodsPayable), Is.EqualTo(-due.Parts.Household));
        await treasurer.Click("结算到期订单");
        await treasurer.Sees("没有到期的订单");
    }

    [Test]
    [DependsOnTest(nameof(Due_lines_are_settled_by_hand_and_nobody_posts_a_sum_that_they_did_not_see))]
    public async Task A_draft_is_discarded_and_nothing_was_booked()
    {
        var (entries, owed) = (await Entries(), await village.Balance(Account.GoodsPayable));
        var treasurer = await DeskOf("treasurer");
        await treasurer.GoTo("付款到户");
        await treasurer.Click("新建付款批次");
        await treasurer.Sees("请另一位同事复核");
        var draft = await Batch(BatchStatus.Drafted);
        Assert.That(draft.Total, Is.EqualTo(-owed));
        await treasurer.IsNotOffered("复核并付款");
        await LooksRightInBothThemes(treasurer, "payouts-drafted");

        await treasurer.Click("作废");
        await treasurer.Picture("discard-confirm");
        await treasurer.TypeTotal(draft.Total + new Money(1), "确认作废");
        await treasurer.IsRefused("approval.total_differs");
        Assert.That((await Batch(BatchStatus.Drafted)).Id, Is.EqualTo(draft.Id));
        await treasurer.TypeTotal(draft.Total, "确认作废");

        await treasurer.Sees($"批次 {draft.Number} 已作废");
        await treasurer.IsNotOffered("作废");
        Assert.That((await Batch(BatchStatus.Discarded)).Id, Is.EqualTo(draft.Id));
        Assert.That((await Entries(), await village.Balance(Account.GoodsPayable)), Is.EqualTo((entries, owed)));
        await Assertions.Expect(treasurer.Page.GetByText("待复核", new() { Exact = true })).ToHaveCountAsync(0);
        await treasurer.Picture("payouts-discarded");
    }

    [Test]
    [DependsOnTest(nameof(A_draft_is_discarded_and_nothing_was_booked))]
    public async Task A_batch_is_sent_off_by_another_and_its_transfers_wait_for_money()
    {
        var treasurer = await DeskOf("treasurer");
        await treasurer.GoTo("付款到户");
        await treasurer.Click("新建付款批次");
        await treasurer.Sees("请另一位同事复核");
        var batch = await Batch(BatchStatus.Drafted);
        await treasurer.Sees("运营户还差");
        var reviewer = await DeskOf("reviewer");
        await OpenBatch(reviewer, batch);
        await reviewer.IsNotOffered("登记充值");
        await reviewer.IsNotOffered("作废");
        await reviewer.Click("复核并付款");
        await reviewer.Picture("approve-confirm");

        await reviewer.TypeTotal(batch.Total, "确认付款");
        await reviewer.Sees("已复核，正在付款");
        await village.Run("deliver-outbox");

        Assert.That((await Payouts()).Select(one => one.Status), Is.All.EqualTo(PayoutStatus.Submitted));
        Assert.That(await village.Balance(Account.PayoutInTransit), Is.EqualTo(-batch.Total));
        Assert.That(await village.Balance(Account.GoodsPayable), Is.EqualTo(Money.Zero));
        Assert.That(
            await village.Look(db => db.Outbox.Where(row => row.Kind == "transfer.submit" && row.DoneAt == null)
                .Select(row => row.LastProblem).ToListAsync()),
            Is.EqualTo(["NOT_ENOUGH", "NOT_ENOUGH"]));
    }

    [Test]
    [DependsOnTest(nameof(A_batch_is_sent_off_by_another_and_its_transfers_wait_for_money))]
    public async Task A_top_up_is_recorded_once_and_the_waiting_transfers_go_on()
    {
        var (amount, entries) = (new Money(123_456), await Entries());
        var flow = (await village.World.Sandbox.Tell(
            "accounts/topup", new { account = "OPERATION", fen = amount.Fen }, default)).GetProperty("flowNo").GetString()!;
        var treasurer = await DeskOf("treasurer");
        await treasurer.TurnDark();
        await treasurer.GoTo("付款到户");
        await treasurer.Sees("运营户还差");
        await treasurer.LooksRight("payouts-missing-dark");
        await treasurer.Click("登记充值");
        await treasurer.LooksRight("top-up-dark");
        await FillTopUp(treasurer, "12，34", flow);
        await treasurer.IsRefused("console.amount_unreadable");
        await FillTopUp(treasurer, "1,234.56", " ");
        await treasurer.IsRefused("ledger.topup_invalid");
        await FillTopUp(treasurer, "1,234.56", flow, daysAhead: 1);
        await treasurer.IsRefused("ledger.topup_not_there_yet");
        await treasurer.LooksRight("top-up-refused-dark");
        Assert.That(await Entries(), Is.EqualTo(entries));

        await FillTopUp(treasurer, "1,234.56", flow);
        await treasurer.SeesAmount("充值前运营户余额", Money.Zero);
        await treasurer.SeesAmount("充值后运营户余额", amount);
        await treasurer.LooksRight("top-up-confirm-dark");
        Assert.That(await Entries(), Is.EqualTo(entries), "a preview posts nothing");
        await treasurer.TypeTotal(amount - new Money(1), "确认登记");
        await treasurer.IsRefused("approval.total_differs");
        await treasurer.TypeTotal(amount, "确认登记");

        await treasurer.Sees("充值已登记");
        await treasurer.SeesAmount("账面余额", amount);
        Assert.That(await Entries(), Is.EqualTo(entries + 1));
        Assert.That(await village.Balance(Account.WeChatOperation), Is.EqualTo(amount));
        await treasurer.Click("登记充值");
        await FillTopUp(treasurer, "1,234.56", flow);
        await treasurer.IsRefused("ledger.topup_recorded");
        Assert.That(await Entries(), Is.EqualTo(entries + 1));
        await Until("deliver-outbox", one => one.Status == PayoutStatus.WaitingForPayee, wanted: 2);
    }

    [Test]
    [DependsOnTest(nameof(A_top_up_is_recorded_once_and_the_waiting_transfers_go_on))]
    public async Task The_bank_file_holds_what_the_bank_has_to_pay_of_the_batch()
    {
        var batch = await Batch(BatchStatus.Approved);
        var payout = batch.Payouts.Single(one => one.Channel == PayoutChannel.Bank);
        var treasurer = await DeskOf("treasurer");
        await OpenBatch(treasurer, batch);

        var (name, content) = await treasurer.Download("下载银行文件");

        Assert.That(name, Is.EqualTo($"{batch.Number}.csv"));
        Assert.That(content.Take(3), Is.EqualTo(Encoding.UTF8.GetPreamble()), "spreadsheets read it as UTF-8");
        var lines = Encoding.UTF8.GetString(content[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines[0], Is.EqualTo("序号,户名,账号,开户行,金额(元),备注,付款编号"));
        var row = lines.Skip(1).Single().Split(',');
        Assert.That(
            row, Is.EqualTo((string[])
            [
                "1", "楼阿来", "201000000006", "诸暨农商银行上英服务点", payout.Amount.ToString(), "货款", payout.OutBillNo,
            ]));
        Assert.That(
            payout.Amount + Money.Sum(batch.Payouts.Where(one => one.Channel != PayoutChannel.Bank)
                .Select(one => one.Amount)),
            Is.EqualTo(batch.Total));
    }

    [Test]
    [DependsOnTest(nameof(The_bank_file_holds_what_the_bank_has_to_pay_of_the_batch))]
    public async Task What_the_bank_or_a_hand_paid_is_confirmed_by_a_second_person_with_its_receipt()
    {
        var batch = await Batch(BatchStatus.Approved);
        var bank = await village.Balance(Account.Bank);
        var treasurer = await DeskOf("treasurer");
        await OpenBatch(treasurer, batch);
        await treasurer.IsNotOffered("确认到账");
        var reviewer = await DeskOf("reviewer");
        await reviewer.TurnDark();
        await OpenBatch(reviewer, batch);
        await reviewer.LooksRight("payouts-sent-dark");

        foreach (var channel in new[] { PayoutChannel.Bank, PayoutChannel.Cash })
        {
            var payout = batch.Payouts.Single(one => one.Channel == channel);
            await Row(reviewer, payout).GetByRole(AriaRole.Button, new() { Name = "确认到账" }).ClickAsync();
            await reviewer.TypeTotal(payout.Amount, "确认到账");
            await reviewer.IsRefused("payout.evidence_invalid");
            await reviewer.LooksRight($"arrived-{channel}-refused-dark");
            Assert.That((await Payout(payout.OutBillNo)).Status, Is.EqualTo(PayoutStatus.Submitted));
            await reviewer.Page.GetByLabel("银行回单号或签收单编号").FillAsync($"签收单 {channel}");
            await reviewer.TypeTotal(payout.Amount - new Money(1), "确认到账");
            await reviewer.IsRefused("approval.total_differs");
            await reviewer.TypeTotal(payout.Amount, "确认到账");

            await Assertions.Expect(Row(reviewer, payout)).ToContainTextAsync("已到账", new() { Timeout = 20_000 });
            var arrived = await Payout(payout.OutBillNo);
            bank -= payout.Amount;
            Assert.That(
                (arrived.Status, arrived.TransferBillNo), Is.EqualTo((PayoutStatus.Succeeded, $"签收单 {channel}")));
            Assert.That(await village.Balance(Account.Bank), Is.EqualTo(bank));
        }

        await reviewer.IsNotOffered("确认到账");
    }

    [Test]
    [DependsOnTest(nameof(What_the_bank_or_a_hand_paid_is_confirmed_by_a_second_person_with_its_receipt))]
    public async Task What_nobody_took_in_time_is_paid_again_under_a_new_number()
    {
        var batch = await Batch(BatchStatus.Approved);
        await village.World.Advance(TimeSpan.FromHours(24.5), default);
        await Until("ask-about-transfers", one => one.Status == PayoutStatus.Failed, wanted: 2);
        var failed = (await Payouts()).First(one => one.Status == PayoutStatus.Failed);
        var owed = await village.Balance(Account.GoodsPayable);
        Assert.That(await village.Balance(Account.PayoutInTransit), Is.EqualTo(Money.Zero));
        var treasurer = await DeskOf("treasurer");
        await OpenBatch(treasurer, batch);
        await LooksRightInBothThemes(treasurer, "payouts-failed");
        await Row(treasurer, failed).GetByRole(AriaRole.Button, new() { Name = "重新付款" }).ClickAsync();
        await treasurer.Sees("用新的编号再付给");
        await treasurer.LooksRight("reissue-confirm");
        await treasurer.TypeTotal(failed.Amount + new Money(1), "确认重新付款");
        await treasurer.IsRefused("approval.total_differs");
        Assert.That((await Payout(failed.OutBillNo)).Status, Is.EqualTo(PayoutStatus.Failed));

        await treasurer.TypeTotal(failed.Amount, "确认重新付款");

        await treasurer.Sees("已用新编号重新付款");
        var again = (await Payouts()).Single(one => one.ReissueOfId == failed.Id);
        Assert.That(again.OutBillNo, Is.Not.EqualTo(failed.OutBillNo));
        Assert.That((again.Amount, again.Status), Is.EqualTo((failed.Amount, PayoutStatus.Submitted)));
        Assert.That(await village.Balance(Account.PayoutInTransit), Is.EqualTo(-failed.Amount));
        Assert.That(await village.Balance(Account.GoodsPayable), Is.EqualTo(owed + failed.Goods));
        await treasurer.SeesRow(again.OutBillNo, again.Amount);
        await Assertions.Expect(Row(treasurer, failed)).ToContainTextAsync("已重新付款");
        await Assertions.Expect(Row(treasurer, failed).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Until("deliver-outbox", one => one.Status == PayoutStatus.WaitingForPayee, wanted: 1);
        var findings = await village.World.Staff<CheckBooks, IReadOnlyList<CheckBooks.Finding>>(
            feature => feature.Run(default));
        Assert.That(findings.Where(finding => !finding.Holds), Is.Empty);
    }

    private async Task<Desk> DeskOf(string user)
    {
        var desk = await Desk.Of(user, ConsoleVillages.Chromium, village.World.Api);
        desks.Add(desk);
        return desk;
    }

    private static async Task OpenBatch(Desk desk, PayoutBatch batch)
    {
        await desk.GoTo("付款到户");
        await desk.Click($"查看 {batch.Number}");
        await desk.Sees($"批次 {batch.Number}");
    }

    private static async Task SeesParts(Desk desk, SettlementSum due)
    {
        await desk.SeesAmount("归农户", due.Parts.Household);
        await desk.SeesAmount("共富基金", due.Parts.Fund);
        await desk.SeesAmount("平台", due.Parts.Platform);
        await desk.SeesAmount("合作社", due.Parts.Cooperative);
        await desk.SeesAmount("运费（归平台）", due.Freight);
    }

    private async Task FillTopUp(Desk desk, string amount, string flow, int daysAhead = 0)
    {
        var day = BeijingTime.DayOf(village.World.Now).AddDays(daysAhead);
        await desk.Page.GetByLabel("充值金额（元）").FillAsync(amount);
        await desk.Page.GetByLabel("微信充值单号").FillAsync(flow);
        await desk.Page.GetByLabel("到账日期").FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await desk.Click("下一步：核对");
    }

    private static async Task LooksRightInBothThemes(Desk desk, string name)
    {
        foreach (var (theme, other) in new[] { ("light", "换成深色"), ("dark", "换成浅色") })
        {
            await Assertions.Expect(desk.Page.Locator($"html[data-theme={theme}]")).ToHaveCountAsync(1);
            foreach (var (width, height) in new[] { (1024, 768), (1280, 800) })
            {
                await desk.Page.SetViewportSizeAsync(width, height);
                await desk.LooksRight($"{name}-{theme}-{width}");
            }

            await desk.Click(other);
        }
    }

    private static ILocator Row(Desk desk, Payout payout) =>
        desk.Page.Locator("tbody tr").Filter(new() { HasText = payout.OutBillNo });

    /// <summary>Lets the job run until so many payouts have come so far; WeChat and the outbox take their time.</summary>
    private async Task Until(string job, Func<Payout, bool> holds, int wanted)
    {
        for (var left = 30; (await Payouts()).Count(holds) != wanted; left--)
        {
            Assert.That(left, Is.Positive, $"{job} did not do it");
            await village.World.Advance(TimeSpan.FromMinutes(10), default);
            await village.Run(job);
        }
    }

    private Task<SettlementSum> Due() => village.World.Staff<PreviewSettlement, SettlementSum>(async feature =>
        (await feature.Run(default)).OrThrow());

    private Task<Money> FreightOf(List<string> orders) => village.Look(async db => Money.Sum(
        (await db.Orders.AsNoTracking().Where(order => orders.Contains(order.Number)).ToListAsync())
        .Select(order => order.Freight)));

    private Task<PayoutBatch> Batch(BatchStatus status) => village.Look(db => db.PayoutBatches.AsNoTracking()
        .Include(batch => batch.Payouts).SingleAsync(batch => batch.Status == status));

    /// <summary>Those that were sent off.</summary>
    private async Task<IReadOnlyList<Payout>> Payouts() => [.. (await Batch(BatchStatus.Approved)).Payouts];

    private Task<Payout> Payout(string number) =>
        village.Look(db => db.Payouts.AsNoTracking().SingleAsync(one => one.OutBillNo == number));

    private Task<int> Entries() => village.Look(db => db.JournalEntries.CountAsync());
}
