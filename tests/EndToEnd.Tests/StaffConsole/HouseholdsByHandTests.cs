using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.EndToEnd.Tests.Phones;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The register kept by clicks: a household is entered, brought in from a spreadsheet and put right by one
/// person; what it has in the capital by two.</summary>
public sealed class HouseholdsByHandTests : ByHandFixture
{
    private static readonly Money Stake = new(200_000);

    [Test]
    public async Task A_household_is_registered_by_one_person_and_its_capital_by_two()
    {
        var (keeper, reviewer) = (await DeskOf("keeper"), await DeskOf("reviewer"));
        await keeper.GoTo("农户");
        await keeper.LooksRight("households");
        await keeper.Click("登记一户");
        await keeper.OpenDialog.GetByLabel("户号").FillAsync("1");
        await keeper.OpenDialog.GetByLabel("户名").FillAsync("周大山家");
        await keeper.OpenDialog.GetByLabel("姓名").FillAsync("周大山");
        await keeper.OpenDialog.GetByLabel("电话").FillAsync("13800000501");
        await keeper.Click("再加一个人");
        await keeper.OpenDialog.GetByLabel("姓名").Nth(1).FillAsync("李红");
        await keeper.OpenDialog.GetByLabel("和户主的关系").Nth(1).FillAsync("妻子");
        await keeper.OpenDialog.GetByLabel("出资（元）").FillAsync($"{Stake}");
        await keeper.Click("登 记");
        await keeper.IsRefused("household.number_taken");
        await keeper.LooksRight("household-new");
        await keeper.OpenDialog.GetByLabel("户号").FillAsync("501");
        await Save(keeper, "登 记");
        await keeper.Page.GetByRole(AriaRole.Searchbox, new() { Name = "查找", Exact = true }).FillAsync("周大山");
        await keeper.Click("查 询");
        await keeper.SeesRow("周大山家", Money.Zero);
        await keeper.Row("周大山家").GetByRole(AriaRole.Link, new() { Name = "查看" }).ClickAsync();
        await keeper.Sees("有一份登记在等另一位同事看");
        await keeper.NothingIsSaidOverThePage();
        await keeper.LooksRight("household");

        await reviewer.Review("收到出资");
        await reviewer.Sees($"出资 {Money.Zero} → {Stake} 元");
        await reviewer.LooksRight("approve-capital");
        await reviewer.TypeTotal(Stake, "确认登记");
        await reviewer.Sees($"出资和份额 {Stake} 元已复核");

        var found = await Village.Look(db => db.Households.AsNoTracking().SingleAsync(one => one.Number == 501));
        Assert.That((found.Contribution, found.People.Count), Is.EqualTo((Stake, 2)));
    }

    [Test]
    public async Task A_register_comes_in_from_the_template_and_bad_lines_are_left_out_when_somebody_says_so()
    {
        var keeper = await DeskOf("keeper");
        await keeper.GoTo("农户");
        await keeper.Link("从表格导入").ClickAsync();
        await keeper.IsAtStep("选文件");
        await keeper.LooksRight("households-file");
        var template = await keeper.Download("下载模板");
        var headings = new Workbook(template.Content).Rows[0].Select(one => (string)one!).ToArray();

        await keeper.Page.GetByLabel("名册文件").Choose(new FilePayload
        {
            Name = "名册.xlsx", MimeType = "application/octet-stream", Buffer = WorkbookFile.Of(
                headings, Line(601, "孙一", "100"), Line(602, "孙二", "-5"), Line(603, "孙三", "100")),
        });
        await keeper.Sees("有 1 行不能导入");
        await keeper.Sees("不能小于 0");
        await keeper.IsNotOffered("导入 2 户");
        await keeper.Page.GetByLabel("只导入没有问题的").CheckAsync();
        await keeper.LooksRight("households-preview");
        await keeper.Click("导入 2 户");
        await keeper.Sees("新登记 2 户");
        await keeper.Sees("出资和份额等另一位同事看过才算");
        await keeper.LooksRight("households-done");

        Assert.That(
            await Village.Look(db => db.Households.Where(one => one.Number > 600).Select(one => one.Name)
                .OrderBy(one => one).ToListAsync()),
            Is.EquivalentTo(new[] { "孙一家", "孙三家" }));
    }

    [Test]
    public async Task A_household_is_put_right_and_leaves()
    {
        var keeper = await DeskOf("keeper");
        var other = await Village.Look(db => db.Households.AsNoTracking().OrderBy(one => one.Number)
            .FirstAsync(one => !one.IsMember));
        await keeper.Page.GotoAsync($"/console/households/{other.Number}");
        await keeper.Click("修 改");
        await keeper.OpenDialog.GetByLabel("户名").FillAsync("石头家");
        await Save(keeper, "保 存");
        await keeper.Sees("石头家");
        await Village.Look(db => db.Products.Where(one => one.HouseholdId == other.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.IsOnSale, false)));
        await keeper.Click("登记离开");
        await keeper.LooksRight("household-leave");
        await Save(keeper, "登记离开");
        await keeper.Sees("已离开");

        var found = await Village.Look(db => db.Households.AsNoTracking().SingleAsync(one => one.Id == other.Id));
        Assert.That((found.Name, found.LeftOn is not null), Is.EqualTo(("石头家", true)));
    }

    [Test]
    public async Task Another_account_is_paid_when_a_second_person_has_copied_it_and_time_has_passed()
    {
        const string paper = "6222000099998888";
        var (treasurer, reviewer) = (await DeskOf("treasurer"), await DeskOf("reviewer"));
        await treasurer.Page.GotoAsync("/console/households/1");
        await treasurer.Click("换收款人或账号");
        await treasurer.OpenDialog.GetByLabel("开户行").FillAsync("信用社");
        await treasurer.OpenDialog.GetByLabel("银行账号").FillAsync(paper);
        await treasurer.OpenDialog.GetByLabel("账户户名").FillAsync("林一");
        await treasurer.OpenDialog.GetByLabel("为什么换").FillAsync("原来的卡丢了");
        await treasurer.LooksRight("payee-new");
        await Save(treasurer, "提交复核");
        await treasurer.Sees("有一份申请在等另一位同事对着存折看");

        await reviewer.Review("…8888");
        await reviewer.OpenDialog.GetByLabel("请照存折输入新的银行账号").FillAsync("6222000099998887");
        await reviewer.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "确认，开始等待期" }).ClickAsync();
        await reviewer.IsRefused("payee.typed_differs");
        await reviewer.LooksRight("payee-approve");
        await reviewer.OpenDialog.GetByLabel("请照存折输入新的银行账号").FillAsync(paper);
        await Save(reviewer, "确认，开始等待期");
        await reviewer.Sees("已复核，等待期过了才生效");
        await treasurer.Page.ReloadAsync();
        await treasurer.Sees("两个人同意了");
        await treasurer.LooksRight("payee-waits");
        Assert.That(await Account(), Is.Not.EqualTo(paper));
        await using (var phone = await Phone.Of("household-1", await PlayedVillage.Browser, Village.World))
        {
            await phone.Open("/packages/household/pages/household/household");
            await phone.Sees("您家的钱要改付给别处了");
            await phone.Sees("不是我家要改的，停下");
            await phone.Picture("payee-changes");
        }

        await Village.World.Advance(PayeeChange.Waits, CancellationToken.None);
        await Village.Run("take-payee-changes");

        Assert.That(await Account(), Is.EqualTo(paper));

        Task<string?> Account() => Village.Look(db => db.Households.Where(one => one.Number == 1)
            .Select(one => one.Bank!.AccountNumber).SingleOrDefaultAsync());
    }

    private static async Task Save(Desk desk, string verb)
    {
        await desk.OpenDialog.GetByRole(AriaRole.Button, new() { Name = verb, Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private static string[] Line(int number, string head, string contribution) =>
        [$"{number}", "", head, "", "是", "2024-03-05", contribution, "", "", "", "", "", ""];
}
