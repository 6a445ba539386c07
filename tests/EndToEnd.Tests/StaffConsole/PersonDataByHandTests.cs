using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>What is kept of one person, by clicks: they take it along, and are forgotten.</summary>
public sealed class PersonDataByHandTests : ByHandFixture
{
    private const int Number = 701;
    private const string Payee = "黄大土";
    private const string Daughter = "孙小雨";
    private const string Phone = "13800000702";

    // What a spreadsheet would run.
    private const string Relation = "=1+1";

    [Test]
    public async Task A_person_takes_along_what_is_kept_of_them_and_is_forgotten()
    {
        var keeper = await DeskOf("keeper");
        await Register(keeper);
        await keeper.Page.GotoAsync($"/console/households/{Number}");
        await keeper.Sees(Daughter);
        await LooksRightAnywhere(keeper, "person");

        var (name, content) = await keeper.Page.GetFile(Button(keeper, Daughter, "导出"));

        Assert.That(name, Is.EqualTo($"资料 {Number} {Daughter}.xlsx"));
        var rows = new Workbook(content).Rows.ToDictionary(row => (string)row[0]!, row => row[1]);
        Assert.That((rows["姓名"], rows["电话"], rows["和户主的关系"]), Is.EqualTo((Daughter, Phone, Relation)));

        await Button(keeper, Payee, "删除").ClickAsync();
        await keeper.Sees("是这户的收款人，欠这户的钱要有人收");
        await LooksRightAnywhere(keeper, "person-held");
        await keeper.Click("知道了");

        await Button(keeper, Daughter, "删除").ClickAsync();
        await keeper.Sees("删了找不回来");
        await LooksRightAnywhere(keeper, "person-erase");
        await keeper.OpenDialog.GetByLabel("请照着输入").FillAsync("孙大雨");
        await keeper.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "删除资料", Exact = true }).ClickAsync();
        await keeper.IsRefused("person.typed_differs");
        await keeper.LooksRight("person-typed");
        await keeper.OpenDialog.GetByLabel("请照着输入").FillAsync(Daughter);
        await keeper.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "删除资料", Exact = true }).ClickAsync();
        await keeper.Sees("一个人的资料按本人的要求删除了");
        await keeper.NothingIsSaidOverThePage();
        await LooksRightAnywhere(keeper, "person-erased");

        var found = await Village.Look(db => db.Households.AsNoTracking().SingleAsync(one => one.Number == Number));
        Assert.That(found.People.Select(one => one.Name), Is.EqualTo(new[] { Payee }));
        var supervisor = await DeskOf("supervisor");
        await supervisor.GoTo("操作记录");
        await supervisor.Sees("删除一个人的资料（户号）");
        await supervisor.Sees("导出一个人的资料（户号）");
    }

    [Test]
    public async Task Whoever_sees_no_contacts_is_offered_neither()
    {
        var supervisor = await DeskOf("supervisor");
        await supervisor.Page.GotoAsync("/console/households/1");
        await supervisor.Sees("和户主的关系");

        await supervisor.IsNotOffered("导出");
        await supervisor.IsNotOffered("删除");
    }

    private static async Task Register(Desk keeper)
    {
        await keeper.GoTo("农户");
        await keeper.Click("登记一户");
        await keeper.OpenDialog.GetByLabel("户号").FillAsync($"{Number}");
        await keeper.OpenDialog.GetByLabel("户名").FillAsync("黄家");
        await keeper.OpenDialog.GetByLabel("姓名").FillAsync(Payee);
        await keeper.Click("再加一个人");
        await keeper.OpenDialog.GetByLabel("姓名").Nth(1).FillAsync(Daughter);
        await keeper.OpenDialog.GetByLabel("和户主的关系").Nth(1).FillAsync(Relation);
        await keeper.OpenDialog.GetByLabel("电话").Nth(1).FillAsync(Phone);
        await keeper.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "登 记", Exact = true }).ClickAsync();
        await Assertions.Expect(keeper.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private static ILocator Button(Desk desk, string person, string name) => desk.Page.GetByRole(AriaRole.Row)
        .Filter(new() { HasText = person }).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task LooksRightAnywhere(Desk desk, string name)
    {
        foreach (var (theme, width, height) in
            new[] { ("light", 1280, 800), ("light", 1024, 768), ("dark", 390, 844) })
        {
            await desk.Page.EvaluateAsync($"village.setDark({(theme == "dark" ? "true" : "false")})");
            await Assertions.Expect(desk.Page.Locator($"html[data-theme={theme}]")).ToHaveCountAsync(1);
            await desk.Page.FitInto(width, height);
            await desk.LooksRight($"{name}-{theme}-{width}");
        }

        await desk.Page.EvaluateAsync("village.setDark(false)");
        await desk.Page.FitInto(1280, 800);
    }
}
