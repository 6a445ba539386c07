using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>A dividend plan from its trial to the households, with what a village says on the way: an objection and its
/// answer, a plan that is taken back and drafted anew, the assembly's resolution, and the two plans side by side.
/// </summary>
[NonParallelizable]
public sealed class PlansByHandTests
{
    private const string Month = "2026-05-01 至 2026-05-31";

    private readonly List<Desk> desks = [];
    private IdleVillage village = null!;

    [OneTimeSetUp]
    public async Task A_month_is_settled_and_closed()
    {
        village = await IdleVillage.Open();
        var sold = await village.Sell(DemoVillage.TeaName, DemoVillage.NutName, DemoVillage.BasketName);
        await village.Deliver(sold);
        await village.World.Advance(TimeSpan.FromDays(8), default);
        await village.Run("settle-due-lines");
        await village.World.Advance(
            BeijingTime.At(new DateOnly(2026, 6, 1), new TimeOnly(9, 0)) - village.World.Now, default);
        await village.Look(db => db.Cooperatives.ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Terms.ResolutionRequired, true)));
        await CloseMay();
    }

    [OneTimeTearDown]
    public async Task Leave()
    {
        if (village is not null) await village.DisposeAsync();
    }

    [TearDown]
    public async Task NothingWentWrongUnseen()
    {
        if (TestContext.CurrentContext.Result.FailCount > 0)
            foreach (var desk in desks) await desk.PictureOfFailure(TestContext.CurrentContext.Test.MethodName!);
        foreach (var desk in desks) await desk.NothingWentWrongUnseen();
        desks.Clear();
    }

    [Test]
    public async Task A_plan_is_disputed_drafted_anew_resolved_and_allocated()
    {
        var treasurer = await DeskOf("treasurer");
        await Propose(treasurer, isFirst: true);
        await HangUp(treasurer);
        await TakeDown(treasurer);
        var reviewer = await DeskOf("reviewer");
        await Answer(reviewer);
        await TakeBack(treasurer);
        await Propose(treasurer, isFirst: false);
        await village.World.Advance(TimeSpan.FromDays(15), default);
        await Resolve(treasurer);
        await SeesWhatChanges(reviewer);
        await Share(reviewer, treasurer);
    }

    private async Task Propose(Desk treasurer, bool isFirst)
    {
        if (isFirst) await treasurer.GoTo("分红方案");
        await treasurer.Link(isFirst ? $"试算 {Month}" : "重新试算").ClickAsync();
        await treasurer.Sees("试算（还没有保存）");
        if (isFirst) await treasurer.LooksRight("plan-trial");
        await treasurer.Click("保存为方案");
        await treasurer.Click("开始公示");
        await treasurer.Sees("还有 15 天");
        await treasurer.IsAtStep("公示");
        Assert.That((await Plan()).Status, Is.EqualTo(PlanStatus.Disclosed));
    }

    private static async Task HangUp(Desk treasurer)
    {
        await treasurer.Page.ChooseTab("张贴的公示单");
        await treasurer.Sees($"{DemoVillage.Name} 盈余分配方案公示");
        await treasurer.NothingIsSaidOverThePage();
        await treasurer.LooksRight("plan-notice");
        await treasurer.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(treasurer.Page.Locator(".stages")).ToBeHiddenAsync();
        await Assertions.Expect(treasurer.Button("打 印")).ToBeHiddenAsync();
        await Assertions.Expect(treasurer.Page.Locator(".notice-shares")).ToBeVisibleAsync();
        await treasurer.Picture("plan-notice-printed");
        await treasurer.Page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private async Task TakeDown(Desk treasurer)
    {
        await treasurer.Page.ChooseTab("公示和意见");
        await treasurer.Click("代记一条意见");
        await treasurer.Page.Pick(
            "哪一户", $"{DemoVillage.TeaHousehold} {DemoVillage.NameOfHousehold(DemoVillage.TeaHousehold)}");
        await treasurer.Page.GetByLabel("说哪里不对").FillAsync("少算了两斤茶");
        await Send(treasurer, "记 下");
        await treasurer.Sees("1 户有意见还没答复");
        await treasurer.NothingIsSaidOverThePage();
        await treasurer.LooksRight("plan-objection");
        await treasurer.IsNotOffered($"答复 {DemoVillage.NameOfHousehold(DemoVillage.TeaHousehold)}");
        Assert.That(
            await village.Look(db => db.PlanObjections.Select(one => one.Status).SingleAsync()),
            Is.EqualTo(ObjectionStatus.Open));
    }

    private async Task Answer(Desk reviewer)
    {
        await reviewer.Page.Locator("a[href*='plan='][href*='show=objections']").First.ClickAsync();
        await reviewer.Sees("少算了两斤茶");
        await reviewer.Click($"答复 {DemoVillage.NameOfHousehold(DemoVillage.TeaHousehold)}");
        await Send(reviewer, "答 复");
        await reviewer.IsRefused("console.finding_not_chosen");
        await reviewer.Page.GetByLabel("核对下来").SelectOptionAsync("right");
        await Send(reviewer, "答 复");
        await reviewer.IsRefused("objection.answer_missing");
        await reviewer.Page.GetByLabel("答复（农户看得到）").FillAsync("您说得对，补上两斤，方案重新做");
        await reviewer.LooksRight("plan-answer");
        await Send(reviewer, "答 复");
        await reviewer.Sees("农户说得对");
        var answered = await village.Look(db => db.PlanObjections.AsNoTracking().SingleAsync());
        Assert.That(
            (answered.Status, answered.Answer), Is.EqualTo((ObjectionStatus.Upheld, "您说得对，补上两斤，方案重新做")));
    }

    /// <summary>Off the wall at once, and then no more: what is drafted next has other figures.</summary>
    private async Task TakeBack(Desk treasurer)
    {
        await treasurer.Click("撤下公示");
        await Send(treasurer, "撤下公示");
        await treasurer.IsRefused("dividend.withdraw_reason_missing");
        await treasurer.Page.GetByLabel("为什么撤下").FillAsync("1 号户的茶要补两斤");
        await Send(treasurer, "撤下公示");
        await treasurer.Sees("撤下：1 号户的茶要补两斤");
        await village.Look(db => db.Households.Where(one => one.Number == DemoVillage.TeaHousehold).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Contribution.Fen, one => one.Contribution.Fen + 1_000_000)));
        await treasurer.Click("撤回方案");
        await treasurer.TypeTotal((await Plan()).Distributable, "确认撤回");
        await treasurer.Sees("已撤回");
        await treasurer.NothingIsSaidOverThePage();
    }

    private async Task Resolve(Desk treasurer)
    {
        await treasurer.GoTo("分红方案");
        await treasurer.LooksRight("plans");
        await treasurer.Row("公示满期，待复核").GetByRole(AriaRole.Link).ClickAsync();
        await treasurer.IsAtStep("决议");
        await treasurer.Page.ChooseTab("成员大会决议");
        await treasurer.Click("登记决议");
        await treasurer.Page.GetByLabel("开会日期").FillAsync($"{BeijingTime.DayOf(village.World.Now):yyyy-MM-dd}");
        foreach (var (label, count) in new[] { ("全体成员", 30), ("到会", 19), ("总票数", 30), ("赞成", 18) })
            await treasurer.Page.GetByLabel(label).FillAsync($"{count}");
        await treasurer.Page.GetByLabel("会议记录").FillAsync("会议记录 3 号，在村办公室");
        await treasurer.Sees("到会至少要 20 人");
        await Send(treasurer, "登 记");
        await treasurer.IsRefused("assembly.no_quorum");
        await treasurer.LooksRight("plan-no-quorum");
        await treasurer.Page.GetByLabel("到会").FillAsync("22");
        await Send(treasurer, "登 记");
        await treasurer.IsAtStep("复核");
        await treasurer.NothingIsSaidOverThePage();
        await treasurer.LooksRight("plan-resolution");
        var vote = await village.Look(db => db.PlanResolutions.AsNoTracking().Select(one => one.Vote).SingleAsync());
        Assert.That((vote.Members, vote.Present, vote.Votes, vote.For), Is.EqualTo((30, 22, 30, 18)));
    }

    private static async Task SeesWhatChanges(Desk reviewer)
    {
        await reviewer.GoTo("复核");
        await reviewer.Row("分红方案").Filter(new() { HasText = "待复核" })
            .GetByRole(AriaRole.Button, new() { Name = "看变化" }).ClickAsync();
        await reviewer.Sees("变得最多的");
        await reviewer.LooksRight("plan-change");
        await reviewer.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "去看方案" }).ClickAsync();
        await reviewer.Page.ChooseTab("和别的方案比");
        var first = reviewer.Page.Locator("section[aria-label=每户对比] tbody tr").First;
        await Assertions.Expect(first).ToContainTextAsync(
            DemoVillage.NameOfHousehold(DemoVillage.TeaHousehold));
        await Assertions.Expect(first).ToContainTextAsync("多了");
        await reviewer.LooksRight("plan-compared");
    }

    private async Task Share(Desk reviewer, Desk treasurer)
    {
        var plan = await Plan();
        await reviewer.Click("复核通过");
        await reviewer.TypeTotal(plan.Distributable, "复核通过");
        await reviewer.IsAtStep("分配");
        await treasurer.GoTo("工作台");
        await treasurer.Page.Locator("a[href*='dividends?plan=']").First.ClickAsync();
        await treasurer.Click("分配入账");
        await treasurer.TypeTotal(plan.Distributable, "确认入账");
        await Assertions.Expect(treasurer.Link("去付款到户"))
            .ToBeVisibleAsync();
        await treasurer.NothingIsSaidOverThePage();
        await treasurer.LooksRight("plan-allocated");
        await treasurer.TurnDark();
        await treasurer.LooksRight("plan-allocated-dark");
        Assert.That((await Plan()).Status, Is.EqualTo(PlanStatus.Allocated));
        Assert.That(await village.Balance(Account.DividendPayable), Is.EqualTo(-plan.Distributable));
    }

    private async Task CloseMay()
    {
        var (treasurer, reviewer) = (
            await village.World.SignIn(DemoVillage.Treasurer, default),
            await village.World.SignIn(DemoVillage.Reviewer, default));
        var may = await village.Look(db => db.Periods.Where(one => one.FirstDay == new DateOnly(2026, 5, 1))
            .Select(one => one.Id).SingleAsync());
        var asked = (await village.World.Staff<RequestPeriodClose, Outcome<RequestPeriodClose.Result>>(feature =>
            feature.Run(new(IdempotencyKey.New(), treasurer, may), default))).OrThrow();
        _ = (await village.World.Staff<ApprovePosting, Outcome<PostedByHand>>(feature =>
            feature.Run(new(IdempotencyKey.New(), reviewer, asked.Id, asked.ToType), default))).OrThrow();
    }

    private static Task Send(Desk desk, string button) =>
        desk.OpenDialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private Task<DividendPlan> Plan() =>
        village.Look(db => db.DividendPlans.AsNoTracking().SingleAsync(one => one.PeriodSlot != null));

    private async Task<Desk> DeskOf(string user)
    {
        var desk = await Desk.Of(user, await PlayedVillage.Browser, village.World.Api);
        desks.Add(desk);
        return desk;
    }
}
