using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.EndToEnd.Tests.Phones;

namespace VillageCloud.EndToEnd.Tests;

/// <summary>The pages around the till in every state: they are reached by taps, or show an order that was bought.
/// </summary>
public sealed class TillPageTests : PhoneFixture
{
    private const string Shopper = "shopper-till";
    private const string Shop = "**/v1/shangying";

    private string number = "";

    protected override async Task Prepare()
    {
        var buyer = await PhoneOf(Shopper);
        await buyer.PutTeaIntoCart();
        await buyer.Tap("去结算（1）");
        await buyer.FillAddress();
        await buyer.Tap("提交并付款");
        await buyer.Tap("确认支付");
        await buyer.Sees("付款成功");
        number = buyer.Address.Split("number=")[1];
    }

    [Test]
    public async Task While_it_waits_a_page_shows_the_shape_of_what_will_come([Values] TillPage page)
    {
        var phone = await PhoneOf(Shopper);
        await phone.Hold(ApiOf(page));

        await Reach(page, phone);

        await phone.Sees(AriaRole.Status, "正在加载");
        await phone.Picture($"{NameOf(page)}-loading");
    }

    [Test]
    public async Task After_a_failure_a_page_says_so_and_comes_right_when_tried_again([Values] TillPage page)
    {
        var phone = await PhoneOf(Shopper);
        await phone.Break(ApiOf(page));

        await Reach(page, phone);

        await phone.Sees("服务暂时出了点问题");
        await phone.Picture($"{NameOf(page)}-error");
        await phone.Recover(ApiOf(page));
        await phone.Tap("再试一次");
        await phone.Sees(LoadedOf(page));
        await phone.FitsTheScreen(SmallestType);
    }

    [Test]
    public async Task In_large_type_everything_is_large_enough_and_still_fits([Values] TillPage page)
    {
        var phone = await PhoneOf(Shopper);
        await phone.ReadLargeType(Shopper);

        await Reach(page, phone);

        await phone.Sees(LoadedOf(page));
        await phone.Picture($"{NameOf(page)}-large");
        await phone.FitsTheScreen(LargeType);
        await phone.IsEasyToHit(LargeTarget);
    }

    [Test]
    public async Task A_till_without_goods_leads_back_to_the_cart()
    {
        var phone = await PhoneOf("shopper-2");
        await phone.Open("/packages/order/pages/checkout/checkout?from=cart");
        await phone.Sees("没有要结算的商品");
        await phone.Picture("checkout-empty");

        await phone.Tap("回购物车");

        await phone.IsAt("cart", "购物车");
        await phone.Sees("购物车还是空的");
    }

    private static string NameOf(TillPage page) => page switch
    {
        TillPage.PayResult => "pay-result",
        _ => page.ToString().ToLowerInvariant(),
    };

    private static string LoadedOf(TillPage page) => page switch
    {
        TillPage.Search => DemoVillage.NutName,
        TillPage.Checkout => "应付",
        TillPage.Order => "订单经过",
        _ => "付款成功",
    };

    private string ApiOf(TillPage page) => page switch
    {
        TillPage.Search => $"{Shop}/products?search=*",
        TillPage.Checkout => $"{Shop}/quotes",
        _ => $"{Shop}/orders/{number}",
    };

    private async Task Reach(TillPage page, Phone phone)
    {
        switch (page)
        {
            case TillPage.Search:
                await phone.Open("/packages/catalog/pages/search/search");
                await phone.Tap("搜索香榧");
                break;
            case TillPage.Checkout:
                await phone.PutTeaIntoCart();
                await phone.Tap("去结算（1）");
                break;
            default:
                await phone.Open($"/packages/order/pages/{NameOf(page)}/{NameOf(page)}?number={number}");
                break;
        }
    }

    public enum TillPage
    {
        Search,
        Checkout,
        Order,
        PayResult,
    }
}
