using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Dividends;

/// <summary>A plan that somebody said no to comes off the notice board, and its period is planned again.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class DeclinedPlanTests(DatabaseProvider provider)
{
    private const string Why = "有农户说少算了交易量";
    private static readonly TimeSpan Disclosure = TimeSpan.FromDays(15);

    private VillageAtWork work = null!;
    private StaffActor treasurer;
    private StaffActor reviewer;
    private PeriodId may;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        (treasurer, reviewer) = (await work.Treasurer(), await work.Reviewer());
        may = await work.CloseMay(1, 2);
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        await work.DisposeAsync();
    }

    [Test]
    public async Task A_plan_sent_back_can_be_drafted_again_and_nothing_of_it_is_posted()
    {
        var entries = await work.Entries();
        var plan = await Disclosed(may);
        Assert.That((await Statement()).Dividend?.Status, Is.EqualTo(PlanStatus.Disclosed));
        Assert.That((await Decline(reviewer, plan.Id, " ")).Refusal?.Code, Is.EqualTo("approval.reason_missing"));
        Assert.That((await Draft(may)).Refusal?.Code, Is.EqualTo("dividend.plan_exists"));

        _ = (await Decline(reviewer, plan.Id, $" {Why} ")).OrThrow();

        Assert.That((await Statement()).Dividend, Is.Null);
        await work.Village.Advance(Disclosure);
        Assert.That((await Approve(plan)).Refusal?.Code, Is.EqualTo("dividend.plan_not_in_state"));
        Assert.That((await Allocate(plan)).Refusal?.Code, Is.EqualTo("dividend.plan_not_in_state"));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
        Assert.That(await work.Balance(Account.DividendPayable), Is.EqualTo(Money.Zero));

        var again = await Disclosed(may);
        Assert.That((again.Fingerprint, again.Distributable), Is.EqualTo((plan.Fingerprint, plan.Distributable)));
        Assert.That((await Approve(again)).Refusal?.Code, Is.EqualTo("dividend.disclosure_not_over"));
        await work.Village.Advance(Disclosure);
        _ = (await Approve(again)).OrThrow();
        _ = (await Allocate(again)).OrThrow();
        Assert.That(await work.Balance(Account.DividendPayable), Is.EqualTo(-again.Distributable));
        Assert.That((await Statement()).Dividend?.PlanId, Is.EqualTo(again.Id));
    }

    [Test]
    public async Task Who_said_no_to_a_plan_and_why_is_kept_and_shown_beside_the_one_that_counts()
    {
        var first = await Disclosed(may);
        _ = (await Decline(reviewer, first.Id, Why)).OrThrow();
        var second = (await Draft(may)).OrThrow();
        _ = (await Decline(treasurer, second.Id, reason: null)).OrThrow();
        var third = await Disclosed(may);

        var plans = await work.Village.Run<ListPlans, IReadOnlyList<ListPlans.PlanSummary>>(f => f.Run(default));
        Assert.That(plans.Select(plan => plan.Id), Is.EqualTo(new[] { third.Id, second.Id, first.Id }));
        Assert.That(
            plans.Select(plan => (plan.People.Decliner, plan.People.DeclineReason)),
            Is.EqualTo(new[] { ((StaffId?)null, (string?)null), (treasurer.Id, null), (reviewer.Id, Why) }));
        var rows = await Rows();
        Assert.That(
            rows.Select(row => (row.Status, row.DecidedByName, row.DeclineReason)),
            Is.EquivalentTo(new[]
            {
                (ApprovalStatus.Waiting, (string?)null, (string?)null),
                (ApprovalStatus.Withdrawn, DemoVillage.Treasurer, null),
                (ApprovalStatus.Declined, DemoVillage.Reviewer, Why),
            }));
        Assert.That(rows[0].Status, Is.EqualTo(ApprovalStatus.Waiting));
        Assert.That(rows.Select(row => row.Number), Is.All.EqualTo("2026-05-01 至 2026-05-31"));
        Assert.That(await Rows(search: "05-31"), Has.Count.EqualTo(3));
        Assert.That(await Rows(search: "06-30"), Is.Empty);
        Assert.That((await Decline(reviewer, new(99_999), Why)).Refusal?.Code, Is.EqualTo("dividend.plan_not_found"));
    }

    [Test]
    public async Task A_plan_is_approved_or_sent_back_however_many_decide_at_once()
    {
        var plan = await Disclosed(may);
        await work.Village.Advance(Disclosure);

        var approving = Task.Run(() => Approve(plan));
        var declining = Task.Run(() => Decline(reviewer, plan.Id, Why));

        Refusal?[] answers = [(await approving).Refusal, (await declining).Refusal];
        Assert.That(answers.OfType<Refusal>().Single().Code, Is.EqualTo("dividend.plan_not_in_state"));
    }

    [Test]
    public async Task Two_drafts_after_a_plan_was_sent_back_are_one_plan()
    {
        _ = (await Decline(reviewer, (await Disclosed(may)).Id, Why)).OrThrow();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Draft(may))));

        Assert.That(
            answers.Where(answer => answer.IsRefused).Select(answer => answer.Refusal!.Code),
            Is.EqualTo(new[] { "dividend.plan_exists", "dividend.plan_exists" }));
    }

    [Test]
    public async Task A_surplus_that_was_planned_covers_no_later_loss_though_its_plan_was_sent_back()
    {
        _ = (await Decline(reviewer, (await Disclosed(may)).Id, Why)).OrThrow();
        var (july, loss) = await JulyAfterALossInJune();

        var whileNoneCounts = (await Preview(july)).OrThrow();
        _ = (await Draft(may)).OrThrow();
        var again = (await Preview(july)).OrThrow();

        Assert.That((whileNoneCounts.PriorLoss, again.PriorLoss), Is.EqualTo((loss, loss)));
    }

    [Test]
    public async Task In_whatever_order_months_are_planned_together_they_give_what_was_earned()
    {
        var (july, loss) = await JulyAfterALossInJune();

        var later = (await Draft(july)).OrThrow();
        var earlier = (await Draft(may)).OrThrow();

        Assert.That((earlier.PriorLoss, later.PriorLoss), Is.EqualTo((Money.Zero, loss)));
        Assert.That(
            earlier.Reserve + earlier.Distributable + later.Reserve + later.Distributable,
            Is.EqualTo(-await work.Balance(Account.SurplusDistribution)));
    }

    private async Task<(PeriodId July, Money Loss)> JulyAfterALossInJune()
    {
        var loss = new Money(100);
        await work.Post(
            "rent", work.Now, JournalLine.Debit(Account.OperatingCosts, loss), JournalLine.Credit(Account.Bank, loss));
        await work.Village.Advance(BeijingTime.At(new DateOnly(2026, 7, 2), new TimeOnly(11, 0)) - work.Now);
        await Close(new DateOnly(2026, 6, 30));
        await work.SellAndSettle(1);
        await work.Village.Advance(BeijingTime.At(new DateOnly(2026, 8, 2), new TimeOnly(11, 0)) - work.Now);
        return (await Close(new DateOnly(2026, 7, 31)), loss);
    }

    private async Task<PeriodId> Close(DateOnly day)
    {
        var period = await work.PeriodOf(day);
        _ = (await work.Close(period)).OrThrow();
        return period;
    }

    private Task<Outcome<PlanView>> Preview(PeriodId period) =>
        work.Village.Run((PreviewDividendPlan feature) => feature.Run(new(treasurer, period), default));

    private Task<Outcome<PlanView>> Draft(PeriodId period) => work.Village.Run((DraftDividendPlan feature) =>
        feature.Run(new(IdempotencyKey.New(), treasurer, period), default));

    private async Task<PlanView> Disclosed(PeriodId period)
    {
        var plan = (await Draft(period)).OrThrow();
        _ = (await work.Village.Run((DiscloseDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, plan.Id), default))).OrThrow();
        return plan;
    }

    private Task<Outcome<DeclineDividendPlan.Result>> Decline(StaffActor by, DividendPlanId plan, string? reason) =>
        work.Village.Run((DeclineDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), by, plan, reason), default));

    private Task<Outcome<ApproveDividendPlan.Result>> Approve(PlanView plan) =>
        work.Village.Run((ApproveDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), reviewer, plan.Id, plan.Distributable), default));

    private Task<Outcome<AllocateDividendPlan.Result>> Allocate(PlanView plan) =>
        work.Village.Run((AllocateDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, plan.Id), default));

    private async Task<StatementView> Statement()
    {
        var household = await work.Household(1);
        return (await work.Village.Run((GetHouseholdStatement feature) =>
            feature.Run(new(household, may), CancellationToken.None))).OrThrow();
    }

    private async Task<IReadOnlyList<ApprovalRow>> Rows(string? search = null) =>
        (await work.Village.Run((ListApprovals feature) =>
            feature.Run(new(OnlyWaiting: false, null, search), default))).OrThrow().Rows
        .Where(row => row.Kind == ApprovalKind.DividendPlan).ToList();
}
