using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Phones;
using VillageCloud.EndToEnd.Tests.StaffConsole;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>From the month's end to the household: close, share, pay, explain, reconcile.</summary>
public sealed partial class MainJobByClicksTests
{
    private const string Month = "2026-05-01 至 2026-05-31";

    [Test]
    [DependsOnTest(nameof(Chapter_4_after_the_window_the_line_settles_by_itself_and_the_console_shows_the_parts))]
    public async Task Chapter_5_the_treasurer_closes_the_month_and_discloses_the_plan()
    {
        await AdvanceTo(new DateOnly(2026, 6, 1), 11);
        await Eventually(
            async db => await db.BillFiles.CountAsync(file => file.MatchedAt != null) >= 26 * 3,
            TimeSpan.FromMinutes(10));
        var surplus = -(await Balance(Account.CooperativeIncome) + await Balance(Account.PlatformIncome)
            + await Balance(Account.OtherIncome) + await Balance(Account.PaymentFees)
            + await Balance(Account.OperatingCosts));
        var treasurer = await DeskOf("treasurer");
        await treasurer.GoTo("分红方案");
        await treasurer.Link($"去月结 {Month}").ClickAsync();
        await treasurer.Picture("5-period");
        await treasurer.Click("申请结账");
        await treasurer.Sees("本期盈余，结账后转入盈余分配");
        await treasurer.Picture("5-close");
        await treasurer.TypeTotal(surplus, "提交复核");
        await treasurer.Sees("已申请结账");
        var reviewer = await DeskOf("reviewer");
        await reviewer.Review("结账");
        await reviewer.TypeTotal(surplus, "确认结账");
        await reviewer.Sees($"结账 {surplus} 元已复核");
        await treasurer.GoTo("工作台");
        await treasurer.GoTo("分红方案");
        await treasurer.Link($"试算 {Month}").ClickAsync();
        await treasurer.Sees("试算（还没有保存）");
        Assert.That(
            await Look(db => db.Periods.Where(one => one.FirstDay == new DateOnly(2026, 5, 1))
                .Select(one => one.Status).SingleAsync()),
            Is.EqualTo(PeriodStatus.Closed));
        await treasurer.SeesAmount("本期盈余", surplus);
        await treasurer.NothingIsSaidOverThePage();
        await treasurer.Picture("5-preview");

        await treasurer.Click("保存为方案");
        await treasurer.IsAtStep("公示");
        Assert.That((await Plan()).Status, Is.EqualTo(PlanStatus.Drafted));
        await treasurer.Click("开始公示");
        await treasurer.Sees("还有 15 天");

        var plan = await Plan();
        Assert.That(plan.Status, Is.EqualTo(PlanStatus.Disclosed));
        Assert.That(plan.PatronagePool.Fen * 10, Is.GreaterThanOrEqualTo(plan.Distributable.Fen * 6));
        await SeesFigures(treasurer, plan);
        await treasurer.Picture("5-disclosed");
    }

    [Test]
    [DependsOnTest(nameof(Chapter_5_the_treasurer_closes_the_month_and_discloses_the_plan))]
    public async Task Chapter_5_a_plan_that_was_sent_back_is_drafted_and_disclosed_again()
    {
        var plan = await Plan();
        var reviewer = await DeskOf("reviewer");
        await OpenPlan(reviewer);
        await reviewer.IsNotOffered("撤回方案");
        await reviewer.Click("驳回方案");
        await reviewer.LooksRight("5-send-back");
        await reviewer.TypeTotal(plan.Distributable, "确认驳回");
        await reviewer.IsRefused("approval.reason_missing");
        await reviewer.OpenDialog.GetByLabel("为什么驳回").FillAsync("二号户的交易量要再核对");
        await reviewer.TypeTotal(plan.Distributable, "确认驳回");
        await reviewer.Sees("驳回：二号户的交易量要再核对");
        await reviewer.Sees("重新试算");

        var treasurer = await DeskOf("treasurer");
        await treasurer.GoTo("分红方案");
        await treasurer.Sees("已驳回");
        await treasurer.Link($"试算 {Month}").ClickAsync();
        await treasurer.Sees("驳回：二号户的交易量要再核对");
        await treasurer.LooksRight("5-sent-back");
        await treasurer.Click("保存为方案");
        await treasurer.IsAtStep("公示");
        await treasurer.Click("撤回方案");
        await treasurer.TypeTotal(plan.Distributable, "确认撤回");
        await treasurer.Sees("方案已撤回");
        await treasurer.Link("重新试算").ClickAsync();
        await treasurer.Click("保存为方案");
        await treasurer.IsAtStep("公示");
        await treasurer.Click("开始公示");
        await treasurer.Sees("还有 15 天");

        var again = await Plan();
        Assert.That((again.Status, again.Fingerprint), Is.EqualTo((PlanStatus.Disclosed, plan.Fingerprint)));
        Assert.That(again.Id, Is.Not.EqualTo(plan.Id));
    }

    [Test]
    [DependsOnTest(nameof(Chapter_5_a_plan_that_was_sent_back_is_drafted_and_disclosed_again))]
    public async Task Chapter_6_only_a_second_person_approves_and_only_after_the_disclosure()
    {
        var plan = await Plan();
        var treasurer = await DeskOf("treasurer");
        await OpenPlan(treasurer);
        await treasurer.IsAtStep("公示");
        await treasurer.IsNotOffered("复核通过");
        await treasurer.Picture("6-maker-may-not-check");
        var maker = await World.SignIn(DemoVillage.Treasurer, default);
        var own = await World.Staff<ApproveDividendPlan, Outcome<ApproveDividendPlan.Result>>(feature => feature.Run(
            new(IdempotencyKey.New(), maker, plan.Id, plan.Distributable), default));
        Assert.That(own.Refusal?.Code, Is.EqualTo("access.not_your_duty"), "past the page it is refused too");

        var reviewer = await DeskOf("reviewer");
        await OpenPlan(reviewer);
        await reviewer.Click("复核通过");
        await reviewer.TypeTotal(plan.Distributable, "复核通过");
        await reviewer.IsRefused("dividend.disclosure_not_over");
        await reviewer.Picture("6-too-early");
        await World.Advance(TimeSpan.FromDays(15), default);
        await reviewer.TypeTotal(plan.Distributable + new Money(1), "复核通过");
        await reviewer.IsRefused("approval.total_differs");
        Assert.That((await Plan()).Status, Is.EqualTo(PlanStatus.Disclosed));
        await reviewer.TypeTotal(plan.Distributable, "复核通过");

        await reviewer.IsAtStep("分配");
        await reviewer.Picture("6-approved");
        var approved = await Plan();
        Assert.That(approved.Status, Is.EqualTo(PlanStatus.Approved));
        Assert.That(approved.People.Checker, Is.Not.Null.And.Not.EqualTo(approved.People.Maker));
    }

    [Test]
    [DependsOnTest(nameof(Chapter_6_only_a_second_person_approves_and_only_after_the_disclosure))]
    public async Task Chapter_7_the_treasurer_allocates_and_each_household_is_owed_its_share()
    {
        var treasurer = await DeskOf("treasurer");
        await OpenPlan(treasurer);
        await treasurer.Click("分配入账");
        await treasurer.TypeTotal((await Plan()).Distributable, "确认入账");

        await treasurer.Sees("已经入账，可以付款了");
        await treasurer.Picture("7-allocated");
        var share = await Share();
        Assert.That((await Plan()).Status, Is.EqualTo(PlanStatus.Allocated));
        Assert.That(share.Payout, Is.GreaterThan(Money.Zero));
        Assert.That(await Balance(Account.SurplusDistribution), Is.EqualTo(Money.Zero));
        Assert.That(await Balance(Account.DividendPayable, share.HouseholdId), Is.EqualTo(-share.Payout));
    }

    [Test]
    [DependsOnTest(nameof(Chapter_7_the_treasurer_allocates_and_each_household_is_owed_its_share))]
    public async Task Chapter_8_a_payout_batch_is_drafted_by_one_and_sent_off_by_another()
    {
        var treasurer = await DeskOf("treasurer");
        await treasurer.GoTo("付款到户");
        await TopUp(treasurer);
        await treasurer.DraftForAll();
        var batch = await Look(db => db.PayoutBatches.AsNoTracking().Include(one => one.Payouts).SingleAsync());
        await treasurer.IsNotOffered("复核并付款");
        await treasurer.Picture("8-drafted");

        var reviewer = await DeskOf("reviewer");
        await reviewer.GoTo("付款到户");
        await reviewer.Click($"查看 {batch.Number}");
        await reviewer.Click("复核并付款");
        await reviewer.TypeTotal(batch.Total + new Money(1), "确认付款");
        await reviewer.IsRefused("approval.total_differs");
        await reviewer.TypeTotal(batch.Total, "确认付款");

        await reviewer.Sees("已复核，正在付款");
        await Eventually(
            async db => !await db.Payouts.AnyAsync(one =>
                one.Channel == PayoutChannel.WeChat && one.Status == PayoutStatus.Submitted),
            TimeSpan.FromSeconds(20));
        var payout = await TeaPayout();
        Assert.That(payout.Status, Is.EqualTo(PayoutStatus.WaitingForPayee));
        Assert.That(payout.Dividend, Is.EqualTo((await Share()).Payout));
        Assert.That(await Balance(Account.GoodsPayable, payout.HouseholdId), Is.EqualTo(Money.Zero));
        await reviewer.GoTo("付款到户");
        await reviewer.Click($"查看 {batch.Number}");
        await reviewer.SeesRow(payout.OutBillNo, payout.Goods, payout.Dividend, payout.Amount);
        await reviewer.Picture("8-sent");
    }

    [Test]
    [DependsOnTest(nameof(Chapter_8_a_payout_batch_is_drafted_by_one_and_sent_off_by_another))]
    public async Task Chapter_9_the_household_takes_the_money_on_its_phone()
    {
        var payout = await TeaPayout();
        var phone = await HouseholdPhone(isAsked: true);
        await phone.Sees("等您收");
        await phone.Sees($"还剩 {(int)(payout.ConfirmBefore!.Value - World.Now).TotalHours} 小时");
        await phone.SeesAmount("在路上，还没到账", payout.Amount);
        await phone.SeesAmount("这个月已到账", Money.Zero);
        await phone.Picture("clicks-9-waiting");
        await phone.Tap("收钱");
        await phone.Sees("这是沙箱里的微信");
        await phone.Picture("clicks-9-transfer-sheet");
        await InTheSheet(phone, "取消");
        await phone.Sees("等您收");
        Assert.That((await TeaPayout()).Status, Is.EqualTo(PayoutStatus.WaitingForPayee), "closing takes nothing");

        await phone.Tap("收钱");
        await phone.Sees("这是沙箱里的微信");
        await InTheSheet(phone, "收款");

        await Eventually(
            db => db.Payouts.AnyAsync(one => one.Id == payout.Id && one.Status == PayoutStatus.Succeeded),
            TimeSpan.FromSeconds(20));
        await phone.FollowClock(World);
        await phone.Back();
        await phone.TapFirstLink("我家的账");
        await phone.SeesAmount("这个月已到账", payout.Amount);
        await phone.Picture("clicks-9-paid");
    }

    [Test]
    [DependsOnTest(nameof(Chapter_9_the_household_takes_the_money_on_its_phone))]
    public async Task Chapter_10_the_statement_explains_every_fen_as_the_books_have_it()
    {
        var (settled, payout, share) = (
            PartyAmounts.Of((await Look(db => db.PostedShares())).Single().Parts), await TeaPayout(), await Share());
        var phone = await HouseholdPhone();
        await phone.Sees("2026年6月");
        await phone.SeesAmount("村里还欠我家", Money.Zero);
        await phone.SeesAmount("这个月已到账", payout.Amount);
        await phone.SeesAmount("村里发出的", -payout.Goods);
        await phone.SeesAmount("村里发出的", -payout.Dividend, which: 1);
        await phone.Shown("办完的付款").ClickAsync();
        await phone.Sees($"货款 {payout.Goods} 元，分红 {payout.Dividend} 元");
        await phone.Picture("clicks-10-june");
        Assert.That(await Balance(Account.GoodsPayable, share.HouseholdId), Is.EqualTo(Money.Zero));
        Assert.That(await Balance(Account.DividendPayable, share.HouseholdId), Is.EqualTo(Money.Zero));

        await phone.Tap("看上一期");

        await phone.Sees("2026年5月");
        await phone.SeesAmount("本期卖货所得", settled.Household);
        await phone.SeesAmount("还没发的", payout.Goods);
        await Assertions.Expect(phone.Page.GetByLabel($"我家本期分红{share.Payout}元")).ToBeVisibleAsync();
        Assert.That(share.Patronage + share.Capital, Is.EqualTo(share.Payout), "nothing was carried in or over");
        await phone.SeesAmount("按交易额返还", share.Patronage);
        await phone.SeesAmount("按出资分", share.Capital);
        await phone.Shown("点开看怎么算").ClickAsync();
        await phone.Sees($"拿来分的是 {settled.Total} 元");
        await phone.SeesAmount("共富基金（全村一起用）", settled.Fund);
        await phone.Picture("clicks-10-may");
        await phone.Shown("查验码").ScrollIntoViewIfNeededAsync();
        await phone.Picture("clicks-10-may-dividend");
    }

    [Test]
    [DependsOnTest(nameof(Chapter_10_the_statement_explains_every_fen_as_the_books_have_it))]
    public async Task Chapter_11_next_morning_the_bills_match_and_the_books_balance()
    {
        var payoutDay = BeijingTime.DayOf(World.Now);
        await AdvanceTo(payoutDay.AddDays(1), 10, 30);
        await Eventually(
            async db => await db.BillFiles.CountAsync(file => file.Day == payoutDay && file.MatchedAt != null) == 3,
            TimeSpan.FromMinutes(20));
        var supervisor = await DeskOf("supervisor");
        await supervisor.GoTo("对账");
        await supervisor.Sees("没有差错，账都对上了");
        var latest = supervisor.Page.Locator($"tbody tr:has(td:text-is('{payoutDay:yyyy-MM-dd}'))");
        await Assertions.Expect(latest).ToHaveCountAsync(1);
        await Assertions.Expect(latest).ToContainTextAsync("一致");
        await supervisor.Picture("11-reconciliation");
        Assert.That(await Look(db => db.Breaks.CountAsync()), Is.Zero);

        await supervisor.GoTo("账本");
        await supervisor.Click("账本自检");
        await supervisor.Sees("自检结果");
        Assert.That(await supervisor.Page.GetByText("不成立").CountAsync(), Is.Zero);
        await supervisor.Sees("借贷相等");
        await supervisor.Picture("11-journal");
        var findings = await World.Staff<CheckBooks, IReadOnlyList<CheckBooks.Finding>>(
            feature => feature.Run(default));
        Assert.That(findings.Where(finding => !finding.Holds), Is.Empty);
        Assert.That(
            (await World.Sandbox.Ask("violations", default)).GetRawText(), Does.Not.Contain("\"code\""),
            "no sins against WeChat's protocol");
    }

    private static async Task OpenPlan(Desk desk)
    {
        await desk.GoTo("分红方案");
        // What doesn't count any more stands below.
        await desk.Link($"查看 {Month}").First.ClickAsync();
        await desk.Sees("按交易额返还");
    }

    private async Task SeesFigures(Desk desk, DividendPlan plan)
    {
        await desk.SeesAmount("提取公积", plan.Reserve);
        await desk.SeesAmount("可分配盈余", plan.Distributable);
        await desk.SeesAmount("按交易额返还", plan.PatronagePool);
        await desk.SeesAmount("按出资分配", plan.CapitalPool);
        var share = plan.Shares.Single(one => one.Volume > Money.Zero);
        await desk.SeesRow(
            DemoVillage.NameOfHousehold(DemoVillage.TeaHousehold), share.Volume, share.Patronage, share.Capital,
            share.Payout);
        var carried = plan.Shares.First(one => one.CarryOut > Money.Zero);
        Assert.That(carried.Payout, Is.EqualTo(Money.Zero));
        var name = await Look(db => db.Households.Where(one => one.Id == carried.HouseholdId)
            .Select(one => one.Name).SingleAsync());
        await Assertions.Expect(desk.Page.Locator("tbody tr").Filter(new() { HasText = name }).Locator("td").Last)
            .ToHaveTextAsync($"¥{carried.CarryOut}");
        await desk.Sees("余额结转到下期");
    }

    /// <param name="isAsked">The first time, WeChat asks whether the household wants to be reminded.</param>
    private async Task<Phone> HouseholdPhone(bool isAsked = false)
    {
        var phone = await PhoneOf($"household-{DemoVillage.TeaHousehold}");
        await phone.Open("/pages/home/home");
        await phone.Tap(AriaRole.Tab, "我的");
        await phone.TapFirstLink("我家的账");
        if (isAsked)
        {
            await phone.Sees("待收款提醒");
            await InTheSheet(phone, "允许");
        }

        await phone.IsAt("household", "我家的账");
        return phone;
    }

    /// <summary>At the bank's counter, and then in the console.</summary>
    private async Task TopUp(Desk treasurer)
    {
        var amount = new Money(100_000);
        var flow = await World.Sandbox.Tell("accounts/topup", new { account = "OPERATION", fen = amount.Fen }, default);
        await treasurer.Click("登记充值");
        await treasurer.Page.GetByLabel("充值金额（元）").FillAsync("1000");
        await treasurer.Page.GetByLabel("微信充值单号").FillAsync(flow.GetProperty("flowNo").GetString()!);
        await treasurer.LooksRight("8-top-up");
        await treasurer.Click("下一步：核对");
        await treasurer.SeesAmount("充值后运营户余额", amount);
        await treasurer.LooksRight("8-top-up-confirm");
        Assert.That(await Balance(Account.WeChatOperation), Is.EqualTo(Money.Zero), "a preview posts nothing");
        await treasurer.TypeTotal(amount, "提交复核");
        await treasurer.Sees("登记了充值");
        Assert.That(await Balance(Account.WeChatOperation), Is.EqualTo(Money.Zero), "a wish posts nothing");
        var reviewer = await DeskOf("reviewer");
        await reviewer.Review("登记充值");
        await reviewer.LooksRight("8-top-up-approve");
        await reviewer.TypeTotal(amount, "确认入账");
        await reviewer.Sees("登记充值 1000.00 元已复核");
        await treasurer.GoTo("工作台");
        await treasurer.GoTo("付款到户");
        await treasurer.SeesAmount("账面余额", amount);
        Assert.That(await Balance(Account.WeChatOperation), Is.EqualTo(amount));
    }

    /// <summary>The one that counts.</summary>
    private Task<DividendPlan> Plan() => Look(db => db.DividendPlans.AsNoTracking().Include(one => one.Shares)
        .SingleAsync(one => one.Status != PlanStatus.Declined));

    private async Task<DividendShare> Share()
    {
        var household = await TeaHousehold();
        return (await Plan()).Shares.Single(share => share.HouseholdId == household);
    }

    private async Task<Payout> TeaPayout()
    {
        var household = await TeaHousehold();
        return await Look(db => db.Payouts.AsNoTracking().SingleAsync(one => one.HouseholdId == household));
    }

    private Task AdvanceTo(DateOnly day, int hour, int minute = 0) =>
        World.Advance(BeijingTime.At(day, new TimeOnly(hour, minute)) - World.Now, default);
}
