using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Shared;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>What keeps a village's books true at the end of a month: a difference is put right, a cost is booked and
/// taken back, and the month is signed off, each by two people and all by clicks.</summary>
[NonParallelizable]
public sealed partial class BooksByHandTests
{
    private static readonly Money Unheard = new(30_000);
    private static readonly Money Cartons = new(8_850);

    private readonly List<Desk> desks = [];
    private IdleVillage village = null!;
    private DateOnly lastDay;

    [OneTimeSetUp]
    public async Task A_month_ends_with_a_top_up_that_nobody_recorded()
    {
        village = await IdleVillage.Open();
        var today = BeijingTime.DayOf(village.World.Now);
        lastDay = new DateOnly(today.Year, today.Month, 1).AddMonths(1).AddDays(-1);
        await Until(lastDay.AddDays(-1));
        _ = await village.Sell(DemoVillage.TeaName);
        _ = await village.World.Sandbox.Tell(
            "accounts/topup", new { account = "OPERATION", fen = Unheard.Fen }, default);
        await Until(lastDay.AddDays(2));
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
    public async Task A_break_a_cost_a_statement_and_a_month_each_come_to_their_end()
    {
        var (treasurer, reviewer) = (await DeskOf("treasurer"), await DeskOf("reviewer"));
        await PutRight(treasurer, reviewer);
        await Spend(treasurer, reviewer);
        await Compare(treasurer);
        await SignOff(treasurer, reviewer);
    }

    private async Task PutRight(Desk treasurer, Desk reviewer)
    {
        await treasurer.GoTo("对账");
        await treasurer.Click("取账单并核对");
        var row = treasurer.Page.Locator("tbody tr:has(td:text-is('账上没有'))");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await treasurer.LooksRight("breaks");
        await row.GetByRole(AriaRole.Button, new() { Name = "处理", Exact = true }).ClickAsync();
        await treasurer.Click("我来处理");
        await treasurer.Sees("这条差错由您处理了");
        await treasurer.Click("说明原因");
        await treasurer.Page.GetByLabel("为什么会这样").FillAsync("充值那天忘了登记");
        await treasurer.Page.GetByLabel("凭据：别人到哪里能查到").FillAsync("银行回单 0531-88");
        await Save(treasurer, "保 存");
        await treasurer.Click("提议记账");
        await treasurer.Page.GetByLabel("另一边记到").SelectOptionAsync(Account.Bank.Code);
        await treasurer.LooksRight("break-booking");
        await Save(treasurer, "提交复核");
        await treasurer.Sees($"借 {Account.WeChatOperation.Name}，贷 {Account.Bank.Name}，{Unheard} 元");
        await treasurer.NothingIsSaidOverThePage();
        await treasurer.LooksRight("break-waiting");
        Assert.That(await village.Balance(Account.WeChatOperation), Is.EqualTo(Money.Zero), "a wish posts nothing");

        await reviewer.Review("差错调整");
        await reviewer.Sees("充值那天忘了登记");
        await reviewer.Sees($"{Money.Zero} 元 → {Unheard} 元");
        await reviewer.LooksRight("approve-break");
        await reviewer.TypeTotal(Unheard, "确认调整");
        await reviewer.Sees($"差错调整 {Unheard} 元已复核");

        var ended = await village.Look(db => db.Breaks.AsNoTracking()
            .SingleAsync(one => one.Class == BreakClass.MissingOurs));
        Assert.That((ended.Status, ended.EndedAs), Is.EqualTo((BreakStatus.Closed, (BreakEnd?)BreakEnd.Adjusted)));
        Assert.That(await village.Balance(Account.WeChatOperation), Is.EqualTo(Unheard));
    }

    private async Task Spend(Desk treasurer, Desk reviewer)
    {
        await treasurer.GoTo("费用");
        await Write(treasurer, "纸箱 200 只");
        await treasurer.Sees("费用单写好了");
        await reviewer.Review("记费用");
        await reviewer.LooksRight("approve-cost");
        await reviewer.TypeTotal(Cartons, "确认入账");
        await reviewer.Sees($"记费用 {Cartons} 元已复核");
        Assert.That(await village.Balance(Account.Packing), Is.EqualTo(Cartons));

        await treasurer.GoTo("复核");
        await treasurer.GoTo("费用");
        await treasurer.LooksRight("costs");
        await treasurer.Row("纸箱 200 只").GetByRole(AriaRole.Button, new() { Name = "冲销", Exact = true })
            .ClickAsync();
        await treasurer.Page.GetByLabel("为什么冲销").FillAsync("发票开错了");
        await treasurer.TypeTotal(Cartons, "提交复核");
        await treasurer.Sees("冲销待复核");
        await reviewer.Review("冲销费用");
        await reviewer.TypeTotal(Cartons, "确认冲销");
        await reviewer.Sees($"冲销费用 {Cartons} 元已复核");
        Assert.That(await village.Balance(Account.Packing), Is.EqualTo(Money.Zero));
        var voucher = await village.Look(db => db.CostVouchers.AsNoTracking().SingleAsync());
        Assert.That((voucher.Status, voucher.Day), Is.EqualTo((CostStatus.Reversed, lastDay)));
    }

    private async Task SignOff(Desk treasurer, Desk reviewer)
    {
        await treasurer.GoTo("月结");
        await treasurer.Sees("付了钱还没发货的订单");
        await treasurer.LooksRight("month");
        await treasurer.Click("申请结账");
        await Assertions.Expect(treasurer.OpenDialog).ToBeVisibleAsync();
        var total = await Shown(treasurer);
        await treasurer.LooksRight("month-asked");
        await treasurer.TypeTotal(total, "提交复核");
        await treasurer.Sees("已经申请结账，等另一位同事看过才算数");
        await reviewer.Review("结账");
        await reviewer.LooksRight("approve-month");
        await reviewer.TypeTotal(total, "确认结账");
        await reviewer.Sees($"结账 {total} 元已复核");
        await reviewer.GoTo("月结");
        await reviewer.Sees("已结账");
        await reviewer.LooksRight("months-signed-off");
        var month = await village.Look(db => db.Periods.AsNoTracking().SingleAsync(one => one.LastDay == lastDay));
        Assert.That(month.Status, Is.EqualTo(PeriodStatus.Closed));
    }

    private async Task Write(Desk desk, string note)
    {
        await desk.Click("记一笔费用");
        await desk.Page.GetByLabel("金额（元）").FillAsync(Cartons.ToString());
        await desk.Page.GetByLabel("哪天花的").FillAsync($"{lastDay:yyyy-MM-dd}");
        await desk.Page.GetByLabel("付给谁").FillAsync("县城纸箱厂");
        await desk.Page.GetByLabel("做什么用").FillAsync(note);
        await desk.Page.GetByLabel("凭据：发票、收据或回单号").FillAsync("发票 24331000");
        await desk.LooksRight("cost-form");
        await Save(desk, "提交复核");
    }

    private static async Task<Money> Shown(Desk desk)
    {
        var label = await desk.OpenDialog.Locator(".confirm-total .money").GetAttributeAsync("aria-label");
        Assert.That(Money.TryParseYuan(label!.Split(' ')[0], out var total), Is.True, label);
        return total;
    }

    private static Task Save(Desk desk, string button) =>
        desk.OpenDialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private Task Until(DateOnly day) =>
        village.World.Advance(BeijingTime.At(day, new TimeOnly(10, 30)) - village.World.Now, default);

    private async Task<Desk> DeskOf(string user)
    {
        var desk = await Desk.Of(user, await PlayedVillage.Browser, village.World.Api);
        desks.Add(desk);
        return desk;
    }
}
