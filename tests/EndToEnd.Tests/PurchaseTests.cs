using Microsoft.Playwright;
using VillageCloud.EndToEnd.Tests.Phones;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>Shopping in the mini-program by taps alone: same pages, real API, WeChat from the sandbox.</summary>
public sealed class PurchaseTests : PhoneFixture
{
    [Test]
    public async Task A_shopper_buys_by_taps_and_the_order_is_paid()
    {
        var phone = await PhoneOf("shopper-1");
        await phone.PutTeaIntoCart();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Tab, new() { Name = "购物车" })).ToContainTextAsync("1");
        await phone.Picture("cart");
        await phone.Tap("增加绿剑茶的数量");
        await phone.Tap("去结算（2）");
        await phone.IsAt("checkout", "确认订单");
        await phone.Picture("checkout-address");
        await phone.FillAddress();
        await phone.Sees("应付");
        await phone.Picture("checkout");

        await phone.Tap("提交并付款");
        await phone.Sees("付给 上英村共富合作社");
        await phone.Picture("pay-sheet");
        await phone.Tap("确认支付");

        await phone.Sees("付款成功");
        await phone.IsAt("pay-result", "付款结果");
        await phone.Picture("pay-result-paid");
        await phone.Tap("查看订单");
        await phone.IsAt("order", "订单详情");
        await phone.Sees("待发货");
        await phone.Picture("order-paid");
        await phone.Open("/pages/cart/cart");
        await phone.Sees("购物车还是空的");
        await phone.Picture("cart-empty");
    }

    [Test]
    public async Task While_the_news_is_on_its_way_nobody_is_asked_to_pay_twice()
    {
        await World.Sandbox.Tell("notifies/mode", new { manual = true }, CancellationToken.None);
        var phone = await PhoneOf("shopper-early");
        await phone.PutTeaIntoCart();
        await phone.Tap("去结算（1）");
        await phone.FillAddress();
        await phone.Tap("提交并付款");

        await phone.Tap("确认支付");

        await phone.Sees("已付款，正在确认");
        await phone.Picture("pay-result-arriving");
        await phone.IsNotOffered("继续付款");
        await phone.Tap("查看订单");
        await phone.Sees("正在确认付款");
        await phone.IsNotOffered("去付款");
        await phone.IsNotOffered("取消订单");
        await phone.Picture("order-arriving");
        await World.Sandbox.Tell("notifies/mode", new { manual = false }, CancellationToken.None);
        await DeliverNotices();
        await phone.Tap("看看有没有消息");
        await phone.Sees("待发货");
        await phone.IsNotOffered("看看有没有消息");
    }

    [Test]
    public async Task Whoever_closes_the_pay_sheet_finds_the_order_waiting_and_can_cancel_it()
    {
        var phone = await PhoneOf("shopper-2");
        await phone.PutTeaIntoCart();
        await phone.Tap("去结算（1）");
        await phone.FillAddress();
        await phone.Tap("提交并付款");
        await phone.Sees("付给 上英村共富合作社");

        await phone.Tap("取消");

        await phone.Sees("还没有付款");
        await phone.Picture("pay-result-unpaid");
        await phone.Tap("查看订单");
        await phone.Sees("可以付款");
        await phone.Picture("order-unpaid");
        await phone.Tap("取消订单");
        await phone.Sees("取消以后要重新下单，确定吗？");
        await phone.Picture("order-cancel-asked");
        await phone.Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = "取消订单" }).ClickAsync();
        await phone.Sees("订单已经关闭，不会再扣款");
        await phone.Picture("order-closed");
    }

    [Test]
    public async Task When_somebody_else_took_the_last_pieces_the_shopper_is_led_back_to_the_cart()
    {
        var slow = await PhoneOf("shopper-slow");
        slow.ExpectRefusal();
        await slow.OpenProduct("土布");
        await slow.Tap("加入购物车");
        for (var pieces = 1; pieces < 6; pieces++) await slow.Tap("增加数量");
        await slow.Tap("放进购物车");
        var quick = await PhoneOf("shopper-quick");
        await quick.OpenProduct("土布");
        await quick.Tap("立即购买");
        await quick.Tap("去结算");
        await quick.FillAddress();
        await quick.Tap("提交并付款");
        await quick.Sees("付给 上英村共富合作社");

        await slow.TapFirstLink("购物车");
        await slow.Tap("去结算（6）");

        await slow.Sees("库存");
        await slow.Picture("checkout-refused");
        await slow.IsNotOffered("再试一次");
        await slow.Tap("回购物车改一改");
        await slow.IsAt("cart", "购物车");
    }

    [Test]
    public async Task An_address_that_can_not_be_delivered_to_is_refused_in_words()
    {
        var phone = await PhoneOf("shopper-3");
        await phone.PutTeaIntoCart();
        await phone.Tap("去结算（1）");
        await phone.WriteAddress("123");

        await phone.Tap("提交并付款");

        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("手机号");
        await phone.IsAt("checkout", "确认订单");
        await phone.PictureWithToast("checkout-complaint");
    }

    [Test]
    public async Task In_large_type_the_way_to_the_till_is_readable_and_easy_to_hit()
    {
        var phone = await PhoneOf("shopper-old");
        await phone.ReadLargeType("shopper-old");
        await phone.PutTeaIntoCart();
        await phone.Picture("cart-large");
        await phone.FitsTheScreen(LargeType);
        await phone.IsEasyToHit(LargeTarget);

        await phone.Tap("去结算（1）");
        await phone.Sees("应付");

        await phone.Picture("checkout-large");
        await phone.FitsTheScreen(LargeType);
        await phone.IsEasyToHit(LargeTarget);
    }

    private async Task DeliverNotices()
    {
        foreach (var notice in (await World.Sandbox.Ask("notifies", CancellationToken.None)).EnumerateArray())
        {
            if (notice.GetProperty("state").GetString() == "delivered") continue;
            var id = notice.GetProperty("id").GetString();
            await World.Sandbox.Tell($"notifies/{id}/deliver", new { }, CancellationToken.None);
        }
    }
}
