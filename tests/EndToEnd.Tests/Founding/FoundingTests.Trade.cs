using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.EndToEnd.Tests.Phones;
using VillageCloud.EndToEnd.Tests.StaffConsole;
using VillageCloud.Features.Audit;

namespace VillageCloud.EndToEnd.Tests.Founding;

/// <summary>The first sale: a stranger buys, and the money arrives at the household.</summary>
public sealed partial class FoundingTests
{
    private readonly List<Desk> desks = [];
    private readonly List<Phone> phones = [];
    private string order = "";

    [TearDown]
    public async Task NothingWentWrongUnseen()
    {
        var (seated, held) = (desks.ToList(), phones.ToList());
        desks.Clear();
        phones.Clear();
        if (TestContext.CurrentContext.Result.FailCount > 0)
        {
            foreach (var desk in seated) await desk.PictureOfFailure(TestContext.CurrentContext.Test.MethodName!);
            foreach (var phone in held) await phone.PictureOfFailure(TestContext.CurrentContext.Test.MethodName!);
        }

        foreach (var desk in seated) await desk.NothingWentWrongUnseen();
        foreach (var phone in held) await phone.NothingWentWrongUnseen();
    }

    [Test]
    [DependsOnTest(nameof(Chapter_6_the_shop_has_a_name_and_a_phone_and_nothing_is_missing))]
    public async Task Chapter_7_a_shopper_buys_it_and_has_it()
    {
        var phone = await PhoneOf("stranger");
        await phone.Open("/pages/home/home");
        await phone.Sees("青山村的好东西");
        await phone.Sees("春节放假：");
        await phone.Picture("own-home");
        await phone.PutIntoCart(Product);
        await phone.Picture("own-cart");
        await phone.Tap("去结算（1）");
        await phone.FillAddress();
        await phone.Tap("提交并付款");
        await phone.Tap("确认支付");
        await phone.Sees("付款成功");
        order = await Look(db => db.Orders.Select(one => one.Number).SingleAsync());

        var keeper = await DeskOf(Keeper);
        await keeper.GoTo("订单");
        await keeper.Click("发货");
        await keeper.Page.Pick("快递公司", "顺丰速运");
        await keeper.OpenDialog.GetByLabel("快递单号").FillAsync("SF1029384756");
        await keeper.Click("确认发货");
        await Eventually(db => db.Shipments.AnyAsync(one => one.ReportedAt != null), TimeSpan.FromSeconds(20));

        await world.Advance(TimeSpan.FromDays(2), default);
        _ = await world.Sandbox.Tell("user/confirm-receive", new { outTradeNo = order }, default);
        await Eventually(db => db.Orders.AllAsync(one => one.Status == OrderStatus.Completed), TimeSpan.FromMinutes(5));
    }

    [Test]
    [DependsOnTest(nameof(Chapter_7_a_shopper_buys_it_and_has_it))]
    public async Task Chapter_8_the_households_phone_is_linked_and_the_money_arrives_on_it()
    {
        await world.Advance(TimeSpan.FromDays(8), default);
        await Eventually(db => db.Sales.AllAsync(one => one.SettledAt != null), TimeSpan.FromMinutes(30));
        var phone = await Link();
        await TopUp();

        var treasurer = await DeskOf(Founder);
        await treasurer.DraftForAll();
        var batch = await Look(db => db.PayoutBatches.AsNoTracking().Include(one => one.Payouts).SingleAsync());
        var reviewer = await DeskOf(Reviewer);
        await reviewer.GoTo("付款到户");
        await reviewer.Click($"查看 {batch.Number}");
        await reviewer.Click("复核并付款");
        await reviewer.TypeTotal(batch.Total, "确认付款");
        await reviewer.Sees("已复核，正在付款");
        await Eventually(
            db => db.Payouts.AllAsync(one => one.Status == PayoutStatus.WaitingForPayee), TimeSpan.FromSeconds(20));

        await phone.FollowClock(world);
        await phone.Open("/packages/household/pages/household/household");
        await phone.Tap("收钱");
        await phone.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "收款", Exact = true })
            .ClickAsync();
        await Eventually(
            db => db.Payouts.AllAsync(one => one.Status == PayoutStatus.Succeeded), TimeSpan.FromSeconds(20));
        await phone.Open("/pages/me/me");
        await phone.TapFirstLink("我家的账");
        // WeChat asks whether it may remind, the first time.
        await phone.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "允许", Exact = true })
            .ClickAsync();

        var paid = batch.Payouts.Single();
        Assert.That(
            (paid.Channel, paid.Amount), Is.EqualTo((PayoutChannel.WeChat, new Money(1_680))), "80 % of 21 yuan");
        await phone.SeesAmount("这个月已到账", paid.Amount);
        await phone.Picture("own-arrived");
        Assert.That(
            (await world.Staff<CheckBooks, IReadOnlyList<CheckBooks.Finding>>(feature => feature.Run(default)))
                .Where(finding => !finding.Holds),
            Is.Empty);
        Assert.That(
            (await world.Sandbox.Ask("violations", default)).GetRawText(), Does.Not.Contain("\"code\""),
            "no sins against WeChat's protocol");
    }

    /// <summary>A code from the office, and a number that only the phone shows.</summary>
    private async Task<Phone> Link()
    {
        var keeper = await DeskOf(Keeper);
        await keeper.Page.GotoAsync($"/console/households/{Household}");
        await keeper.Page.GetByRole(AriaRole.Button, new() { Name = "发绑定码" }).First.ClickAsync();
        await keeper.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "显示绑定码" }).ClickAsync();
        await keeper.Sees("绑定码只在这里显示这一次");
        var code = await keeper.OpenDialog.GetByText(Digits(8)).First.TextContentAsync();

        var phone = await PhoneOf("farmer");
        await phone.Open("/pages/me/me");
        await phone.TapFirstLink("绑定我家");
        await phone.Fill("户号", Household.ToString(CultureInfo.InvariantCulture));
        await phone.Fill("绑定码", code!.Trim());
        await phone.Tap("绑定");
        await phone.Sees("还差一步");
        var check = await phone.Page.GetByText(Digits(6)).First.TextContentAsync();

        var reviewer = await DeskOf(Reviewer);
        await reviewer.Review($"{Household} 王{Household}家");
        await reviewer.OpenDialog.GetByLabel("核对码").FillAsync(check!.Trim());
        await reviewer.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "确认绑定" }).ClickAsync();
        await phone.Sees("已经绑好了");
        return phone;
    }

    private async Task TopUp()
    {
        var amount = new Money(10_000);
        var flow = await world.Sandbox.Tell("accounts/topup", new { account = "OPERATION", fen = amount.Fen }, default);
        var treasurer = await DeskOf(Founder);
        await treasurer.GoTo("付款到户");
        await treasurer.Click("登记充值");
        await treasurer.Page.GetByLabel("充值金额（元）").FillAsync("100");
        await treasurer.Page.GetByLabel("微信充值单号").FillAsync(flow.GetProperty("flowNo").GetString()!);
        await treasurer.Click("下一步：核对");
        await treasurer.TypeTotal(amount, "提交复核");
        await treasurer.Sees("登记了充值");
        var reviewer = await DeskOf(Reviewer);
        await reviewer.Review("登记充值");
        await reviewer.TypeTotal(amount, "确认入账");
        await reviewer.Sees($"登记充值 {amount} 元已复核");
    }

    private async Task<Desk> DeskOf(string name)
    {
        var desk = await Desk.Of(people[name], await PlayedVillage.Browser, place.Console);
        desks.Add(desk);
        return desk;
    }

    private async Task<Phone> PhoneOf(string person)
    {
        var phone = await Phone.Of(person, await PlayedVillage.Browser, world, InstalledPlace.Slug);
        phones.Add(phone);
        return phone;
    }

    /// <summary>Lets time pass until the jobs have done what is due.</summary>
    private async Task Eventually(Func<VillageDb, Task<bool>> holds, TimeSpan step)
    {
        for (var left = 100; !await Look(holds); left--)
        {
            Assert.That(left, Is.Positive, "it did not happen");
            await world.Advance(step, default);
            await Task.Delay(200);
        }
    }

    /// <summary>So many, in the two groups in which they are read aloud.</summary>
    private static Regex Digits(int count) =>
        new($@"^\s*\d{{{count / 2}}} \d{{{count / 2}}}\s*$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
