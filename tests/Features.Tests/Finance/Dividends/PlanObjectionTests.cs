using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.People.Shoppers;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Dividends;

/// <summary>A household may say what is wrong with a plan while it is disclosed. Until somebody has answered, its own
/// dividend waits, and nobody else's.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class PlanObjectionTests(DatabaseProvider provider)
{
    private static readonly TimeSpan Disclosure = TimeSpan.FromDays(15);

    private VillageAtWork work = null!;
    private StaffActor treasurer;
    private StaffActor reviewer;
    private HouseholdId objecting;
    private PlanView plan = null!;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        (treasurer, reviewer) = (await work.Treasurer(), await work.Reviewer());
        objecting = await work.Household(1);
        var may = await work.CloseMay(1, 2, 3);
        plan = (await work.Village.Run((DraftDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, may), default))).OrThrow();
        await Disclose();
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task An_open_objection_keeps_back_that_households_dividend_and_nothing_else()
    {
        var objection = (await TakeDown(objecting)).OrThrow();
        await work.Village.Advance(Disclosure);
        await ApproveAndAllocate();
        // In the demo village dividends are small: all of them are to be paid here.
        await work.Village.Look(db => db.Cooperatives.ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Terms.MinimumPayout.Fen, 10)));

        var first = (await Draft()).OrThrow();
        var others = first.Payouts.Where(payout => payout.HouseholdId != objecting).ToList();
        var own = first.Payouts.Where(payout => payout.HouseholdId == objecting).ToList();
        _ = (await work.Village.Run((DiscardPayoutBatch feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, first.Id), default))).OrThrow();
        var answered = (await Answer(reviewer, objection.Id)).OrThrow();
        var second = (await Draft()).OrThrow();

        Assert.That(Money.Sum(own.Select(payout => payout.Dividend)), Is.EqualTo(Money.Zero));
        Assert.That(Money.Sum(own.Select(payout => payout.Goods)), Is.GreaterThan(Money.Zero), "its goods are paid");
        Assert.That(Money.Sum(others.Select(payout => payout.Dividend)), Is.GreaterThan(Money.Zero));
        Assert.That(
            (answered.Status, answered.Answer, answered.AnsweredBy),
            Is.EqualTo((ObjectionStatus.Dismissed, "核对过，一斤不少", DemoVillage.Reviewer)));
        var share = plan.Shares.Single(one => one.HouseholdId == objecting);
        Assert.That(
            Money.Sum(second.Payouts.Where(payout => payout.HouseholdId == objecting).Select(one => one.Dividend)),
            Is.EqualTo(share.Patronage + share.Capital));
    }

    [Test]
    public async Task A_person_of_the_household_objects_on_the_phone_once_at_a_time()
    {
        var code = await work.Village.Sandbox.LoginCode("shopper-1", default);
        var shopper = (await work.Village.Run((LogIn feature) => feature.Run(new(code.Code), default))).OrThrow();
        RaiseObjection.Command Wish() =>
            new(IdempotencyKey.New(), shopper.ShopperId, objecting, plan.Id, " 少算了两斤茶 ");

        var wish = Wish();
        var first = (await Raise(wish)).OrThrow();
        var replay = (await Raise(wish)).OrThrow();
        var second = await Raise(Wish());
        _ = (await Answer(reviewer, first.Id)).OrThrow();
        var third = (await Raise(Wish())).OrThrow();

        Assert.That((replay, first.Text, first.TakenDownBy), Is.EqualTo((first, "少算了两斤茶", (string?)null)));
        Assert.That(second.Refusal?.Code, Is.EqualTo("objection.open"));
        var listed = (await List(new(new(), plan.Id))).Rows;
        Assert.That(listed.Select(row => row.Id), Is.EqualTo(new[] { third.Id, first.Id }), "what waits comes first");
        Assert.That((await List(new(new(), Household: await work.Household(2)))).Total, Is.Zero);
    }

    [Test]
    public async Task Two_objections_of_a_household_at_once_are_one()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => TakeDown(objecting))));

        Assert.That(
            answers.Where(answer => answer.IsRefused).Select(answer => answer.Refusal!.Code),
            Is.EqualTo(new[] { "objection.open", "objection.open" }));
    }

    [Test]
    public async Task Who_drafted_the_plan_answers_no_objection_to_it()
    {
        var objection = (await TakeDown(objecting)).OrThrow();
        await work.Village.BecomesReviewer(treasurer);

        var own = await Answer(treasurer, objection.Id);
        _ = (await Answer(reviewer, objection.Id)).OrThrow();
        var again = await Answer(reviewer, objection.Id);
        var unknown = await Answer(reviewer, 99_999);

        Assert.That(
            (own.Refusal?.Code, again.Refusal?.Code, unknown.Refusal?.Code),
            Is.EqualTo(("approval.approver_must_differ", "objection.answered", "objection.not_found")));
    }

    [Test]
    public async Task A_plan_off_the_notice_board_is_a_draft_again_and_its_history_stays()
    {
        _ = (await TakeDown(objecting)).OrThrow();
        await work.Village.Advance(TimeSpan.FromDays(10));
        Assert.That((await Course()).Disclosure!.DaysLeft, Is.EqualTo(5));

        (await Withdraw("两户的交易量要核对")).OrThrow();

        Assert.That((await TakeDown(await work.Household(2))).Refusal?.Code, Is.EqualTo("objection.not_disclosed"));
        var draft = await Course();
        Assert.That(draft.Disclosure, Is.Null);
        Assert.That(
            draft.Withdrawals.Select(one => (one.By, one.Reason)),
            Is.EqualTo(new[] { (DemoVillage.Treasurer, "两户的交易量要核对") }));
        Assert.That((draft.Objecting, draft.Objections), Is.EqualTo((new[] { objecting }, 1)));
        await Disclose();
        await work.Village.Advance(TimeSpan.FromDays(10));
        Assert.That((await Approve()).Refusal?.Code, Is.EqualTo("dividend.disclosure_not_over"), "days begin anew");
        Assert.That((await Course()).Disclosure!.DaysLeft, Is.EqualTo(5));
    }

    [Test]
    public async Task Where_the_assembly_decides_its_resolution_is_asked_for()
    {
        await work.Village.Look(db => db.DividendPlans.ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Terms.ResolutionRequired, true)));
        await work.Village.Advance(Disclosure);
        var vote = new AssemblyVote(BeijingTime.DayOf(work.Now), 30, 22, 30, 20, 2, 0, "会议记录 3 号，在村办公室");

        var without = await Approve();
        var few = await Resolve(vote with { Present = 19 });
        (await Resolve(vote)).OrThrow();
        var approved = await Approve();

        Assert.That(
            (without.Refusal?.Code, few.Refusal?.Code, approved.IsRefused),
            Is.EqualTo(("dividend.resolution_missing", "assembly.no_quorum", false)));
        var course = await Course();
        Assert.That((course.Resolution!.Vote, course.Resolution.RecordedBy), Is.EqualTo((vote, DemoVillage.Treasurer)));
    }

    [Test]
    public async Task Two_plans_are_compared_household_by_household()
    {
        (await work.Village.Run((DeclineDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), reviewer, plan.Id, "重算"), default))).WithoutValue().OrThrow();
        await work.Village.Look(db => db.Households.Where(one => one.Id == objecting).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Contribution.Fen, one => one.Contribution.Fen + 1_000_000)));
        var again = (await work.Village.Run((DraftDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, plan.PeriodId), default))).OrThrow();

        var compared = (await work.Village.Run((ComparePlans feature) =>
            feature.Run(new(plan.Id, again.Id), default))).OrThrow();

        Assert.That(compared.First.Distributable, Is.EqualTo(compared.Second.Distributable));
        Assert.That(Money.Sum(compared.Households.Select(one => one.Difference)), Is.EqualTo(Money.Zero));
        Assert.That(
            compared.Households.Single(one => one.HouseholdId == objecting).Difference, Is.GreaterThan(Money.Zero));
        var most = compared.Find(new(Size: 1), text: null, change: null).Value.Rows.Single();
        Assert.That((most.HouseholdId, most.Change), Is.EqualTo((objecting, ShareChange.More)), "differences first");
        Assert.That(
            Enum.GetValues<ShareChange>().Sum(compared.CountOf), Is.EqualTo(compared.Households.Count));
        var beside = (await work.Village.Run((CompareWithPrevious feature) =>
            feature.Run(new(again.Id), default))).OrThrow();
        var first = (await work.Village.Run((CompareWithPrevious feature) =>
            feature.Run(new(plan.Id), default))).OrThrow();
        Assert.That((beside.Against!.First.Id, first.Against), Is.EqualTo((plan.Id, (PlanComparison?)null)));
    }

    [Test]
    public async Task The_households_of_a_plan_are_found_by_number_and_by_name()
    {
        var share = plan.Shares[1];

        Assert.That(plan.Find(new(), $"{share.Number}").Value.Rows, Does.Contain(share));
        Assert.That(plan.Find(new(), share.Name).Value.Rows, Is.EqualTo(new[] { share }));
        Assert.That(plan.Find(new(), "没有这户").Value.Total, Is.Zero);
        Assert.That(
            plan.Find(new(Size: 1, Sort: new(nameof(ShareView.Volume), Descending: true)), text: null)
                .Value.Rows.Single().Volume,
            Is.EqualTo(plan.Shares.Max(one => one.Volume)));
        var objection = (await TakeDown(objecting)).OrThrow();
        var own = plan.Shares.Single(one => one.HouseholdId == objecting);
        Assert.That(
            (objection.Dividend, objection.PlanMaker), Is.EqualTo((own.Patronage + own.Capital, plan.People.Maker)));
    }

    private Task<Outcome<ObjectionRow>> TakeDown(HouseholdId household) =>
        work.Village.Run((TakeDownObjection feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, plan.Id, household, "少算了两斤茶"), default));

    private Task<Outcome<ObjectionRow>> Raise(RaiseObjection.Command command) =>
        work.Village.Run((RaiseObjection feature) => feature.Run(command, default));

    private Task<Outcome<ObjectionRow>> Answer(StaffActor by, long id) =>
        work.Village.Run((AnswerObjection feature) =>
            feature.Run(new(IdempotencyKey.New(), by, id, IsUpheld: false, "核对过，一斤不少"), default));

    private Task<Page<ObjectionRow>> List(ListObjections.Query query) =>
        work.Village.Run<ListObjections, Page<ObjectionRow>>(feature => feature.Run(query, default));

    private async Task<PlanCourse> Course() =>
        (await work.Village.Run((GetPlan feature) => feature.Run(new(plan.Id), default))).OrThrow().Course!;

    private async Task Disclose() => _ = (await work.Village.Run((DiscloseDividendPlan feature) =>
        feature.Run(new(IdempotencyKey.New(), treasurer, plan.Id), default))).OrThrow();

    private async Task<Outcome> Withdraw(string reason) => (await work.Village.Run((WithdrawDividendPlan feature) =>
        feature.Run(new(IdempotencyKey.New(), treasurer, plan.Id, reason), default))).WithoutValue();

    private async Task<Outcome> Resolve(AssemblyVote vote) => (await work.Village.Run((RecordResolution feature) =>
        feature.Run(new(IdempotencyKey.New(), treasurer, plan.Id, vote), default))).WithoutValue();

    private Task<Outcome<ApproveDividendPlan.Result>> Approve() => work.Village.Run((ApproveDividendPlan feature) =>
        feature.Run(new(IdempotencyKey.New(), reviewer, plan.Id, plan.Distributable), default));

    private async Task ApproveAndAllocate()
    {
        _ = (await Approve()).OrThrow();
        _ = (await work.Village.Run((AllocateDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, plan.Id), default))).OrThrow();
    }

    private Task<Outcome<BatchView>> Draft() => work.Village.Run((DraftPayoutBatch feature) =>
        feature.Run(new(IdempotencyKey.New(), treasurer), default));
}
