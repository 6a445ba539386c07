using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Audit;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>From the draft to the receipt, and again where nobody took the money.</summary>
public sealed partial class MoneyByHandTests
{
    [Test]
    [DependsOnTest(nameof(Due_lines_are_settled_by_hand_and_nobody_posts_a_sum_that_they_did_not_see))]
    public async Task A_draft_is_discarded_and_nothing_was_booked()
    {
        var (entries, owed) = (await Entries(), await village.Balance(Account.GoodsPayable));
        var treasurer = await DeskOf("treasurer");
        await PickAndDraft(treasurer, -owed);
        var draft = await Batch(BatchStatus.Drafted);
        Assert.That(draft.Total, Is.EqualTo(-owed));
        Assert.That(draft.Payouts.Select(one => one.HouseholdId).Distinct().Count(), Is.EqualTo(4));
        await treasurer.IsNotOffered("复核并付款");
        await LooksRightInBothThemes(treasurer, "payouts-drafted");

        await treasurer.Click("作废");
        await treasurer.Sees("可以重新制单");
        await treasurer.LooksRight("discard-confirm");
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
        await treasurer.DraftForAll();
        var batch = await Batch(BatchStatus.Drafted);
        await treasurer.Sees("运营户还差");
        var reviewer = await DeskOf("reviewer");
        await reviewer.Review(batch.Number);
        await reviewer.IsNotOffered("作废");
        await reviewer.Sees("首次付款");
        await reviewer.SeesAmount("复核前，微信运营户还可以付", Money.Zero);
        await LooksRightInBothThemes(reviewer, "approve-batch");
        await reviewer.Click("复核并付款");
        await reviewer.Sees("共 4 笔，合计");
        await reviewer.LooksRight("approve-confirm");

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
        // The maker's page, which lies open meanwhile, hears of it by itself.
        await treasurer.Sees("4 笔里，到账 0 笔，还没有结果 4 笔");
    }

    [Test]
    [DependsOnTest(nameof(A_batch_is_sent_off_by_another_and_its_transfers_wait_for_money))]
    public async Task A_top_up_is_recorded_once_and_the_waiting_transfers_go_on()
    {
        var (amount, entries) = (new Money(123_456), await Entries());
        var topUp = await village.World.Sandbox.Tell(
            "accounts/topup", new { account = "OPERATION", fen = amount.Fen }, default);
        var flow = topUp.GetProperty("flowNo").GetString()!;
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
        await treasurer.TypeTotal(amount - new Money(1), "提交复核");
        await treasurer.IsRefused("approval.total_differs");
        await treasurer.TypeTotal(amount, "提交复核");
        await treasurer.Sees("登记了充值");
        await treasurer.SeesAmount("账面余额", Money.Zero);
        await treasurer.LooksRight("top-up-waiting-dark");
        Assert.That(await Entries(), Is.EqualTo(entries), "a wish posts nothing");
        await treasurer.Click("登记充值");
        await FillTopUp(treasurer, "1,234.56", flow);
        await treasurer.IsRefused("ledger.topup_waiting");
        var reviewer = await DeskOf("reviewer");
        await reviewer.Review(flow);
        await reviewer.Sees($"{Money.Zero} 元 → {amount} 元");
        await reviewer.LooksRight("approve-top-up");
        await reviewer.TypeTotal(amount, "确认入账");

        await reviewer.Sees($"登记充值 {amount} 元已复核");
        await reviewer.GoTo("付款到户");
        await reviewer.SeesAmount("账面余额", amount);
        await treasurer.Click("取 消");
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

        var (textName, text) = await treasurer.Download("下载 CSV");

        Assert.That((name, textName), Is.EqualTo(($"{batch.Number}.xlsx", $"{batch.Number}.csv")));
        Assert.That(
            Encoding.UTF8.GetString(text).Split("\r\n")[1],
            Is.EqualTo($"1,楼阿来,201000000006,诸暨农商银行上英服务点,{payout.Amount},货款,{payout.OutBillNo}"));
        var rows = new Workbook(content).Rows;
        Assert.That(
            rows[0], Is.EqualTo((object[]) ["序号", "户名", "账号", "开户行", "金额(元)", "备注", "付款编号"]));
        Assert.That(
            rows.Skip(1).Single(),
            Is.EqualTo((object[])
            [
                1.0, "楼阿来", "201000000006", "诸暨农商银行上英服务点",
                double.Parse(payout.Amount.ToString(), CultureInfo.InvariantCulture), "货款", payout.OutBillNo,
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

            await Assertions.Expect(Row(reviewer, payout)).ToContainTextAsync("已到账");
            var arrived = await Payout(payout.OutBillNo);
            bank -= payout.Amount;
            Assert.That(
                (arrived.Status, arrived.TransferBillNo), Is.EqualTo((PayoutStatus.Succeeded, $"签收单 {channel}")));
            Assert.That(await village.Balance(Account.Bank), Is.EqualTo(bank));
        }

        await reviewer.IsNotOffered("确认到账");
        var receipts = reviewer.Page.GetByRole(AriaRole.Search, new() { Name = "在到账凭据里查找" });
        await receipts.GetByRole(AriaRole.Searchbox).FillAsync("签收单 Cash");
        await receipts.GetByRole(AriaRole.Button, new() { Name = "查 询" }).ClickAsync();
        await Assertions.Expect(reviewer.Row("签收单 Bank")).ToHaveCountAsync(0);
        await reviewer.SeesRow("签收单 Cash", batch.Payouts.Single(one => one.Channel == PayoutChannel.Cash).Amount);
        await reviewer.LooksRight("receipts-dark");
    }

    [Test]
    [DependsOnTest(nameof(What_the_bank_or_a_hand_paid_is_confirmed_by_a_second_person_with_its_receipt))]
    public async Task What_nobody_took_in_time_is_seen_at_once_and_paid_again_by_two_people()
    {
        var batch = await Batch(BatchStatus.Approved);
        await village.World.Advance(TimeSpan.FromHours(24.5), default);
        await Until("ask-about-transfers", one => one.Status == PayoutStatus.Failed, wanted: 2);
        var failed = (await Payouts()).Where(one => one.Status == PayoutStatus.Failed).ToList();
        var total = Money.Sum(failed.Select(one => one.Amount));
        var owed = await village.Balance(Account.GoodsPayable);
        Assert.That(await village.Balance(Account.PayoutInTransit), Is.EqualTo(Money.Zero));
        var treasurer = await DeskOf("treasurer");
        await treasurer.Sees("没付成");
        await treasurer.LooksRight("dashboard-failed");
        await treasurer.Page.GetByRole(AriaRole.Link, new() { NameRegex = ToRedraft() }).ClickAsync();
        await treasurer.Sees("部分未成");
        await treasurer.Click($"查看 {batch.Number}");
        await treasurer.Sees("2 笔没付成");
        await Assertions.Expect(Row(treasurer, failed[0])).ToContainTextAsync("24 小时没有确认，已退回");
        await Assertions.Expect(treasurer.Page.Locator("tbody tr").Filter(new() { HasText = "已到账" }))
            .ToHaveCountAsync(0);
        await LooksRightInBothThemes(treasurer, "payouts-failed");
        await treasurer.Click("把没付成的重新制单");
        await treasurer.Sees("已制单，请另一位同事复核");
        var again = await Batch(BatchStatus.Drafted);
        Assert.That(again.Total, Is.EqualTo(total));
        await treasurer.IsNotOffered("把没付成的重新制单");
        await treasurer.IsNotOffered("复核并付款");

        var reviewer = await DeskOf("reviewer");
        await reviewer.Review(again.Number);
        await reviewer.Click("复核并付款");
        await reviewer.LooksRight("redraft-confirm");
        await reviewer.TypeTotal(total + new Money(1), "确认付款");
        await reviewer.IsRefused("approval.total_differs");
        await reviewer.TypeTotal(total, "确认付款");
        await reviewer.Sees("已复核，正在付款");

        Assert.That(await village.Balance(Account.PayoutInTransit), Is.EqualTo(-total));
        Assert.That(
            await village.Balance(Account.GoodsPayable), Is.EqualTo(owed + Money.Sum(failed.Select(one => one.Goods))));
        await OpenBatch(reviewer, batch);
        await Assertions.Expect(Row(reviewer, failed[0])).ToContainTextAsync($"已并入批次 {again.Number}");
        await Assertions.Expect(Row(reviewer, failed[0]).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await reviewer.LooksRight("payouts-taken-over");
        await Until("deliver-outbox", one => one.Status == PayoutStatus.WaitingForPayee, wanted: 2);
        var findings = await village.World.Staff<CheckBooks, IReadOnlyList<CheckBooks.Finding>>(
            feature => feature.Run(default));
        Assert.That(findings.Where(finding => !finding.Holds), Is.Empty);
    }

    [Test]
    [DependsOnTest(nameof(What_nobody_took_in_time_is_seen_at_once_and_paid_again_by_two_people))]
    public async Task A_transfer_is_cancelled_and_a_bank_payout_that_bounced_is_booked_back_by_two_people()
    {
        var waiting = (await Payouts()).First(one => one.Status == PayoutStatus.WaitingForPayee);
        var bank = (await Payouts()).Single(one => one.Channel == PayoutChannel.Bank);
        var batches = await village.Look(db => db.PayoutBatches.AsNoTracking().ToListAsync());
        var treasurer = await DeskOf("treasurer");
        await OpenBatch(treasurer, batches.Single(one => one.Id == waiting.BatchId));
        await Row(treasurer, waiting).GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await treasurer.Sees("农户先收下就撤不回来");
        await treasurer.LooksRight("cancel-confirm");
        await treasurer.TypeTotal(waiting.Amount, "确认撤销");
        await Assertions.Expect(Row(treasurer, waiting)).ToContainTextAsync("正在撤销");
        await village.Run("deliver-outbox");
        await Until("ask-about-transfers", one => one.Id == waiting.Id && one.Status == PayoutStatus.Failed, wanted: 1);

        await OpenBatch(treasurer, batches.Single(one => one.Id == bank.BatchId));
        await Row(treasurer, bank).GetByRole(AriaRole.Button, new() { Name = "登记退票" }).ClickAsync();
        await treasurer.TypeTotal(bank.Amount, "提交复核");
        await treasurer.IsRefused("payout.return_reason_invalid");
        await treasurer.Page.GetByLabel("没付成的原因").FillAsync("账号已注销");
        await treasurer.LooksRight("return-confirm");
        await treasurer.TypeTotal(bank.Amount, "提交复核");
        await Assertions.Expect(Row(treasurer, bank)).ToContainTextAsync("登记了退票，待复核");
        Assert.That((await Payout(bank.OutBillNo)).Status, Is.EqualTo(PayoutStatus.Succeeded), "a wish books nothing");
        var (owed, inBank) = (await village.Balance(Account.GoodsPayable), await village.Balance(Account.Bank));
        var reviewer = await DeskOf("reviewer");
        await reviewer.Review(bank.OutBillNo);
        await reviewer.Sees("账号已注销");
        await reviewer.LooksRight("approve-return");
        await reviewer.TypeTotal(bank.Amount, "确认退票");
        await reviewer.Sees($"退票 {bank.Amount} 元已复核");

        Assert.That((await Payout(bank.OutBillNo)).Status, Is.EqualTo(PayoutStatus.Failed));
        Assert.That(await village.Balance(Account.Bank), Is.EqualTo(inBank + bank.Amount));
        Assert.That(await village.Balance(Account.GoodsPayable), Is.EqualTo(owed - bank.Goods));
        await CallAndDraftAgain(treasurer, waiting.Amount + bank.Amount);
    }

    [GeneratedRegex("去重新制单", RegexOptions.None, 1000)]
    private static partial Regex ToRedraft();

    private static async Task OpenBatch(Desk desk, PayoutBatch batch)
    {
        await desk.GoTo("付款到户");
        await desk.Click($"查看 {batch.Number}");
        await desk.Sees($"批次 {batch.Number}");
    }

    private async Task FillTopUp(Desk desk, string amount, string flow, int daysAhead = 0)
    {
        var day = BeijingTime.DayOf(village.World.Now).AddDays(daysAhead);
        await desk.Page.GetByLabel("充值金额（元）").FillAsync(amount);
        await desk.Page.GetByLabel("微信充值单号").FillAsync(flow);
        await desk.Page.GetByLabel("到账日期").FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await desk.Click("下一步：核对");
    }

    private static ILocator Row(Desk desk, Payout payout) =>
        desk.Row(payout.OutBillNo);

    /// <summary>Lets the job run until so many payouts have come so far; WeChat and outbox take their time.</summary>
    private async Task Until(string job, Func<Payout, bool> holds, int wanted)
    {
        for (var left = 30; (await Payouts()).Count(holds) != wanted; left--)
        {
            Assert.That(left, Is.Positive, $"{job} did not do it");
            await village.World.Advance(TimeSpan.FromMinutes(10), default);
            await village.Run(job);
        }
    }

    private Task<PayoutBatch> Batch(BatchStatus status) => village.Look(db => db.PayoutBatches.AsNoTracking()
        .Include(batch => batch.Payouts).SingleAsync(batch => batch.Status == status));

    /// <summary>Those that were sent off.</summary>
    private Task<List<Payout>> Payouts() => village.Look(db => db.Payouts.AsNoTracking()
        .Where(one => one.Status != PayoutStatus.Drafted).OrderBy(one => one.Id).ToListAsync());

    private Task<Payout> Payout(string number) =>
        village.Look(db => db.Payouts.AsNoTracking().SingleAsync(one => one.OutBillNo == number));

    private Task<int> Entries() => village.Look(db => db.JournalEntries.CountAsync());
}
