using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.EndToEnd.Tests.Phones;
using VillageCloud.EndToEnd.Tests.StaffConsole;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>The story of the main job by clicks alone: from a shopper's cart to a household's statement, on phones and
/// in the console. Nothing but time is moved from outside. One chapter follows the other, because money does.</summary>
public sealed partial class MainJobByClicksTests : PhoneFixture
{
    private const string Shopper = "shopper-1";
    private const string TrackingNo = "SF1029384756";

    // The dividend of fewer would be too small to pay; more would not go into one transfer of WeChat's.
    private const int Pieces = 3;

    private readonly List<Desk> desks = [];
    private string number = "";
    private Money paid;

    [TearDown]
    public async Task LeaveTheDesks()
    {
        var used = desks.ToList();
        desks.Clear();
        if (TestContext.CurrentContext.Result.FailCount > 0)
            foreach (var desk in used) await desk.PictureOfFailure(TestContext.CurrentContext.Test.MethodName!);
        foreach (var desk in used) await desk.NothingWentWrongUnseen();
    }

    [Test]
    public async Task Chapter_1_a_shopper_buys_tea_by_taps_and_pays_in_the_sheet()
    {
        var phone = await PhoneOf(Shopper);
        await phone.PutTeaIntoCart();
        for (var pieces = 2; pieces <= Pieces; pieces++)
        {
            await phone.Tap("增加绿剑茶的数量");
            await phone.Sees($"去结算（{pieces}）");
        }

        await phone.Picture("clicks-1-cart");
        await phone.Tap($"去结算（{Pieces}）");
        await phone.FillAddress();
        await phone.Picture("clicks-1-checkout");
        await phone.Tap("提交并付款");
        await phone.Sees("付给 上英村共富合作社");
        var order = await Look(db => db.Orders.AsNoTracking().Include(one => one.Lines).SingleAsync());
        Assert.That(order.Status, Is.EqualTo(OrderStatus.AwaitingPayment));
        await phone.Sees($"{order.Total}");
        await phone.Picture("clicks-1-pay-sheet");

        await phone.Tap("确认支付");

        await phone.Sees("付款成功");
        await phone.Picture("clicks-1-paid");
        (number, paid) = (order.Number, order.Total);
        Assert.That(await StatusNow(), Is.EqualTo(OrderStatus.Paid));
        Assert.That(await Balance(Account.PendingSales), Is.EqualTo(-paid), "待结算货款 holds what was paid");
        Assert.That(order.Lines.Single().HouseholdId, Is.EqualTo(await TeaHousehold()));
    }

    [Test]
    [DependsOnTest(nameof(Chapter_1_a_shopper_buys_tea_by_taps_and_pays_in_the_sheet))]
    public async Task Chapter_2_the_keeper_ships_it_and_the_phone_says_so()
    {
        await World.Advance(TimeSpan.FromHours(2), default);
        var keeper = await DeskOf("keeper");
        await keeper.GoTo("订单");
        await keeper.SeesRow(number, paid);
        await keeper.Picture("2-orders");
        await keeper.Click("发货");
        await keeper.Page.Pick("快递公司", "顺丰速运");
        await keeper.OpenDialog.GetByLabel("快递单号").FillAsync(TrackingNo);
        await keeper.Picture("2-ship");
        await keeper.Click("确认发货");
        await keeper.IsNotOffered("发货");
        Assert.That(await StatusNow(), Is.EqualTo(OrderStatus.Shipped));
        await Eventually(
            db => db.Shipments.AllAsync(shipment => shipment.ReportedAt != null), TimeSpan.FromSeconds(20));

        var phone = await OrderOnThePhone("1 待收货");

        await phone.Sees("包裹在路上了");
        await phone.Sees("顺丰速运");
        await phone.Sees(TrackingNo);
        await phone.Picture("clicks-2-shipped");
    }

    [Test]
    [DependsOnTest(nameof(Chapter_2_the_keeper_ships_it_and_the_phone_says_so))]
    public async Task Chapter_3_the_shopper_confirms_the_parcel_and_WeChat_settles()
    {
        await World.Advance(TimeSpan.FromDays(2), default);
        var phone = await OrderOnThePhone("1 待收货");
        await phone.Tap("确认收货");
        await phone.Sees($"订单 {number} 的包裹收到了？");
        await phone.Picture("clicks-3-receipt-sheet");
        await InTheSheet(phone, "取消");
        await phone.Sees("包裹在路上了");
        Assert.That(await StatusNow(), Is.EqualTo(OrderStatus.Shipped), "a sheet that was closed confirms nothing");

        await phone.Tap("确认收货");
        await InTheSheet(phone, "确认收货");

        await phone.Sees("谢谢您");
        await phone.IsNotOffered("确认收货");
        await phone.Picture("clicks-3-received");
        await Eventually(
            db => db.Orders.AnyAsync(order => order.Status == OrderStatus.Completed), TimeSpan.FromSeconds(20));
        await phone.FollowClock(World);
        await phone.Back();
        await phone.Back();
        await phone.TapFirstLink("已完成");
        await phone.TapFirstLink("合计");
        await phone.Sees("前可联系店家售后");
        await phone.Picture("clicks-3-completed");
        Assert.That(await Look(db => db.SalePostings.AnyAsync()), Is.False, "the after-sales window is still open");
    }

    [Test]
    [DependsOnTest(nameof(Chapter_3_the_shopper_confirms_the_parcel_and_WeChat_settles))]
    public async Task Chapter_4_after_the_window_the_line_settles_by_itself_and_the_console_shows_the_parts()
    {
        await World.Advance(TimeSpan.FromDays(8), default);
        await Eventually(
            db => db.Sales.AllAsync(sale => sale.SettledAt != null), TimeSpan.FromMinutes(30));
        var (posting, shares) = (await Look(db => db.PostedShares())).Single();
        var parts = PartyAmounts.Of(shares);

        var treasurer = await DeskOf("treasurer");
        await treasurer.GoTo("清分结算");

        await treasurer.SeesRow(
            number, posting.Net, parts.Household, parts.Fund, parts.Platform, parts.Cooperative);
        await treasurer.Picture("4-settlement");
        Assert.That(parts.Total, Is.EqualTo(posting.Net), "four parts are the whole");
        Assert.That(await Balance(Account.PendingSales), Is.EqualTo(Money.Zero));
        Assert.That(await Balance(Account.GoodsPayable, await TeaHousehold()), Is.EqualTo(-parts.Household));
    }

    private static Task InTheSheet(Phone phone, string button) => phone.Page.GetByRole(AriaRole.Dialog)
        .GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>From home to the order, as somebody goes who wants to know where the parcel is.</summary>
    private async Task<Phone> OrderOnThePhone(string entry)
    {
        var phone = await PhoneOf(Shopper);
        await phone.Open("/pages/home/home");
        await phone.Tap(AriaRole.Tab, "我的");
        await phone.TapFirstLink(entry);
        await phone.TapFirstLink("合计");
        await phone.IsAt("order", "订单详情");
        return phone;
    }

    private Task<OrderStatus> StatusNow() => Look(db => db.Orders.Select(order => order.Status).SingleAsync());

    private Task<T> Look<T>(Func<VillageDb, Task<T>> look) => World.Staff<VillageDb, T>(look);

    private Task<Money> Balance(Account account, HouseholdId? household = null) =>
        World.Staff<Books, Money>(books => books.Balance(account, default, household));

    private Task<HouseholdId> TeaHousehold() => Look(db => db.Households
        .Where(household => household.Number == DemoVillage.TeaHousehold).Select(household => household.Id)
        .SingleAsync());

    /// <summary>Lets time pass until the jobs have done what is due.</summary>
    private async Task Eventually(Func<VillageDb, Task<bool>> holds, TimeSpan step)
    {
        for (var left = 100; !await Look(holds); left--)
        {
            Assert.That(left, Is.Positive, "it did not happen");
            await World.Advance(step, default);
            await Task.Delay(200);
        }
    }

    private async Task<Desk> DeskOf(string user)
    {
        var desk = await Desk.Of(user, Chromium, World.Api);
        desks.Add(desk);
        return desk;
    }
}
