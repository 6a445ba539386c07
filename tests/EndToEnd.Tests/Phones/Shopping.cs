using Microsoft.Playwright;

namespace VillageCloud.EndToEnd.Tests.Phones;

/// <summary>The way to the till by taps.</summary>
internal static class Shopping
{
    private const string Tea = "绿剑茶 斯银娣家";

    public static Task PutTeaIntoCart(this Phone phone) => phone.PutIntoCart(Tea);

    public static async Task PutIntoCart(this Phone phone, string product)
    {
        await phone.OpenProduct(product);
        await phone.Tap("加入购物车");
        await phone.Sees("规格");
        await phone.Tap("放进购物车");
        await phone.Sees("已放进购物车");
        // The sheet slides away first; what lies under it is pressed when it has gone.
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Button, new() { Name = "放进购物车", Exact = true }))
            .ToHaveCountAsync(0);
        await phone.Tap(AriaRole.Link, "购物车，1件");
        await phone.IsAt("cart", "购物车");
    }

    public static async Task OpenProduct(this Phone phone, string product)
    {
        await phone.Open("/pages/home/home");
        await phone.ReadOnTo(product);
        await phone.TapFirstLink(product);
        await phone.Sees("立即购买");
    }

    /// <summary>Scrolls to the end of the list, and of what comes then, until a link says these words.</summary>
    public static async Task ReadOnTo(this Phone phone, string words)
    {
        var found = phone.Page.GetByRole(AriaRole.Link, new() { Name = words }).First;
        var more = phone.Page.GetByRole(AriaRole.Button, new() { Name = "点这里看更多" });
        await Assertions.Expect(found.Or(more).First).ToBeVisibleAsync();
        while (!await found.IsVisibleAsync())
        {
            await phone.ScrollToTheEnd();
            await Assertions.Expect(found.Or(more).First).ToBeVisibleAsync();
        }
    }

    public static async Task FillAddress(this Phone phone)
    {
        await phone.WriteAddress("13800138000");
        await phone.Tap("保存地址");
        await phone.Sees("浙江省杭州市西湖区文三路 1 号");
    }

    public static async Task WriteAddress(this Phone phone, string number)
    {
        await phone.Fill("收货人", "林晓");
        await phone.Fill("手机号", number);
        await phone.Fill("省份", "浙江省");
        await phone.Fill("城市", "杭州市");
        await phone.Fill("详细地址", "西湖区文三路 1 号");
    }
}
