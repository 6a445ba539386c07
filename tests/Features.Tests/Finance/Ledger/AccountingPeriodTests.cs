using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
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
        var closing = Task.Run(() => Close(may));
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
            answers.Single(answer => answer.IsRefused).Refusal?.Code, Is.EqualTo("ledger.period_closed"));
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

    private Task<PeriodId> MayPeriod() => work.PeriodOf(May);

    private Task MayIsOver() => work.Village.Advance(BeijingTime.At(June, new TimeOnly(9, 0)) - work.Now);

    private async Task<Outcome<CloseAccountingPeriod.Result>> Close(PeriodId period)
    {
        var by = await work.Treasurer();
        return await work.Village.Run((CloseAccountingPeriod feature) =>
            feature.Run(new(IdempotencyKey.New(), by, period), CancellationToken.None));
    }
}
