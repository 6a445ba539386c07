using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The treasurer writes a rule and tries it out; farmers, enterprise and government each say their word.
/// </summary>
public sealed class RulesPageTests : ConsoleFixture
{
    // So that nothing that is sold meanwhile is divided by it.
    private static readonly DateOnly Far = BeijingTime.DayOf(TimeProvider.System.GetUtcNow()).AddDays(300);

    [Test]
    public async Task A_rule_is_written_tried_out_and_stands_when_the_third_has_agreed()
    {
        await SignIn("treasurer");
        await Go("/rules", "分成规则");
        await Page.GetByRole(AriaRole.Row).Filter(new() { HasText = $"{DemoVillage.CraftRule} 第 1 版" })
            .GetByRole(AriaRole.Link, new() { Name = "改规则" }).ClickAsync();
        await Assertions.Expect(Page.GetByLabel("第 1 步多少")).ToHaveValueAsync("72.5");

        await Page.GetByLabel("第 1 步多少").FillAsync("72.505");
        await Button("试 算").ClickAsync();
        await Sees("第 1 步的数看不懂");
        await Page.GetByLabel("第 1 步多少").FillAsync("70");
        await Button("试 算").ClickAsync();
        await Sees("加起来是 97.5%");
        await Page.GetByLabel("第 2 步多少").FillAsync("5.83");
        await Page.GetByLabel("试算：卖了多少元").FillAsync("9.99");
        await Button("试 算").ClickAsync();
        await Sees("9.99 元的 70% 归农户，是 6.99 元");
        await Page.GetByLabel("起用日").FillAsync($"{Far:yyyy-MM-dd}");
        foreach (var name in new[]
                 {
                     DemoVillage.FarmersRepresentative, DemoVillage.EnterpriseRepresentative,
                     DemoVillage.GovernmentRepresentative,
                 })
            await Sees(name);
        await Button("提 交").ClickAsync();
        await Sees("请写上三方议事纪要的文号");
        await Page.GetByLabel("三方议事纪要的文号").FillAsync("上英共富议〔2026〕9号");
        await Assertions.Expect(Page.GetByLabel("第 1 步多少")).ToHaveValueAsync("70");
        await Page.AxeFindsNothingSerious("new rule");
        await Window.Picture("console-rules-new", whole: true);
        await Button("提 交").ClickAsync();
        await Sees($"规则 {DemoVillage.CraftRule} 等三方表态");
        await Window.Picture("console-rules-waiting", whole: true);

        foreach (var user in new[] { "farmers", "enterprise", "government" }) await AgreeAs(user);

        var agreed = await Look(db => db.RevenueRules.SingleAsync(one =>
            one.Code == DemoVillage.CraftRule && one.Revision == 2));
        Assert.That(agreed.EffectiveFrom, Is.EqualTo(Far));
        Assert.That(
            agreed.Steps.OrderBy(static step => step.Number).Select(static step => step.BasisPoints),
            Is.EqualTo(new[] { 7_000, 583, 917, 1_500 }));
        await Go("/rules", "分成规则");
        await Sees("还没到起用日");
        await Window.Picture("console-rules", whole: true);
    }

    [Test]
    [DependsOnTest(nameof(A_rule_is_written_tried_out_and_stands_when_the_third_has_agreed))]
    public async Task One_no_ends_it_and_its_author_reads_why()
    {
        await SignIn("treasurer");
        await Go($"/rules/new?code={DemoVillage.StandardRule}", "提一份分成规则");
        await Page.GetByLabel("起用日").FillAsync($"{Far:yyyy-MM-dd}");
        await Page.GetByLabel("三方议事纪要的文号").FillAsync("上英共富议〔2026〕10号");
        await Button("提 交").ClickAsync();
        await Sees($"规则 {DemoVillage.StandardRule} 等三方表态");
        await As("enterprise", async () =>
        {
            await Go("/rules", "分成规则");
            await Button("不同意").ClickAsync();
            await Page.GetByLabel("为什么不同意").FillAsync("运费没有算进去");
            await Dialog("不同意这份规则").GetByRole(AriaRole.Button, new() { Name = "不同意", Exact = true }).ClickAsync();
            await Sees("记下了您的意见");
            return true;
        });

        await Go("/rules", "分成规则");
        await Sees("运费没有算进去");
        Assert.That(
            await Look(db => db.RuleProposals.OrderByDescending(one => one.Id).Select(one => one.Status).FirstAsync()),
            Is.EqualTo(ProposalStatus.Refused));
    }

    private Task AgreeAs(string user) => As(user, async () =>
    {
        await Go("/rules", "分成规则");
        await Button("同 意").ClickAsync();
        await Assertions.Expect(Dialog("同意这份规则")).ToContainTextAsync("农户 70%");
        await Page.StandsStill();
        await Dialog("同意这份规则").GetByRole(AriaRole.Button, new() { Name = "同 意", Exact = true }).ClickAsync();
        await Sees(user == "government" ? "三方都同意了" : "记下了您的同意");
        return true;
    });
}
