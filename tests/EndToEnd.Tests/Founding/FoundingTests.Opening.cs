using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.EndToEnd.Tests.StaffConsole;
using VillageCloud.Features.People.RegisterImport;
using VillageCloud.TestKit;
using VillageCloud.WeChat;

namespace VillageCloud.EndToEnd.Tests.Founding;

/// <summary>What has to be there before the shop opens: an account at WeChat, a rule, a register, a product.</summary>
public sealed partial class FoundingTests
{
    private const int Household = 7;
    private const string Product = "青山山核桃";

    private static readonly Money Stake = new(100_000);

    [Test]
    [DependsOnTest(nameof(Chapter_1_it_is_founded_in_production_and_its_people_come_in_through_their_links))]
    public async Task Chapter_2_its_account_at_WeChat_is_typed_by_one_tried_and_let_in_by_another()
    {
        var known = world.Sandbox.Bootstrap;
        var treasurer = await DeskOf(Founder);
        await treasurer.GoTo("微信账户");
        await treasurer.LooksRight("own-wechat-empty");
        await treasurer.Click("填写或更换");
        await WeChatAccountTests.Type(treasurer.OpenDialog, known);
        await treasurer.Click("提交复核");
        await treasurer.Sees("等着复核的");

        var reviewer = await DeskOf(Reviewer);
        await reviewer.GoTo("微信账户");
        await reviewer.Click("先检查这一份");
        // Its certificate is signed by nobody whom the server trusts, and the check says so; all else is well.
        await reviewer.Sees("等着复核的这一份：1 项要处理");
        await reviewer.Sees("从服务器自己的公开网址进不来");
        await Assertions.Expect(reviewer.Page.GetByRole(AriaRole.Cell, new() { Name = "正常", Exact = true }))
            .ToHaveCountAsync(5);
        await reviewer.Click("复核");
        await reviewer.OpenDialog.GetByLabel("请照着商户平台输入商户号").FillAsync(known.MchId);
        await reviewer.Click("确认生效");
        await Assertions.Expect(reviewer.Page.GetByRole(AriaRole.Region, new() { Name = "现在用的" }))
            .ToContainTextAsync(known.MchId);

        var accounts = world.Services.GetRequiredService<WeChatAccounts>();
        Assert.That(() => accounts.Find(InstalledPlace.Slug), Is.Not.Null.After(20_000, 200));
        await world.Sandbox.SendPushesTo(place.Console, InstalledPlace.Slug, default);
    }

    [Test]
    [DependsOnTest(nameof(Chapter_2_its_account_at_WeChat_is_typed_by_one_tried_and_let_in_by_another))]
    public async Task Chapter_3_three_seats_agree_on_how_a_sale_is_split()
    {
        var treasurer = await DeskOf(Founder);
        await treasurer.GoTo("分成规则");
        await treasurer.LooksRight("own-rules-empty");
        await treasurer.Link("提一份规则").ClickAsync();
        await treasurer.Page.GetByLabel("规则代号（大家怎么叫它）").FillAsync("通用");
        await treasurer.Page.GetByLabel("三方议事纪要的文号").FillAsync("青共富议〔2026〕1号");
        await treasurer.Click("去掉第 4 步");
        await treasurer.Click("去掉第 3 步");
        await treasurer.Page.GetByLabel("第 1 步多少").FillAsync("80");
        await treasurer.Page.GetByLabel("第 2 步多少").FillAsync("20");
        await treasurer.Click("试 算");
        await treasurer.Sees("100.00 元的 80% 归农户，是 80.00 元");
        await treasurer.LooksRight("own-rule");
        await treasurer.Click("提 交");
        await treasurer.Sees("规则 通用 等三方表态");

        foreach (var (name, _, _, seat) in Others.Where(one => one.Seat is not null))
        {
            var desk = await DeskOf(name);
            await desk.GoTo("分成规则");
            await desk.Click("同 意");
            await Assertions.Expect(desk.OpenDialog).ToContainTextAsync("农户 80%");
            await desk.Page.StandsStill();
            await desk.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "同 意", Exact = true }).ClickAsync();
            await desk.Sees(seat == "Government" ? "三方都同意了" : "记下了您的同意");
        }
    }

    [Test]
    [DependsOnTest(nameof(Chapter_3_three_seats_agree_on_how_a_sale_is_split))]
    public async Task Chapter_4_ten_households_come_from_a_spreadsheet_with_two_bad_rows()
    {
        string[] heading = [.. RegisterColumns.All.Select(one => one.Heading)];
        var lines = Enumerable.Range(1, 12).Select(number => Line(number, since: number switch
        {
            4 => "去年三月",
            9 => "2024-02-31",
            _ => "2024-03-05",
        }));
        var keeper = await DeskOf(Keeper);
        await keeper.GoTo("农户");
        await keeper.LooksRight("own-households-empty");
        await keeper.Link("从表格导入").ClickAsync();
        await keeper.IsAtStep("选文件");
        var register = new FilePayload
        {
            Name = "名册.xlsx", MimeType = "application/octet-stream", Buffer = WorkbookFile.Of([heading, .. lines]),
        };
        await keeper.Page.GetByLabel("名册文件").Choose(register);
        await keeper.Sees("有 2 行不能导入");
        await keeper.LooksRight("own-register");
        await keeper.Page.GetByLabel("只导入没有问题的").CheckAsync();
        await keeper.Click("导入 10 户");
        await keeper.Sees("新登记 10 户");

        var reviewer = await DeskOf(Reviewer);
        await reviewer.Review("收到出资");
        await reviewer.TypeTotal(Stake * 10, "确认登记");
        await reviewer.Sees($"出资和份额 {Stake * 10} 元已复核");

        Assert.That(
            await Look(db => db.Households.OrderBy(one => one.Number).Select(one => one.Number).ToListAsync()),
            Is.EqualTo(new[] { 1, 2, 3, 5, 6, 7, 8, 10, 11, 12 }));
        Assert.That(await Look(db => db.Households.AllAsync(one => one.Contribution == Stake)), Is.True);
    }

    [Test]
    [DependsOnTest(nameof(Chapter_4_ten_households_come_from_a_spreadsheet_with_two_bad_rows))]
    public async Task Chapter_5_a_product_with_three_sizes_and_four_photographs_is_on_the_shelf()
    {
        var keeper = await DeskOf(Keeper);
        await keeper.GoTo("商品");
        await keeper.LooksRight("own-products-empty");
        await keeper.Page.GotoAsync("/console/products/new");
        await keeper.Page.GetByLabel("商品名称").FillAsync(Product);
        await keeper.Page.GetByLabel("产地").FillAsync("青山村");
        await keeper.Page.Pick("哪一户的货", $"{Household} 王{Household}家");
        await keeper.Page.Pick("分类", "坚果炒货");
        foreach (var (at, name, price) in new[] { (1, "250 克", "21"), (2, "500 克", "39"), (3, "1 千克", "75") })
        {
            if (at > 1) await keeper.Click("加一个规格");
            await keeper.Page.GetByLabel($"第 {at} 个规格的名称").FillAsync(name);
            await keeper.Page.GetByLabel($"第 {at} 个规格的单价").FillAsync(price);
            await keeper.Page.GetByLabel($"第 {at} 个规格的库存").FillAsync("30");
        }

        await keeper.Page.Locator("input[type=file]").First.Choose(Enumerable.Range(1, 4).Select(seed =>
            new FilePayload
            {
                Name = $"照片{seed}.jpg", MimeType = "image/jpeg", Buffer = Photos.Jpeg(1_200, 900, seed),
            }));
        await Assertions.Expect(keeper.Page.GetByAltText("第 4 张图片")).ToBeVisibleAsync();
        await keeper.Page.GetByLabel("第 1 段：文字").FillAsync("去年秋天打的。");
        await keeper.LooksRight("own-product");
        await keeper.Click("保存并上架");
        await Assertions.Expect(keeper.Page.Locator("tbody tr").Filter(new() { HasText = Product }))
            .ToHaveCountAsync(3);
        await keeper.LooksRight("own-products");
    }

    [Test]
    [DependsOnTest(nameof(Chapter_5_a_product_with_three_sizes_and_four_photographs_is_on_the_shelf))]
    public async Task Chapter_6_the_shop_has_a_name_and_a_phone_and_nothing_is_missing()
    {
        var today = BeijingTime.DayOf(world.Now);
        var keeper = await DeskOf(Keeper);
        await keeper.GoTo("店面");
        await keeper.LooksRight("own-front-empty");
        await keeper.Page.GetByLabel("小店的名字").FillAsync("青山村的好东西");
        await keeper.Page.GetByLabel("顾客有事打哪个电话").FillAsync("办公室");
        await keeper.Page.GetByLabel("什么时候有人接").FillAsync("每天 8 点到 20 点");
        await keeper.Click("加一段放假");
        await keeper.Page.GetByLabel("第 1 段：什么放假").FillAsync("春节");
        await keeper.Page.GetByLabel("第 1 段：第一天").FillAsync($"{today.AddDays(12):yyyy-MM-dd}");
        await keeper.Page.GetByLabel("第 1 段：最后一天").FillAsync($"{today.AddDays(18):yyyy-MM-dd}");
        await keeper.Click("保 存");
        await keeper.Sees("请写顾客打得通的电话");
        await keeper.Page.GetByLabel("顾客有事打哪个电话").FillAsync("0575-87654321");
        await keeper.Click("保 存");
        await keeper.Sees("店面已保存");
        await keeper.NothingIsSaidOverThePage();
        await keeper.LooksRight("own-front");

        var check = await place.Type("village", "check", "--village", InstalledPlace.Slug);
        Assert.That(
            check.Output.Split('\n').Where(line => line.StartsWith('✗')),
            Is.All.StartsWith("✗ WeChat "), "all but WeChat itself, which isn't to be reached from here");
    }

    private static string[] Line(int number, string since) =>
    [
        number.ToString(CultureInfo.InvariantCulture), "", $"王{number}", "", "是", since, "1000", "", "", "", "", "", "",
    ];

    private Task<T> Look<T>(Func<VillageDb, Task<T>> look) => world.Staff<VillageDb, T>(look);
}
