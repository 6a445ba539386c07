using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Sales;
using VillageCloud.Features.Insights;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Payouts;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Insights;

/// <summary>Everybody sees what is theirs to do, the oldest first, and nothing that somebody else has to do.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class MyWorkTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;

    [SetUp]
    public async Task Start() => work = await VillageAtWork.Start(provider);

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task The_oldest_pile_comes_first_with_its_age_its_sum_and_a_link_to_exactly_that()
    {
        var first = await work.Sell(1);
        await work.Village.Advance(TimeSpan.FromDays(2));
        await work.Sell(2);

        var mine = await Of(DemoVillage.StoreKeeper);

        var pile = mine.Piles.Single(one => one.Kind == WorkKind.ShipOrders);
        Assert.That((pile.Count, pile.Link), Is.EqualTo((2, "console/orders?status=Paid")));
        Assert.That(pile.Age, Is.GreaterThan(TimeSpan.FromDays(2)).And.LessThan(TimeSpan.FromDays(3)));
        Assert.That(
            pile.First.Select(one => one.Link).First(), Is.EqualTo($"console/orders?open={first}"));
        Assert.That(pile.Amount, Is.EqualTo(Money.Sum(pile.First.Select(one => one.Amount!.Value))));
        Assert.That(mine.Piles.Select(one => one.Oldest), Is.Ordered.Ascending);
        Assert.That(mine.Sales[^1].Orders, Is.EqualTo(1));
        Assert.That(mine.Sales.Sum(day => day.Orders), Is.EqualTo(2));
    }

    [Test]
    public async Task What_one_asked_for_oneself_waits_for_others()
    {
        var number = await work.SellAndDeliver(1);
        await work.Village.Advance(TimeSpan.FromDays(8));
        _ = (await work.RequestTopUp(new(50_000), "W1")).OrThrow();

        Assert.That(await Kinds(DemoVillage.Reviewer), Does.Contain(WorkKind.Decide));
        Assert.That(await Kinds(DemoVillage.Treasurer), Does.Not.Contain(WorkKind.Decide));
        Assert.That(await Kinds(DemoVillage.StoreKeeper), Does.Not.Contain(WorkKind.Decide));
        var treasurer = await work.Treasurer();
        await work.Village.BecomesReviewer(treasurer);
        Assert.That(await Kinds(treasurer), Does.Not.Contain(WorkKind.Decide), "their own wish");
        Assert.That(number, Is.Not.Empty);
    }

    [Test]
    public async Task A_plan_is_the_reviewers_when_it_can_be_decided_and_an_objection_at_once()
    {
        var may = await work.CloseMay(1, 2);
        var treasurer = await work.Treasurer();
        Assert.That(await Kinds(DemoVillage.Treasurer), Does.Contain(WorkKind.DraftPlan));
        var plan = (await work.Village.Run((DraftDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, may), default))).OrThrow();
        Assert.That(await Kinds(DemoVillage.Treasurer), Does.Contain(WorkKind.DisclosePlan));
        _ = (await work.Village.Run((DiscloseDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, plan.Id), default))).OrThrow();

        Assert.That(await Kinds(DemoVillage.Reviewer), Is.Empty);
        var household = await work.Household(1);
        _ = (await work.Village.Run((TakeDownObjection feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, plan.Id, household, "少算了"), default))).OrThrow();
        Assert.That(await Kinds(DemoVillage.Reviewer), Is.EqualTo(new[] { WorkKind.AnswerObjections }));
        await work.Village.Advance(TimeSpan.FromDays(15));
        var mine = await Of(DemoVillage.Reviewer);
        Assert.That(
            mine.Piles.Select(pile => pile.Kind), Is.EqualTo(new[] { WorkKind.AnswerObjections, WorkKind.Decide }).Or
                .EqualTo(new[] { WorkKind.Decide, WorkKind.AnswerObjections }));
        Assert.That(mine.Piles.Single(pile => pile.Kind == WorkKind.Decide).Amount, Is.EqualTo(plan.Distributable));
    }

    [Test]
    public async Task Held_sales_and_money_that_came_back_are_the_treasurers()
    {
        var treasurer = await work.Treasurer();
        await work.SellAndSettle(DemoVillage.TeaHousehold);
        await work.TopUp(new(500_000));
        var desk = new PayoutDesk(work);
        var batch = (await desk.Send())!;
        await work.Village.Advance(TimeSpan.FromHours(25));
        await desk.Ask();
        var held = await work.SellAndDeliver(2);
        _ = (await work.Village.Run((HoldSales feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, held, 1, "等鉴定"), default))).OrThrow();

        var mine = await Of(DemoVillage.Treasurer);

        Assert.That(
            mine.Piles.Select(pile => pile.Kind),
            Is.SupersetOf(new[] { WorkKind.RedraftFailed, WorkKind.CallAboutFailed, WorkKind.DecideAboutHeld }));
        Assert.That(
            mine.Piles.Single(pile => pile.Kind == WorkKind.RedraftFailed).Amount, Is.EqualTo(batch.Total));
        Assert.That((mine.Failed.Payouts, mine.Failed.Total), Is.EqualTo((batch.Payouts.Count, batch.Total)));
    }

    private async Task<MyWork> Of(string name) => await Of(await work.Staff(name));

    private async Task<MyWork> Of(StaffActor by) =>
        (await work.Village.Run((GetMyWork feature) => feature.Run(new(by), default))).OrThrow();

    private async Task<IReadOnlyList<WorkKind>> Kinds(string name) => await Kinds(await work.Staff(name));

    private async Task<IReadOnlyList<WorkKind>> Kinds(StaffActor by) =>
        [.. (await Of(by)).Piles.Select(pile => pile.Kind).Where(kind => kind != WorkKind.CloseAlarms)];
}
