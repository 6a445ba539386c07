using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>Money through the console: refunded by keyboard, shipped, paid out by two people, shared by two people. One
/// follows the other, because money does.</summary>
public sealed class MoneyTests : ConsoleFixture
{
    private static string number = "";

    [Test]
    public async Task A_refund_is_asked_for_by_keyboard_alone()
    {
        number = await Look(db => db.Orders.Where(order => order.Status == OrderStatus.Paid)
            .Select(order => order.Number).SingleAsync());
        await SignIn("keeper");
        await Go("/orders", "订单");
        await Assertions.Expect(Page.Locator($"[title='{number}']")).ToBeVisibleAsync();

        await TabTo("查找");
        await Page.Keyboard.TypeAsync(number);
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await TabTo("查看");
        await Page.Keyboard.PressAsync("Enter");
        await TakesTheFocus(Dialog(number));
        await TabTo("退款");
        await Page.Keyboard.PressAsync("Enter");
        await TakesTheFocus(Dialog("最多可退"));
        await TabTo("退款金额（元）");
        await Page.Keyboard.TypeAsync("0.50");
        await TabTo("原因");
        await Page.Keyboard.TypeAsync("包装破了");
        await Page.Keyboard.PressAsync("Enter");
        await TakesTheFocus(Dialog("核对退款"));
        await Assertions.Expect(Dialog("核对退款")).ToContainTextAsync("退款后还剩");
        await TabTo("请照着输入上面的金额");
        await Page.Keyboard.TypeAsync("0.05");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Dialog("核对退款")).ToContainTextAsync(
            "approval.total_differs");
        await Window.Picture("console-refund-confirm-refused");
        Assert.That(await RefundsOf(number), Is.Empty);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync("0.50");
        await Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Dialog("最多可退")).ToHaveCountAsync(0);
        await Assertions.Expect(Dialog(number)).ToContainTextAsync("包装破了");
        await Assertions.Expect(Dialog(number)).ToContainTextAsync("待复核");
        Assert.That(await RefundsOf(number), Is.EqualTo([(new Money(50), RefundStatus.Requested)]));
    }

    [Test]
    [DependsOnTest(nameof(A_refund_is_asked_for_by_keyboard_alone))]
    public async Task A_refund_goes_out_when_a_second_person_has_looked()
    {
        await SignIn("keeper");
        await Go("/approvals", "复核");
        await Assertions.Expect(Waiting.GetByRole(AriaRole.Button, new() { Name = "撤回" })).ToBeVisibleAsync();
        await Assertions.Expect(Waiting.GetByRole(AriaRole.Button, new() { Name = "复核" })).ToHaveCountAsync(0);
        await Window.Picture("console-approvals-mine");

        await As("reviewer", async () =>
        {
            await Sees("等您复核的事");
            await Go("/approvals", "复核");
            await Waiting.GetByRole(AriaRole.Button, new() { Name = "复核", Exact = true }).ClickAsync();
            await Assertions.Expect(Dialog("复核退款")).ToContainTextAsync("包装破了");
            await Window.Picture("console-approval-refund");
            await Type("确认退款", new Money(51));
            await Assertions.Expect(Dialog("复核退款")).ToContainTextAsync(
                "approval.total_differs");
            await Type("确认退款", new Money(50));
            await Sees("退款 0.50 元已复核");
            return true;
        });

        await Eventually(
            db => db.Refunds.AllAsync(refund => refund.Status == RefundStatus.Succeeded), TimeSpan.FromSeconds(20));
    }

    [Test]
    [DependsOnTest(nameof(A_refund_goes_out_when_a_second_person_has_looked))]
    public async Task A_refund_asked_for_by_mistake_is_taken_back_and_another_is_turned_down()
    {
        foreach (var (user, word) in new[] { ("keeper", "撤回"), ("reviewer", "驳回") })
        {
            var maker = await World.SignIn(DemoVillage.StoreKeeper, default);
            var asked = (await World.Staff<RequestRefund, Outcome<RefundView>>(feature => feature.Run(
                new(IdempotencyKey.New(), maker, number, 1, new(100), $"要{word}"),
                default))).OrThrow();

            await As(user, async () =>
            {
                await Go("/approvals", "复核");
                await Waiting.GetByRole(AriaRole.Button, new() { Name = word }).ClickAsync();
                await Assertions.Expect(Dialog($"{word}退款")).ToBeVisibleAsync();
                await Window.Picture($"console-approval-{user}-declines");
                if (user == "reviewer") await Page.GetByLabel("为什么驳回").FillAsync("照片上看不出受潮");
                await Type($"确认{word}", asked.Amount);
                await Sees($"退款 1.00 元已{word}");
                return true;
            });

            Assert.That(
                await Look(db => db.Refunds.Where(refund => refund.OutRefundNo == asked.OutRefundNo)
                    .Select(refund => refund.Status).SingleAsync()),
                Is.EqualTo(RefundStatus.Declined));
        }

        Assert.That(await Look(db => db.Sales.SumAsync(sale => sale.OpenRefunds)), Is.Zero);
    }

    [Test]
    [DependsOnTest(nameof(A_refund_asked_for_by_mistake_is_taken_back_and_another_is_turned_down))]
    public async Task A_paid_order_is_shipped_by_clicks()
    {
        await SignIn("keeper");
        await Go("/orders", "订单");
        await Page.ChooseTab("待发货");
        var ship = Button("发货");
        await Assertions.Expect(ship).ToHaveCountAsync(1);
        await ship.ClickAsync();

        await Page.Locator("input[name=tracking]").FillAsync("12");
        await Button("确认发货").ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("快递单号要 8 到 30 位");
        await Window.Picture("console-ship-refused");
        await Page.Locator("input[name=tracking]").FillAsync("SF1029384756");
        await Button("确认发货").ClickAsync();

        await Assertions.Expect(ship).ToHaveCountAsync(0);
        Assert.That(
            await Look(db => db.Orders.Where(order => order.Number == number).Select(order => order.Status)
                .SingleAsync()),
            Is.EqualTo(OrderStatus.Shipped));
    }

    [Test]
    [DependsOnTest(nameof(A_paid_order_is_shipped_by_clicks))]
    public async Task Whoever_drafted_a_batch_cannot_send_it_off_and_a_second_person_can()
    {
        await SettleTheParcel();
        var maker = await World.SignIn(DemoVillage.Treasurer, default);
        var drafted = (await World.Staff<DraftPayoutBatch, Outcome<BatchView>>(feature =>
            feature.Run(new(IdempotencyKey.New(), maker), default))).OrThrow();
        // Their role was another one when they drafted it.
        var reviewerThen = await Person(DemoVillage.Reviewer);
        _ = await Look(db => db.PayoutBatches.Where(one => one.Id == drafted.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.People.Maker, (StaffId?)reviewerThen)));
        await SignIn("reviewer");
        await OpenBatch(drafted.Number);
        await Button("复核并付款").ClickAsync();
        await Type("确认付款", drafted.Total);
        await Assertions.Expect(Dialog("复核付款批次")).ToContainTextAsync(
            "approval.approver_must_differ");
        await Window.Picture("console-payout-same-person-refused");
        await Button("取 消").ClickAsync();

        var batch = await As("treasurer", async () =>
        {
            await OpenBatch(drafted.Number);
            await Button("驳回").ClickAsync();
            await Type("确认驳回", drafted.Total);
            await Assertions.Expect(Dialog("驳回付款批次")).ToContainTextAsync(
                "approval.reason_missing");
            await Dialog("驳回付款批次").Locator("input[name=note]").FillAsync("由财务制单");
            await Button("确认驳回").ClickAsync();
            await Sees($"批次 {drafted.Number} 已驳回");
            await Sees("驳回：由财务制单");
            await Go("/payouts/new", "新建付款批次");
            await Button("全选能付的", exact: false).ClickAsync();
            await Button("下一步：核对").ClickAsync();
            await Button("输入合计，提交复核").ClickAsync();
            await TypeWhatIsShown("提交复核");
            await Sees("已制单，请另一位同事复核");
            return await Look(db => db.PayoutBatches.AsNoTracking().Include(one => one.Payouts)
                .SingleAsync(one => one.Status == BatchStatus.Drafted));
        });
        await OpenBatch(batch.Number);
        await Button("复核并付款").ClickAsync();
        await Type("确认付款", batch.Total + new Money(1));
        await Assertions.Expect(Dialog("复核付款批次")).ToContainTextAsync(
            "approval.total_differs");
        await Type("确认付款", batch.Total);

        await Sees("已复核，正在付款");
        var sent = await Look(db => db.PayoutBatches.AsNoTracking().SingleAsync(one => one.Id == batch.Id));
        Assert.That(sent.Status, Is.EqualTo(BatchStatus.Approved));
        Assert.That(
            sent.People.Checker,
            Is.EqualTo(await Person(DemoVillage.Reviewer)).And.Not.EqualTo(sent.People.Maker));
    }

    [Test]
    [DependsOnTest(nameof(Whoever_drafted_a_batch_cannot_send_it_off_and_a_second_person_can))]
    public async Task What_has_been_settled_or_paid_is_not_offered_again()
    {
        await SignIn("treasurer");
        await Go("/settlement", "清分结算");
        await Button("结算到期订单").ClickAsync();
        await Sees("没有到期的订单");

        await Go("/payouts/new", "新建付款批次");

        await HasLoaded();
        await Assertions.Expect(Page.Locator("button.tab").Filter(new() { HasText = "这次能付" })).ToContainTextAsync("0");
        await Assertions.Expect(Button("下一步：核对")).ToHaveCountAsync(0);
    }

    [Test]
    [DependsOnTest(nameof(What_has_been_settled_or_paid_is_not_offered_again))]
    public async Task A_dividend_goes_step_by_step_and_one_step_is_another_persons()
    {
        await World.Advance(TimeSpan.FromDays(31), default);
        await SignIn("treasurer");
        await Go("/dividends", "分红方案");
        await Page.GetByRole(AriaRole.Link, new() { Name = "去月结 2026-06" }).ClickAsync();
        await Button("申请结账").ClickAsync();
        await TypeWhatIsShown("提交复核");
        await Sees("已申请结账");
        _ = await As("reviewer", async () =>
        {
            await Go("/approvals", "复核");
            await Waiting.Filter(new() { HasText = "结账" })
                .GetByRole(AriaRole.Button, new() { Name = "复核", Exact = true }).ClickAsync();
            await TypeWhatIsShown("确认结账");
            await Sees("元已复核");
            return true;
        });
        await Go("/dividends", "分红方案");
        await Page.GetByRole(AriaRole.Link, new() { Name = "试算 2026-06" }).ClickAsync();
        await Sees("试算（还没有保存）");
        await Assertions.Expect(Now).ToContainTextAsync("起草");
        await Window.Picture("console-dividend-preview");
        await Button("保存为方案").ClickAsync();
        await Assertions.Expect(Now).ToContainTextAsync("公示");
        await Button("开始公示").ClickAsync();
        await Assertions.Expect(Now.Locator("xpath=ancestor::*[contains(@class,'ant-steps-item ')]"))
            .ToContainTextAsync("还有 15 天");
        await Assertions.Expect(Button("复核通过")).ToHaveCountAsync(0);

        _ = await As("reviewer", async () =>
        {
            await OpenPlan();
            await Button("复核通过").ClickAsync();
            await TypeWhatIsShown("复核通过");
            await Assertions.Expect(Dialog("复核分红方案")).ToContainTextAsync(
                "dividend.disclosure_not_over");
            await World.Advance(TimeSpan.FromDays(15), default);
            await TypeWhatIsShown("复核通过");
            await Assertions.Expect(Now).ToContainTextAsync("分配");
            return true;
        });
        await OpenPlan();
        await Button("分配入账").ClickAsync();
        await TypeWhatIsShown("确认入账");

        await Assertions.Expect(Now).ToHaveCountAsync(0);
        await Assertions.Expect(Page.Locator(".ant-steps-item-finish")).ToHaveCountAsync(5);
        await Window.Picture("console-dividend-done");
    }

    private ILocator Waiting => Page.Locator("tbody tr").Filter(new() { HasText = "待复核" });

    private ILocator Now => Page.Locator("[aria-current=step]");

    private static Task<StaffId> Person(string name) =>
        Look(db => db.Staff.Where(staff => staff.Name == name).Select(staff => staff.Id).SingleAsync());

    private static Task<List<(Money Amount, RefundStatus Status)>> RefundsOf(string order) => Look(async db =>
    {
        var id = await db.Orders.Where(one => one.Number == order).Select(one => one.Id).SingleAsync();
        return (await db.Refunds.AsNoTracking().Where(refund => refund.OrderId == id).ToListAsync())
            .ConvertAll(refund => (refund.Amount, refund.Status));
    });

    private static async Task SettleTheParcel()
    {
        await Eventually(
            db => db.Shipments.AllAsync(shipment => shipment.ReportedAt != null), TimeSpan.FromSeconds(20));
        _ = await World.Sandbox.Tell("user/confirm-receive", new { outTradeNo = number }, default);
        await Eventually(
            db => db.Orders.AnyAsync(order => order.Number == number && order.Status == OrderStatus.Completed),
            TimeSpan.FromSeconds(20));
        await World.Advance(TimeSpan.FromDays(8), default);
        await Eventually(
            db => db.Sales.AllAsync(sale => sale.DueAt == null || sale.SettledAt != null),
            TimeSpan.FromMinutes(30));
    }

    private static async Task Eventually(Func<VillageDb, Task<bool>> holds, TimeSpan step)
    {
        for (var left = 100; !await Look(holds); left--)
        {
            Assert.That(left, Is.Positive, "it did not happen");
            await World.Advance(step, default);
            await Task.Delay(200);
        }
    }

    private async Task OpenBatch(string batch)
    {
        await Go("/payouts", "付款到户");
        await Button($"查看 {batch}").ClickAsync();
        await Assertions.Expect(Dialog($"批次 {batch}")).ToBeVisibleAsync();
    }

    private async Task OpenPlan()
    {
        await Go("/dividends", "分红方案");
        await Page.GetByRole(AriaRole.Link, new() { Name = "查看 2026-06" }).ClickAsync();
        await Sees("按交易额返还");
    }

    private async Task Type(string button, Money amount)
    {
        await Page.GetByLabel("请照着输入上面的金额").FillAsync(amount.ToString());
        await Page.StandsStill();
        await Page.GetByRole(AriaRole.Dialog).Last.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }

    private async Task TypeWhatIsShown(string button)
    {
        var shown = await Page.Locator(".confirm-total").InnerTextAsync();
        Assert.That(Money.TryParseYuan(shown.Trim('¥', ' ', '\n').Replace(",", ""), out var amount), Is.True, shown);
        await Type(button, amount);
    }

    // A dialog that opens takes the focus a moment after it is seen; whoever types before types into nothing.
    private async Task TakesTheFocus(ILocator dialog)
    {
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await Page.Until("""
            (() => {
              const dialogs = document.querySelectorAll('[role=dialog]');
              const last = dialogs[dialogs.length - 1];
              return (last.closest('.ant-modal, .ant-drawer') ?? last).contains(document.activeElement)
                || last.contains(document.activeElement);
            })()
            """);
    }

    // Walks as a hand on the Tab key does; wherever it comes, the focus is to be seen.
    private async Task TabTo(string name)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var focus = await Page.EvaluateAsync<string[]>("""
                () => {
                  const at = document.activeElement;
                  const words = at.getAttribute('aria-label') ?? at.labels?.[0]?.innerText ?? at.innerText ?? '';
                  return [words.trim(), getComputedStyle(at).outlineStyle];
                }
                """);
            if (!focus[0].StartsWith(name, StringComparison.Ordinal)) continue;
            Assert.That(focus[1], Is.Not.EqualTo("none"), $"the focus on {name} is visible");
            return;
        }

        Assert.Fail($"no way to {name} by the Tab key");
    }
}
