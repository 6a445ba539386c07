using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Rules;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Rules;

/// <summary>A rule is written by one and agreed on by three; until then it divides nothing.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class RuleAgreementTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;
    private Seats seats = null!;
    private IReadOnlyDictionary<PartyKind, PartyId> parties = null!;

    private DateOnly Today => BeijingTime.DayOf(work.Now);

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        seats = new((await Farmers()).Id, (await Enterprise()).Id, (await Government()).Id);
        parties = await work.Village.Look(db => db.Parties.ToDictionaryAsync(one => one.Kind, one => one.Id));
    }

    [TearDown]
    public async Task Stop()
    {
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task What_all_three_agreed_on_divides_what_is_sold_from_its_day_on_and_nothing_before()
    {
        var before = await work.Sell(DemoVillage.TeaHousehold);
        var proposal = (await Propose(Today.AddDays(1), 7_000, 3_000)).OrThrow();
        foreach (var who in new[] { await Farmers(), await Government() })
            Assert.That((await Agree(who, proposal)).OrThrow().IsInForce, Is.False);
        Assert.That(await Versions(), Is.EqualTo(1), "two of three are not enough");

        var last = await Agree(await Enterprise(), proposal);
        var sameDay = await work.Sell(DemoVillage.TeaHousehold);
        await work.Village.Advance(TimeSpan.FromDays(1));
        var after = await work.Sell(DemoVillage.TeaHousehold);

        Assert.That(last.OrThrow().IsInForce, Is.True);
        Assert.That(
            new[] { await RevisionOf(before), await RevisionOf(sameDay), await RevisionOf(after) },
            Is.EqualTo(new[] { 1, 1, 2 }));
        var listed = await List();
        Assert.That(
            listed.Versions.Where(one => one.Code == DemoVillage.StandardRule).Select(one => one.Standing),
            Is.EqualTo(new[] { RuleStanding.InForce, RuleStanding.Past }));
        Assert.That(listed.Proposals.Single().Status, Is.EqualTo(ProposalStatus.Agreed));
    }

    [Test]
    public async Task A_rule_is_for_goods_of_this_village_and_not_of_the_next()
    {
        var ours = await work.Village.Look(async db => new NeighbourGoods(
            default, await db.Artisans.Select(one => one.Id).FirstAsync(),
            await db.Categories.Select(one => one.Id).FirstAsync(),
            await db.Products.Select(one => one.Id).FirstAsync()));

        foreach (var there in new[] { await NeighbourGoods.Of(work.Village), NeighbourGoods.Nowhere })
        {
            foreach (var scope in Scopes(there))
                Assert.That((await Propose(scope)).Refusal, Is.EqualTo(new RuleScopeUnknown()), $"{scope}");
        }

        foreach (var scope in Scopes(ours)) Assert.That((await Propose(scope)).Refusal, Is.Null, $"{scope}");
        Assert.That((await List()).Proposals, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task One_no_is_enough_and_what_was_said_before_counts_no_more()
    {
        var proposal = (await Propose(Today, 7_000, 3_000)).OrThrow();
        (await Agree(await Farmers(), proposal)).WithoutValue().OrThrow();

        (await TurnDown(await Enterprise(), proposal, "基金拿得太多")).WithoutValue().OrThrow();
        var late = await Agree(await Government(), proposal);

        Assert.That(late.Refusal, Is.TypeOf<RuleProposalOver>());
        Assert.That(await Versions(), Is.EqualTo(1));
        var listed = (await List()).Proposals.Single();
        Assert.That(
            (listed.Reason, listed.EndedBy), Is.EqualTo(("基金拿得太多", DemoVillage.EnterpriseRepresentative)));
    }

    [Test]
    public async Task Who_has_no_seat_has_no_word()
    {
        var proposal = (await Propose(Today, 7_000, 3_000)).OrThrow();
        var (treasurer, reviewer) = (await work.Treasurer(), await work.Reviewer());
        await work.Village.Look(db => db.Staff.Where(one => one.Id == reviewer.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Role, Domain.People.Staff.StaffRole.Representative)));

        Assert.That((await Agree(treasurer, proposal)).Refusal, Is.TypeOf<NotYourDuty>());
        Assert.That(
            (await Agree(reviewer, proposal)).Refusal, Is.TypeOf<RuleSeatNotYours>(), "a fourth representative");
        Assert.That((await Propose(Today, 7_000, 3_000, by: await Farmers())).Refusal, Is.TypeOf<NotYourDuty>());
        var keeper = await work.Staff(DemoVillage.StoreKeeper);
        Assert.That((await Withdraw(keeper, proposal)).Refusal, Is.TypeOf<RuleNotYoursToWithdraw>());
        Assert.That(await Versions(), Is.EqualTo(1));
    }

    [Test]
    public async Task Only_representatives_on_duty_are_asked_and_one_proposal_of_a_rule_waits_at_a_time()
    {
        var treasurer = await work.Treasurer();
        var withTreasurer = await Propose(Today, 7_000, 3_000, at: seats with { Government = treasurer.Id });
        var withNobody = await Propose(Today, 7_000, 3_000, at: seats with { Government = new(0) });
        var first = (await Propose(Today, 7_000, 3_000)).OrThrow();
        var second = await Propose(Today, 6_000, 4_000);
        (await Withdraw(treasurer, first)).WithoutValue().OrThrow();
        var then = await Propose(Today, 6_000, 4_000);

        Assert.That(withTreasurer.Refusal?.Sentence, Does.Contain(DemoVillage.Treasurer));
        Assert.That(withNobody.Refusal, Is.TypeOf<RuleSeatUnfit>());
        Assert.That(second.Refusal, Is.EqualTo(new RuleProposalWaiting(DemoVillage.StandardRule)));
        Assert.That(then.IsRefused, Is.False);
    }

    [Test]
    public async Task Only_who_sits_there_is_asked_and_who_has_risen_speaks_for_nobody()
    {
        var swapped = await Propose(
            Today, 7_000, 3_000, at: seats with { Farmers = seats.Enterprise, Enterprise = seats.Farmers });
        var proposal = (await Propose(Today, 7_000, 3_000)).OrThrow();
        (await Agree(await Farmers(), proposal)).WithoutValue().OrThrow();
        (await Agree(await Government(), proposal)).WithoutValue().OrThrow();
        var enterprise = await Enterprise();
        _ = await work.Village.Look(db => db.SeatHoldings.Where(one => one.StaffId == enterprise.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Until, work.Now)
                .SetProperty(one => one.OpenSlot, default(int?))));

        var late = await Agree(enterprise, proposal);
        var no = await TurnDown(enterprise, proposal, "基金拿得太多");
        var withAnEmptySeat = await Propose(Today, 6_000, 4_000);

        Assert.That(swapped.Refusal, Is.TypeOf<RuleSeatUnfit>());
        Assert.That(late.Refusal, Is.TypeOf<RuleSeatNotYours>());
        Assert.That(no.Refusal, Is.TypeOf<RuleSeatNotYours>());
        Assert.That(withAnEmptySeat.Refusal, Is.TypeOf<RuleSeatUnfit>());
        Assert.That(await Versions(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_day_that_is_over_when_the_last_one_speaks_is_no_day_to_begin_on()
    {
        var proposal = (await Propose(Today, 7_000, 3_000)).OrThrow();
        (await Agree(await Farmers(), proposal)).WithoutValue().OrThrow();
        (await Agree(await Enterprise(), proposal)).WithoutValue().OrThrow();
        await work.Village.Advance(TimeSpan.FromDays(1));

        var late = await Agree(await Government(), proposal);

        Assert.That(late.Refusal, Is.TypeOf<RuleDayIsOver>());
        Assert.That(await Versions(), Is.EqualTo(1));
        Assert.That(
            await work.Village.Look(db => db.RuleProposals.Select(one => one.GovernmentAt).SingleAsync()), Is.Null,
            "a word that was refused isn't kept");
    }

    [Test]
    public async Task A_trial_shows_every_fen_and_keeps_nothing()
    {
        var tried = (await work.Village.Run((PreviewRule feature) =>
            feature.Run(new(Steps(6_667, 3_333), new(100)), default))).OrThrow();
        var wrong = await work.Village.Run((PreviewRule feature) =>
            feature.Run(new(Steps(6_667, 3_000), new(100)), default));

        Assert.That(tried.Select(step => step.Taken), Is.EqualTo(new[] { new Money(67), new Money(33) }));
        Assert.That(wrong.Refusal?.Sentence, Does.Contain("96.67%"));
        Assert.That(await Versions(), Is.EqualTo(1));
    }

    private Task<StaffActor> Farmers() => work.Staff(DemoVillage.FarmersRepresentative);

    private Task<StaffActor> Enterprise() => work.Staff(DemoVillage.EnterpriseRepresentative);

    private Task<StaffActor> Government() => work.Staff(DemoVillage.GovernmentRepresentative);

    private AskedStep[] Steps(int household, int fund) =>
    [
        new(parties[PartyKind.Household], new WaterfallStep.Rest(household)),
        new(parties[PartyKind.Fund], new WaterfallStep.Rest(fund)),
    ];

    private static RuleScope[] Scopes(NeighbourGoods goods) =>
        [RuleScope.Of(goods.Category), RuleScope.Of(goods.Artisan), RuleScope.Of(goods.Product)];

    /// <summary>A rule of its own for a part of the goods.</summary>
    private async Task<Outcome<RuleProposalId>> Propose(RuleScope scope)
    {
        var author = await work.Treasurer();
        var code = scope.Category is not null ? "品类" : scope.Artisan is not null ? "工匠" : "商品";
        return await work.Village.Run((ProposeRule feature) => feature.Run(
            new(IdempotencyKey.New(), author, code, Today, scope, "议〔2026〕4号", seats, Steps(7_000, 3_000)), default));
    }

    private async Task<Outcome<RuleProposalId>> Propose(
        DateOnly from, int household, int fund, StaffActor? by = null, Seats? at = null)
    {
        var author = by ?? await work.Treasurer();
        return await work.Village.Run((ProposeRule feature) => feature.Run(
            new(
                IdempotencyKey.New(), author, DemoVillage.StandardRule, from, RuleScope.Everything, "议〔2026〕3号",
                at ?? seats, Steps(household, fund)), default));
    }

    private Task<Outcome<AgreeToRule.Result>> Agree(StaffActor by, RuleProposalId proposal) =>
        work.Village.Run((AgreeToRule feature) => feature.Run(new(IdempotencyKey.New(), by, proposal), default));

    private Task<Outcome<RuleProposalId>> TurnDown(StaffActor by, RuleProposalId proposal, string reason) =>
        work.Village.Run((TurnDownRule feature) =>
            feature.Run(new(IdempotencyKey.New(), by, proposal, reason), default));

    private Task<Outcome<RuleProposalId>> Withdraw(StaffActor by, RuleProposalId proposal) =>
        work.Village.Run((WithdrawRule feature) => feature.Run(new(IdempotencyKey.New(), by, proposal), default));

    private Task<ListRules.View> List() =>
        work.Village.Run<ListRules, ListRules.View>(feature => feature.Run(default));

    private Task<int> Versions() => work.Village.Look(db =>
        db.RevenueRules.CountAsync(one => one.Code == DemoVillage.StandardRule));

    private Task<int> RevisionOf(string order) => work.Village.Look(db => (
        from sale in db.Sales
        join rule in db.RevenueRules on sale.RevenueRuleId equals rule.Id
        where sale.Document == order && sale.Item == 1
        select rule.Revision).SingleAsync());
}
