using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Repayments;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Audit;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Repayments;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Payouts;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Repayments;

/// <summary>A household that owes the village since a refund pays it back by two people, and may leave then.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class RepaymentTests(DatabaseProvider provider) : PostingFixture(provider)
{
    private const int Tea = DemoVillage.TeaHousehold;
    private HouseholdId tea;
    private Money owes;

    [SetUp]
    public async Task TheTeaWasPaidOutAndSentBack()
    {
        tea = await work.Household(Tea);
        var desk = new PayoutDesk(work);
        await work.TopUp(new(1_000_000));
        var order = await work.SellAndDeliver(Tea);
        await work.Village.Advance(TimeSpan.FromDays(8));
        await work.Settle();
        await desk.Send();
        foreach (var waiting in await desk.Payouts(PayoutStatus.WaitingForPayee)) await desk.Take(waiting);
        await work.Village.Advance(TimeSpan.FromMinutes(31));
        await desk.Ask();
        var sale = await work.Village.Look(db => db.Sales.AsNoTracking()
            .SingleAsync(one => one.HouseholdId == tea));
        await work.Refund(order, sale.Refundable);
        owes = await work.Balance(Account.GoodsPayable, tea);
        Assert.That(owes, Is.GreaterThan(Money.Zero));
    }

    [Test]
    public async Task What_a_household_brings_back_is_booked_once_when_a_second_person_has_seen_the_slip()
    {
        var bank = await work.Balance(Account.Bank);
        var arrived = (await Statement()).Arrived;
        var asked = (await Ask(owes)).OrThrow();

        Assert.That((await Ask(owes)).Refusal?.Code, Is.EqualTo("repayment.already_waits"));
        Assert.That(await work.Balance(Account.GoodsPayable, tea), Is.EqualTo(owes), "one person alone books nothing");
        Assert.That(
            (await work.ApprovePosting(treasurer, asked.Request, owes)).Refusal?.Code,
            Is.EqualTo("access.not_your_duty"));
        var posted = (await work.ApprovePosting(reviewer, asked.Request, owes)).OrThrow();

        Assert.That(
            (posted.Repayment!.HouseholdNumber, posted.Repayment.Evidence), Is.EqualTo((Tea, "回单 7")));
        Assert.That(await work.Balance(Account.GoodsPayable, tea), Is.EqualTo(Money.Zero));
        Assert.That(await work.Balance(Account.Bank), Is.EqualTo(bank + owes));
        var statement = await Statement();
        Assert.That((statement.Goods.Repaid, statement.Goods.Explains), Is.EqualTo((owes, true)));
        Assert.That(statement.Arrived, Is.EqualTo(arrived), "what it paid back takes nothing off what it got");
        Assert.That((statement.Position.Owes, statement.Position.Owed), Is.EqualTo((Money.Zero, Money.Zero)));
        Assert.That((await Ask(owes)).Refusal?.Code, Is.EqualTo("repayment.nothing_owed"));
    }

    [Test]
    public async Task Who_owes_may_not_leave_and_may_when_it_is_paid_back()
    {
        Assert.That((await LeavingMatters()).Single(one => one.Matter == LeavingMatter.Owes).Amount, Is.EqualTo(owes));

        await Book(new(1));
        Assert.That(
            (await LeavingMatters()).Single(one => one.Matter == LeavingMatter.Owes).Amount,
            Is.EqualTo(owes - new Money(1)));
        await Book(owes - new Money(1));

        Assert.That((await LeavingMatters()).Select(one => one.Matter), Does.Not.Contain(LeavingMatter.Owes));
    }

    [Test]
    public async Task What_is_too_much_by_then_is_booked_all_the_same_and_owed_to_the_household()
    {
        var asked = (await Ask(owes)).OrThrow();
        await work.SellAndSettle(Tea);

        _ = (await work.ApprovePosting(reviewer, asked.Request, owes)).OrThrow();

        Assert.That((await Statement()).Position.Owed, Is.EqualTo(owes), "as much tea again was sold meanwhile");
    }

    [Test]
    public async Task A_repayment_that_was_a_mistake_is_taken_back_by_two_people()
    {
        var number = await Book(owes);
        var asked = (await TakeBack(number)).OrThrow();
        Assert.That((await TakeBack(number)).Refusal?.Code, Is.EqualTo("repayment.not_in_state"));

        var posted = (await work.ApprovePosting(reviewer, asked.Request, owes)).OrThrow();

        Assert.That(posted.Repayment!.Why, Is.EqualTo("记到别家了"));
        Assert.That(await work.Balance(Account.GoodsPayable, tea), Is.EqualTo(owes));
        Assert.That((await Statement()).Goods.Repaid, Is.EqualTo(Money.Zero));
        Assert.That((await List()).Rows.Single().Status, Is.EqualTo(RepaymentStatus.Reversed));
        await Book(owes);
        Assert.That(await work.Balance(Account.GoodsPayable, tea), Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task Who_declines_a_repayment_books_nothing_and_who_declines_a_reversal_leaves_it_booked()
    {
        var first = (await Ask(owes)).OrThrow();
        await Decline(first.Request);
        Assert.That((await List()).Rows.Single().Status, Is.EqualTo(RepaymentStatus.Declined));
        var second = await Book(owes);
        var reversal = (await TakeBack(second)).OrThrow();

        await Decline(reversal.Request);

        Assert.That(await work.Balance(Account.GoodsPayable, tea), Is.EqualTo(Money.Zero));
        var row = (await List()).Rows[0];
        Assert.That((row.Status, row.ReversalNote), Is.EqualTo((RepaymentStatus.Booked, (string?)null)));
    }

    [Test]
    public async Task Of_two_who_write_down_the_same_money_at_once_one_is_told_that_it_waits()
    {
        var answers = await Task.WhenAll(Task.Run(() => Ask(owes)), Task.Run(() => Ask(owes)));

        Assert.That(
            answers.Select(one => one.Refusal?.Code),
            Is.EquivalentTo(new[] { null, "repayment.already_waits" }));
    }

    [Test]
    public async Task A_repayment_that_its_entry_contradicts_is_found_out()
    {
        _ = await Book(owes);

        await work.Village.Look(db => db.Database.ExecuteSqlAsync($"UPDATE repayments SET amount_fen = 1"));

        var found = await work.Village.Run((CheckBooks feature) => feature.Run(default));
        Assert.That(
            found.Where(one => !one.Holds).Select(one => one.Code), Is.EqualTo(new[] { "I4", "I16" }));
        var fen = owes.Fen;
        await work.Village.Look(db => db.Database.ExecuteSqlAsync($"UPDATE repayments SET amount_fen = {fen}"));
    }

    private Task<Outcome<RequestRepayment.Result>> Ask(Money amount) => work.Village.Run(
        (RequestRepayment feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, tea, new(amount, BeijingTime.DayOf(work.Now), " 回单 7 ")), default));

    private async Task<string> Book(Money amount)
    {
        var asked = (await Ask(amount)).OrThrow();
        _ = (await work.ApprovePosting(reviewer, asked.Request, amount)).OrThrow();
        return asked.Number;
    }

    private Task<Outcome<RequestRepaymentReversal.Result>> TakeBack(string number) => work.Village.Run(
        (RequestRepaymentReversal feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, number, "记到别家了"), default));

    private async Task Decline(PostingRequestId request) => _ = (await work.Village.Run(
        (DeclinePosting feature) => feature.Run(
            new(IdempotencyKey.New(), reviewer, request, "回单看不清"), default))).OrThrow();

    private Task<ListRepayments.View> List() =>
        work.Village.Run((ListRepayments feature) => feature.Run(new(tea), default));

    private async Task<StatementView> Statement() => (await work.Village.Run((GetHouseholdStatement feature) =>
        feature.Run(new(tea), default))).OrThrow();

    private async Task<IReadOnlyList<LeavingItem>> LeavingMatters() => (await work.Village.Run(
        (GetLeavingCheck feature) => feature.Run(new(tea), default))).OrThrow().Items;
}
