using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Ledger;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class AccountingPeriodTests(DatabaseProvider provider)
{
    private static readonly DateOnly May = new(2026, 5, 6);
    private static readonly DateOnly June = new(2026, 6, 6);

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
    public async Task Closing_moves_income_and_costs_into_the_surplus_distribution()
    {
        await work.SellAndSettle(1);
        await MayIsOver();
        var income = await work.Balance(Account.CooperativeIncome) + await work.Balance(Account.PlatformIncome);
        var costs = await work.Balance(Account.PaymentFees);

        var closed = (await Close(await MayPeriod())).OrThrow();

        Assert.That(closed.Surplus, Is.EqualTo(-income - costs));
        Assert.That(await work.Balance(Account.CooperativeIncome), Is.EqualTo(Money.Zero));
        Assert.That(await work.Balance(Account.PlatformIncome), Is.EqualTo(Money.Zero));
        Assert.That(await work.Balance(Account.SurplusDistribution), Is.EqualTo(-closed.Surplus));
    }

    [Test]
    public async Task A_posting_for_a_closed_month_goes_to_the_next_open_one()
    {
        await work.SellAndSettle(1);
        await MayIsOver();
        var may = await MayPeriod();
        (await Close(may)).WithoutValue().OrThrow();

        await work.Post(
            "late", BeijingTime.At(May, new TimeOnly(12, 0)), JournalLine.Debit(Account.Bank, new(5)),
            JournalLine.Credit(Account.OtherIncome, new(5)));

        var period = await work.Village.Look(db => db.JournalEntries
            .Where(entry => entry.Subject == "late").Select(entry => entry.PeriodId).SingleAsync());
        Assert.That(period, Is.EqualTo(await work.PeriodOf(June)));
    }

    [Test]
    public async Task Of_a_closing_and_postings_at_once_each_posting_lands_before_the_close_or_in_the_next_month()
    {
        await work.SellAndSettle(1);
        await MayIsOver();
        var may = await MayPeriod();
        var at = BeijingTime.At(May, new TimeOnly(12, 0));

        var postings = Enumerable.Range(0, 6).Select(n => Task.Run(() => work.Post(
            $"race:{n}", at, JournalLine.Debit(Account.Bank, new(7)),
            JournalLine.Credit(Account.OtherIncome, new(7)))));
        var closing = Task.Run(() => CloseOnceNothingChanges(may));
        await Task.WhenAll(postings.Append<Task>(closing));

        var closed = (await closing).OrThrow();
        var inMay = await work.Village.Look(db => db.JournalEntries
            .CountAsync(entry => entry.Subject.StartsWith("race:") && entry.PeriodId == may));
        var all = await work.Village.Look(db => db.JournalEntries
            .CountAsync(entry => entry.Subject.StartsWith("race:")));
        Assert.That(all, Is.EqualTo(6));
        Assert.That(await work.Balance(Account.OtherIncome), Is.EqualTo(new Money(-7 * (6 - inMay))));
        Assert.That(await work.Balance(Account.SurplusDistribution), Is.EqualTo(-closed.Surplus));
    }

    [Test]
    public async Task Two_people_who_close_at_once_close_once()
    {
        await work.SellAndSettle(1);
        await MayIsOver();
        var may = await MayPeriod();

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Close(may))));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That(
            answers.Single(answer => answer.IsRefused).Refusal?.Code,
            Is.AnyOf("ledger.period_closed", "ledger.close_waiting"));
        Assert.That(
            await work.Village.Look(db => db.JournalEntries
                .CountAsync(entry => entry.Kind == EntryKind.PeriodClosed)),
            Is.EqualTo(1));
    }

    [Test]
    public async Task A_month_with_lines_that_are_due_does_not_close()
    {
        await work.SellAndDeliver(1);
        await MayIsOver();

        Assert.That((await Close(await MayPeriod())).Refusal?.Code, Is.EqualTo("ledger.period_has_due_lines"));
    }

    [Test]
    public async Task A_later_month_waits_for_the_earlier_one()
    {
        await work.SellAndSettle(1);
        await work.Village.Advance(TimeSpan.FromDays(60));
        await work.Post(
            "june", BeijingTime.At(June, new TimeOnly(12, 0)), JournalLine.Debit(Account.Bank, new(5)),
            JournalLine.Credit(Account.OtherIncome, new(5)));

        Assert.That(
            (await Close(await work.PeriodOf(June))).Refusal?.Code, Is.EqualTo("ledger.earlier_period_open"));
        Assert.That((await Close(new PeriodId(999_999))).Refusal?.Code, Is.EqualTo("ledger.period_not_found"));
    }

    [Test]
    public async Task A_month_that_is_not_over_does_not_close()
    {
        await work.SellAndSettle(1);

        Assert.That((await Close(await MayPeriod())).Refusal?.Code, Is.EqualTo("ledger.period_not_over"));
    }

    [Test]
    public async Task A_month_is_open_until_a_second_person_has_agreed_and_who_asked_is_not_that_person()
    {
        await work.SellAndSettle(1);
        await MayIsOver();
        var may = await MayPeriod();
        var asked = (await work.RequestClose(may)).OrThrow();
        Assert.That((await work.RequestClose(may)).Refusal?.Code, Is.EqualTo("ledger.close_waiting"));
        var treasurer = await work.Treasurer();
        var reviewer = await work.Reviewer();
        Assert.That(await StatusOf(may), Is.EqualTo(PeriodStatus.Open));

        var unread = await work.ApprovePosting(reviewer, asked.Id, asked.ToType + new Money(1));
        await work.Village.BecomesReviewer(treasurer);
        var own = await work.ApprovePosting(treasurer, asked.Id, asked.ToType);

        Assert.That(unread.Refusal?.Code, Is.EqualTo("approval.total_differs"));
        Assert.That(own.Refusal?.Code, Is.EqualTo("approval.approver_must_differ"));
        Assert.That(await StatusOf(may), Is.EqualTo(PeriodStatus.Open));
        _ = (await work.ApprovePosting(reviewer, asked.Id, asked.ToType)).OrThrow();
        Assert.That(await StatusOf(may), Is.EqualTo(PeriodStatus.Closed));
        var told = (await work.Village.Run<ListPeriods, IReadOnlyList<ListPeriods.PeriodView>>(
            feature => feature.Run(default))).Single(one => one.Id == may);
        Assert.That(told.ClosedByName, Is.Not.Null.And.Not.EqualTo(told.SecondName));
        Assert.That(told.SecondName, Is.Not.Null);
    }

    [Test]
    public async Task What_was_booked_after_the_request_is_looked_at_again_before_the_month_closes()
    {
        await work.SellAndSettle(1);
        await MayIsOver();
        var may = await MayPeriod();
        var asked = (await work.RequestClose(may)).OrThrow();
        await work.Post(
            "late", BeijingTime.At(May, new TimeOnly(12, 0)), JournalLine.Debit(Account.Bank, new(5)),
            JournalLine.Credit(Account.OtherIncome, new(5)));

        var answer = await work.ApprovePosting(await work.Reviewer(), asked.Id, asked.ToType);

        Assert.That(answer.Refusal?.Code, Is.EqualTo("approval.changed_since"));
        Assert.That(await StatusOf(may), Is.EqualTo(PeriodStatus.Open));
    }

    [Test]
    public async Task Nothing_that_a_person_dates_is_booked_in_a_month_that_is_signed_off()
    {
        await work.SellAndSettle(1);
        await MayIsOver();
        var late = (await work.RequestTopUp(new(700), "W2", at: BeijingTime.At(May, new TimeOnly(9, 0)))).OrThrow();
        _ = (await Close(await MayPeriod())).OrThrow();

        var asked = await work.RequestTopUp(new(500), "W1", at: BeijingTime.At(May, new TimeOnly(9, 0)));
        var approved = await work.ApprovePosting(await work.Reviewer(), late.Id, new(700));

        Assert.That(asked.Refusal?.Code, Is.EqualTo("ledger.period_signed_off"));
        Assert.That(asked.Refusal?.Sentence, Does.Contain("已经结账"));
        Assert.That(approved.Refusal?.Code, Is.EqualTo("ledger.period_signed_off"));
    }

    [Test]
    public async Task The_checklist_counts_what_is_left_and_says_what_cannot_be_undone()
    {
        await work.SellAndSettle(1);
        _ = await work.Sell(2, user: "shopper-2");
        _ = (await work.RequestTopUp(new(700), "W1")).OrThrow();
        await MayIsOver();
        var may = await MayPeriod();

        var list = (await work.Village.Run((GetCloseChecklist feature) => feature.Run(new(may), default))).OrThrow();

        var counts = list.Items.ToDictionary(item => item.Matter, item => item.Count);
        Assert.That(counts.Keys, Is.EquivalentTo(Enum.GetValues<CloseMatter>()));
        Assert.That(counts[CloseMatter.UnshippedOrders], Is.EqualTo(1));
        Assert.That(counts[CloseMatter.UnsettledSales], Is.GreaterThan(0));
        Assert.That(counts[CloseMatter.WaitingDecisions], Is.EqualTo(1));
        Assert.That(counts[CloseMatter.DueSales], Is.Zero);
        Assert.That(list.Final, Has.Some.Contains("不能重开"));
        Assert.That(list.IsBlocked, Is.False);
    }

    /// <summary>What was booked after the request sends it back, and it is asked for anew.</summary>
    private async Task<Outcome<PeriodClosing.Closed>> CloseOnceNothingChanges(PeriodId period)
    {
        var reviewer = await work.Reviewer();
        while (true)
        {
            var asked = (await work.RequestClose(period)).OrThrow();
            var posted = await work.ApprovePosting(reviewer, asked.Id, asked.ToType);
            if (posted.Refusal is not ChangedSinceRequest) return posted.Map(one => one.Closed!);
            _ = (await work.Village.Run((DeclinePosting feature) =>
                feature.Run(new(IdempotencyKey.New(), reviewer, asked.Id, "又记了账"), default))).OrThrow();
        }
    }

    private Task<PeriodStatus> StatusOf(PeriodId id) =>
        work.Village.Look(db => db.Periods.Where(one => one.Id == id).Select(one => one.Status).SingleAsync());

    private Task<PeriodId> MayPeriod() => work.PeriodOf(May);

    private Task MayIsOver() => work.Village.Advance(BeijingTime.At(June, new TimeOnly(9, 0)) - work.Now);

    private Task<Outcome<PeriodClosing.Closed>> Close(PeriodId period) => work.Close(period);
}
