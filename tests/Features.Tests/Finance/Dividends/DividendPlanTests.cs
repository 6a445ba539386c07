using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Dividends;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class DividendPlanTests(DatabaseProvider provider)
{
    private static readonly TimeSpan Disclosure = TimeSpan.FromDays(15);

    private VillageAtWork work = null!;
    private StaffActor treasurer;
    private StaffActor reviewer;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        treasurer = await work.Treasurer();
        reviewer = await work.Reviewer();
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task A_preview_is_the_draft_and_leaves_no_trace()
    {
        var may = await work.CloseMay(1, 2, 3);
        var preview = (await Preview(may)).OrThrow();
        Assert.That(await work.Village.Look(db => db.DividendPlans.CountAsync()), Is.Zero);

        var draft = (await Draft(may)).OrThrow();

        Assert.That(draft.Fingerprint, Is.EqualTo(preview.Fingerprint));
        Assert.That(draft.Shares, Has.Count.EqualTo(preview.Shares.Count).And.Not.Empty);
    }

    [Test]
    public async Task What_is_allocated_adds_up_and_at_least_six_tenths_follow_the_volume()
    {
        var plan = await Approved(await work.CloseMay(1, 2, 3));

        var allocated = (await Allocate(plan.Id)).OrThrow();

        Assert.That(allocated.Distributed, Is.EqualTo(plan.Distributable).And.GreaterThan(Money.Zero));
        Assert.That(plan.PatronagePool + plan.CapitalPool, Is.EqualTo(plan.Distributable));
        Assert.That(Money.Sum(plan.Shares.Select(share => share.Patronage)), Is.EqualTo(plan.PatronagePool));
        Assert.That(Money.Sum(plan.Shares.Select(share => share.Capital)), Is.EqualTo(plan.CapitalPool));
        Assert.That(plan.PatronagePool.Fen * 10, Is.GreaterThanOrEqualTo(plan.Distributable.Fen * 6));
        Assert.That(await work.Balance(Account.DividendPayable), Is.EqualTo(-plan.Distributable));
        Assert.That(await work.Balance(Account.SurplusDistribution), Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task Allocating_at_once_and_again_books_once()
    {
        var plan = await Approved(await work.CloseMay(1, 2));
        var entries = await work.Entries();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Allocate(plan.Id))));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That((await Allocate(plan.Id)).Refusal?.Code, Is.EqualTo("dividend.plan_not_in_state"));
        Assert.That(await work.Entries(), Is.EqualTo(entries + 2));
    }

    [Test]
    public async Task Two_drafts_at_once_are_one_plan()
    {
        var may = await work.CloseMay(1, 2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Draft(may))));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That(
            answers.Where(answer => answer.IsRefused).Select(answer => answer.Refusal!.Code),
            Is.All.EqualTo("dividend.plan_exists"));
        Assert.That(await work.Village.Look(db => db.DividendPlans.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_replayed_draft_is_the_same_plan()
    {
        var may = await work.CloseMay(1);
        var key = IdempotencyKey.New();

        var first = (await Draft(may, key)).OrThrow();
        var again = (await Draft(may, key)).OrThrow();

        Assert.That(again.Id, Is.EqualTo(first.Id));
    }

    [Test]
    public async Task The_maker_does_not_approve_and_the_database_agrees()
    {
        var plan = await Disclosed(await work.CloseMay(1));

        await work.Village.BecomesReviewer(treasurer);
        var own = await Approve(treasurer, plan.Id, plan.Distributable);

        Assert.That(own.Refusal?.Code, Is.EqualTo("approval.approver_must_differ"));
        Assert.That(
            async () => await work.Village.Look(db => db.Database.ExecuteSqlAsync(
                $"UPDATE dividend_plans SET checker = maker, checked_at = made_at WHERE id = {plan.Id.Value}")),
            Throws.Exception.With.Message.Contains("ck_dividend_plans_two_people"));
    }

    [Test]
    public async Task Nobody_approves_before_the_notice_was_up_long_enough_or_without_reading_the_total()
    {
        var may = await work.CloseMay(1);
        var plan = (await Draft(may)).OrThrow();
        var undisclosed = await Approve(reviewer, plan.Id, plan.Distributable);
        (await Disclose(plan.Id)).WithoutValue().OrThrow();
        var early = await Approve(reviewer, plan.Id, plan.Distributable);
        await work.Village.Advance(Disclosure);
        var unread = await Approve(reviewer, plan.Id, plan.Distributable + new Money(1));

        var read = await Approve(reviewer, plan.Id, plan.Distributable);

        Assert.That(
            new[] { undisclosed, early, unread }.Select(answer => answer.Refusal?.Code),
            Is.EqualTo(new[]
            {
                "dividend.plan_not_in_state", "dividend.disclosure_not_over", "approval.total_differs",
            }));
        Assert.That(read.IsRefused, Is.False);
    }

    [Test]
    public async Task What_is_wrong_with_a_plan_is_said()
    {
        await work.SellAndSettle(1);
        var open = await work.PeriodOf(new DateOnly(2026, 5, 31));

        Assert.That((await Draft(open)).Refusal?.Code, Is.EqualTo("dividend.period_not_closed"));
        Assert.That((await Draft(new PeriodId(99_999))).Refusal?.Code, Is.EqualTo("ledger.period_not_found"));
        Assert.That((await Disclose(new(99_999))).Refusal?.Code, Is.EqualTo("dividend.plan_not_found"));
        Assert.That((await Allocate(new(99_999))).Refusal?.Code, Is.EqualTo("dividend.plan_not_found"));
        Assert.That(
            (await Approve(reviewer, new(99_999), Money.Zero)).Refusal?.Code, Is.EqualTo("dividend.plan_not_found"));
    }

    [Test]
    public async Task A_month_of_loss_has_a_plan_with_nothing_to_distribute()
    {
        await work.Post(
            "rent", work.Now, JournalLine.Debit(Account.OperatingCosts, new(900_000)),
            JournalLine.Credit(Account.Bank, new(900_000)));
        var plan = await Approved(await work.CloseMay(1));
        var entries = await work.Entries();

        var allocated = (await Allocate(plan.Id)).OrThrow();

        Assert.That(plan.Surplus, Is.LessThan(Money.Zero));
        Assert.That((plan.Reserve, plan.Distributable), Is.EqualTo((Money.Zero, Money.Zero)));
        Assert.That(allocated.Distributed, Is.EqualTo(Money.Zero));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
        Assert.That(await work.Balance(Account.DividendPayable), Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task A_statement_explains_the_households_money_down_to_its_order_lines()
    {
        var may = await work.CloseMay(1, 2);
        (await Allocate((await Approved(may)).Id)).WithoutValue().OrThrow();
        var household = await work.Household(1);

        var statement = (await work.Village.Run((GetHouseholdStatement feature) =>
            feature.Run(new(household, may), CancellationToken.None))).OrThrow();

        Assert.That(statement.Sales, Is.Not.Empty);
        Assert.That(Money.Sum(statement.Sales.Select(line => line.Household)), Is.EqualTo(statement.Goods.Earned));
        Assert.That(
            statement.Goods.Opening + statement.Goods.Earned - statement.Goods.Sent + statement.Goods.Brought,
            Is.EqualTo(statement.Goods.Closing));
        Assert.That(statement.Goods.Closing, Is.EqualTo(-await work.Balance(Account.GoodsPayable, household)));
        Assert.That(
            statement.Dividend!.Patronage + statement.Dividend.Capital,
            Is.EqualTo(-await work.Balance(Account.DividendPayable, household)));
    }

    private Task<Outcome<PlanView>> Preview(PeriodId period) =>
        work.Village.Run((PreviewDividendPlan feature) => feature.Run(new(treasurer, period), default));

    private Task<Outcome<PlanView>> Draft(PeriodId period, IdempotencyKey? key = null) =>
        work.Village.Run((DraftDividendPlan feature) =>
            feature.Run(new(key ?? IdempotencyKey.New(), treasurer, period), default));

    private Task<Outcome<DiscloseDividendPlan.Result>> Disclose(DividendPlanId plan) =>
        work.Village.Run((DiscloseDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, plan), default));

    private Task<Outcome<ApproveDividendPlan.Result>> Approve(StaffActor by, DividendPlanId plan, Money typed) =>
        work.Village.Run((ApproveDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), by, plan, typed), default));

    private Task<Outcome<AllocateDividendPlan.Result>> Allocate(DividendPlanId plan) =>
        work.Village.Run((AllocateDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, plan), default));

    private async Task<PlanView> Disclosed(PeriodId period)
    {
        var plan = (await Draft(period)).OrThrow();
        (await Disclose(plan.Id)).WithoutValue().OrThrow();
        await work.Village.Advance(Disclosure);
        return plan;
    }

    private async Task<PlanView> Approved(PeriodId period)
    {
        var plan = await Disclosed(period);
        (await Approve(reviewer, plan.Id, plan.Distributable)).WithoutValue().OrThrow();
        return plan;
    }
}
