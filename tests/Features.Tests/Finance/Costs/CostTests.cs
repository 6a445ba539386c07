using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Costs;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Costs;

/// <summary>What the village spends is booked by two people in the month that bears it, and makes the surplus
/// smaller.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class CostTests(DatabaseProvider provider) : PostingFixture(provider)
{
    private static readonly DateOnly May = new(2026, 5, 6);
    private static readonly Money Amount = new(120);

    [Test]
    public async Task A_cost_is_booked_on_its_day_when_a_second_person_has_agreed_and_not_before()
    {
        var bank = await work.Balance(Account.Bank);
        var household = await work.Household(1);
        var asked = (await Ask(household: household)).OrThrow();
        Assert.That(await work.Balance(Account.Packing), Is.EqualTo(Money.Zero));
        Assert.That(
            (await work.ApprovePosting(treasurer, asked.Request, Amount)).Refusal?.Code,
            Is.EqualTo("access.not_your_duty"));

        var posted = (await work.ApprovePosting(reviewer, asked.Request, Amount)).OrThrow();

        Assert.That((posted.Cost!.Number, posted.Cost.Payee), Is.EqualTo((asked.Number, "纸箱厂")));
        Assert.That(posted.Cost.Household, Is.Not.Null);
        Assert.That(await work.Balance(Account.Packing), Is.EqualTo(Amount));
        Assert.That(await work.Balance(Account.Bank), Is.EqualTo(bank - Amount));
        var entry = await work.Village.Look(db => db.JournalEntries.AsNoTracking()
            .SingleAsync(one => one.Kind == EntryKind.CostBooked));
        Assert.That(BeijingTime.DayOf(entry.EffectiveAt), Is.EqualTo(May));
        var listed = (await List()).Page.Rows.Single();
        Assert.That((listed.Status, listed.Evidence), Is.EqualTo((CostStatus.Booked, "发票 0017")));
    }

    [Test]
    public async Task A_cost_is_taken_back_by_another_entry_and_never_changed()
    {
        var asked = await Booked();
        var reversal = (await Reverse(asked.Id)).OrThrow();
        Assert.That((await Reverse(asked.Id)).Refusal?.Code, Is.EqualTo("cost.not_in_state"));

        _ = (await work.ApprovePosting(reviewer, reversal.Request, Amount)).OrThrow();

        Assert.That(await work.Balance(Account.Packing), Is.EqualTo(Money.Zero));
        var entries = await work.Village.Look(db => db.JournalEntries.AsNoTracking()
            .Where(one => one.Kind == EntryKind.CostBooked || one.Kind == EntryKind.CostReversed)
            .OrderBy(one => one.Id).ToListAsync());
        Assert.That(
            entries.ConvertAll(one => one.Kind), Is.EqualTo(new[] { EntryKind.CostBooked, EntryKind.CostReversed }));
        Assert.That(entries[1].ReversesId, Is.EqualTo((JournalEntryId?)entries[0].Id));
        Assert.That((await List()).Booked, Is.EqualTo(Money.Zero));
        Assert.That((await Reverse(asked.Id)).Refusal?.Code, Is.EqualTo("cost.not_in_state"));
    }

    [Test]
    public async Task Who_declines_a_cost_books_nothing_and_who_declines_a_reversal_leaves_it_booked()
    {
        var first = (await Ask()).OrThrow();
        _ = (await Decline(first.Request)).OrThrow();
        Assert.That((await List()).Page.Rows.Single().Status, Is.EqualTo(CostStatus.Declined));
        var second = await Booked();
        var reversal = (await Reverse(second.Id)).OrThrow();

        _ = (await Decline(reversal.Request)).OrThrow();

        Assert.That(await work.Balance(Account.Packing), Is.EqualTo(Amount));
        Assert.That(
            (await List()).Page.Rows.Single(one => one.Id == second.Id).Status, Is.EqualTo(CostStatus.Booked));
    }

    [Test]
    public async Task Costs_make_the_surplus_of_their_month_smaller()
    {
        await work.SellAndSettle(1);
        _ = await Booked();
        await MayIsOver();
        var may = await work.PeriodOf(May);
        var income = -(await work.Balance(Account.CooperativeIncome) + await work.Balance(Account.PlatformIncome));
        var fees = await work.Balance(Account.PaymentFees);

        var closed = (await work.Close(may)).OrThrow();
        var plan = (await work.Village.Run((PreviewDividendPlan feature) =>
            feature.Run(new(treasurer, may), default))).OrThrow();

        Assert.That(closed.Surplus, Is.EqualTo(income - fees - Amount));
        Assert.That(plan.Surplus, Is.EqualTo(closed.Surplus));
    }

    [Test]
    public async Task A_month_with_a_cost_that_waits_does_not_close_and_a_closed_month_takes_no_cost()
    {
        await work.SellAndSettle(1);
        var waiting = (await Ask()).OrThrow();
        await MayIsOver();
        var may = await work.PeriodOf(May);
        Assert.That((await work.Close(may)).Refusal?.Code, Is.EqualTo("ledger.period_has_costs_waiting"));
        var list = (await work.Village.Run((GetCloseChecklist feature) => feature.Run(new(may), default))).OrThrow();
        Assert.That(list.IsBlocked, Is.True);
        _ = (await Decline(waiting.Request)).OrThrow();

        _ = (await work.Close(may)).OrThrow();

        Assert.That((await Ask()).Refusal?.Code, Is.EqualTo("ledger.period_signed_off"));
    }

    [Test]
    public async Task Of_approvals_and_a_closing_at_once_a_cost_is_in_the_surplus_or_not_booked()
    {
        await work.SellAndSettle(1);
        await MayIsOver();
        var may = await work.PeriodOf(May);
        var close = (await work.RequestClose(may)).OrThrow();
        var cost = (await Ask()).OrThrow();

        var answers = await Task.WhenAll(
            Task.Run(() => work.ApprovePosting(reviewer, cost.Request, Amount)),
            Task.Run(() => work.ApprovePosting(reviewer, close.Id, close.ToType)));

        Assert.That(answers[0].IsRefused, Is.False, "a cost that waits keeps its month open");
        Assert.That(
            answers[1].Refusal?.Code, Is.AnyOf("approval.changed_since", "ledger.period_has_costs_waiting"));
    }

    [Test]
    public async Task Kinds_of_cost_that_earlier_months_had_are_asked_for()
    {
        _ = await Booked();
        await MayIsOver();
        await work.SellAndSettle(1);
        var june = await work.PeriodOf(new(2026, 6, 1));

        var list = (await work.Village.Run((GetCloseChecklist feature) => feature.Run(new(june), default))).OrThrow();

        var missing = list.Items.Single(item => item.Matter == CloseMatter.CostsNotBooked);
        Assert.That((missing.Count, missing.Blocks), Is.EqualTo((1, false)));
        Assert.That(missing.Sentence, Does.Contain("包装"));
    }

    [Test]
    public async Task A_household_that_is_not_there_bears_no_cost()
    {
        Assert.That((await Ask(household: new(99_999))).Refusal?.Code, Is.EqualTo("cost.household_unknown"));
        Assert.That((await Reverse(new(99_999))).Refusal?.Code, Is.EqualTo("cost.not_found"));
    }

    private async Task<RequestCost.Result> Booked()
    {
        var asked = (await Ask()).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, Amount)).OrThrow();
        return asked;
    }

    private Task MayIsOver() =>
        work.Village.Advance(BeijingTime.At(new(2026, 6, 1), new TimeOnly(9, 0)) - work.Now);

    [TestCase("0001-01-01")]
    [TestCase("0026-05-06")]
    [TestCase("2006-05-06")]
    [TestCase("2025-04-30")]
    public async Task A_day_long_before_the_books_is_a_slip_and_makes_no_month(string day)
    {
        var months = await work.Village.Look(db => db.Periods.CountAsync());

        Assert.That((await Ask(day: DateOnly.Parse(day, CultureInfo.InvariantCulture))).Refusal?.Code,
            Is.EqualTo("ledger.day_before_books"));

        Assert.That(await work.Village.Look(db => db.Periods.CountAsync()), Is.EqualTo(months));
    }

    [Test]
    public async Task What_was_paid_before_the_first_month_makes_its_month_when_a_second_person_has_agreed()
    {
        var months = await work.Village.Look(db => db.Periods.CountAsync());
        var asked = (await Ask(day: new DateOnly(2025, 12, 31))).OrThrow();
        Assert.That(await work.Village.Look(db => db.Periods.CountAsync()), Is.EqualTo(months));

        _ = (await work.ApprovePosting(reviewer, asked.Request, Amount)).OrThrow();

        Assert.That(
            await work.Village.Look(db => db.Periods.MinAsync(one => one.FirstDay)),
            Is.EqualTo(new DateOnly(2025, 12, 1)));
    }

    private Task<Outcome<RequestCost.Result>> Ask(HouseholdId? household = null, DateOnly? day = null) =>
        work.Village.Run(
        (RequestCost feature) => feature.Run(
            new(
                IdempotencyKey.New(), treasurer, CostCategory.Packing, Amount, day ?? May, "纸箱厂", "茶叶包装", "发票 0017",
                household), default));

    private Task<Outcome<RequestCostReversal.Result>> Reverse(CostVoucherId id) => work.Village.Run(
        (RequestCostReversal feature) => feature.Run(new(IdempotencyKey.New(), treasurer, id, "记重了"), default));

    private Task<Outcome<DeclinePosting.Result>> Decline(PostingRequestId id) => work.Village.Run(
        (DeclinePosting feature) => feature.Run(new(IdempotencyKey.New(), reviewer, id, "发票不对"), default));

    private async Task<ListCosts.Result> List() =>
        (await work.Village.Run((ListCosts feature) => feature.Run(new(new()), default))).OrThrow();
}
