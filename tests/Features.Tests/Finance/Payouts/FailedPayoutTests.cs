using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Reminders;
using VillageCloud.Features.Insights;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Payouts;

/// <summary>What was not paid is seen, and paid again once, by two people.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class FailedPayoutTests(DatabaseProvider provider) : PayoutFixture(provider)
{
    [Test]
    public async Task What_expired_is_seen_at_once_drafted_again_by_a_maker_and_sent_off_by_a_second_person()
    {
        var expired = await ExpiredPayout();
        Assert.That(await Failed(), Is.EqualTo(new PayoutSum(1, expired.Amount)));
        var batch = (await Batches(BatchesShown.Failed)).Rows.Single();
        Assert.That(
            (batch.Failed, batch.FailedAmount, batch.Open, batch.Succeeded, batch.Replaced),
            Is.EqualTo((1, expired.Amount, 0, 0, 0)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Redraft())));
        var draft = answers.Single(answer => !answer.IsRefused).Value.Batch;
        Assert.That(
            answers.Where(answer => answer.IsRefused).Select(answer => answer.Refusal!.Code),
            Is.All.EqualTo("payout.another_draft_open"));
        var waiting = await Find(expired);
        Assert.That((waiting.ReplacedBy, waiting.IsReplacementDrafted), Is.EqualTo((draft.Number, true)));
        Assert.That((await Failed()).Payouts, Is.Zero, "somebody is at it");

        _ = (await Discard(draft.Id)).OrThrow();
        Assert.That((await Find(expired)).ReplacedBy, Is.Null);
        Assert.That((await Failed()).Payouts, Is.EqualTo(1));
        draft = (await Redraft(batch: batch.Id)).OrThrow().Batch;
        Assert.That(
            (await Approve(treasurer, draft.Id, draft.Total)).Refusal?.Code,
            Is.EqualTo("access.not_your_duty"));
        _ = (await Approve(reviewer, draft.Id, draft.Total)).OrThrow();

        var replaced = await Find(expired);
        Assert.That(
            (replaced.Status, replaced.ReplacedBy, replaced.IsReplacementDrafted),
            Is.EqualTo((PayoutStatus.Reissued, draft.Number, false)));
        Assert.That((await Redraft()).Refusal?.Code, Is.EqualTo("payout.nothing_failed"));
        await DeliverOutbox();
        var again = (await Batch(draft.Id)).Payouts.Single();
        Assert.That(
            (again.ReissueOfId, again.Amount, again.Payee, again.Status),
            Is.EqualTo(((PayoutId?)expired.Id, expired.Amount, expired.Payee, PayoutStatus.WaitingForPayee)));
        await ConfirmInWeChat(again);
        Assert.That(await work.Balance(Account.PayoutInTransit), Is.EqualTo(Money.Zero));
        Assert.That(await work.Balance(Account.GoodsPayable), Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task A_later_batch_takes_over_what_failed_and_nothing_is_left_to_be_paid_twice()
    {
        var expired = await ExpiredPayout();
        await work.SellAndSettle(DemoVillage.TeaHousehold);

        var later = await ApprovedBatch();

        Assert.That(later.Total, Is.GreaterThan(expired.Amount));
        var replaced = await Find(expired);
        Assert.That((replaced.Status, replaced.ReplacedBy), Is.EqualTo((PayoutStatus.Reissued, later.Number)));
        Assert.That((await Redraft()).Refusal?.Code, Is.EqualTo("payout.nothing_failed"));
        var phone = (await work.Village.Run((ListHouseholdPayouts feature) =>
            feature.Run(new(expired.HouseholdId, new(1)), default))).OrThrow();
        Assert.That(phone.Select(one => one.OutBillNo), Is.Not.Empty.And.Not.Contain(expired.OutBillNo));
    }

    [Test]
    public async Task What_a_refund_took_back_meanwhile_is_not_paid_again()
    {
        var expired = await ExpiredPayout();
        var order = await work.Village.Look(db => db.Orders.Select(one => one.Number).SingleAsync());
        await work.Refund(order, new(500));
        var owed = -await work.Balance(Account.GoodsPayable);

        var draft = (await Redraft()).OrThrow().Batch;

        Assert.That(draft.Total, Is.EqualTo(owed).And.LessThan(expired.Amount));
        Assert.That((await Approve(reviewer, draft.Id, draft.Total)).IsRefused, Is.False);
    }

    [Test]
    public async Task Nobody_is_called_about_a_claim_that_a_refund_took_back_and_nothing_is_to_be_done_about_it()
    {
        var expired = await ExpiredPayout();
        var order = await work.Village.Look(db => db.Orders.Select(one => one.Number).SingleAsync());
        await work.Refund(order, new(500));
        var owed = -await work.Balance(Account.GoodsPayable, expired.HouseholdId);
        var called = (await Calls()).Rows.Single();
        Assert.That((called.Amount, called.Payouts), Is.EqualTo((owed, 1)), "what will be paid again");
        Assert.That(owed, Is.LessThan(expired.Amount));

        var sale = await work.Village.Look(db => db.Sales.AsNoTracking()
            .SingleAsync(one => one.HouseholdId == expired.HouseholdId));
        await work.Refund(order, sale.Refundable);

        Assert.That(await work.Balance(Account.GoodsPayable, expired.HouseholdId), Is.EqualTo(Money.Zero));
        Assert.That((await Calls()).Total, Is.Zero);
        Assert.That(await Failed(), Is.EqualTo(new PayoutSum(0, Money.Zero)));
        Assert.That((await Batches(BatchesShown.Failed)).Total, Is.Zero);
        Assert.That((await Redraft()).Refusal?.Code, Is.EqualTo("payout.claim_gone"));
        Assert.That((await Find(expired)).Status, Is.EqualTo(PayoutStatus.Failed), "what was is told as it was");
    }

    [Test]
    public async Task A_bank_payout_that_bounced_goes_back_to_the_claim_by_an_exact_reversal_and_is_paid_again()
    {
        await work.SellAndSettle(DemoVillage.BasketHousehold);
        var household = await work.Household(DemoVillage.BasketHousehold);
        var (owed, bankBefore) = (
            await work.Balance(Account.GoodsPayable, household), await work.Balance(Account.Bank));
        var batch = await ApprovedBatch();
        var (bank, viaWeChat) = (
            batch.Payouts.Single(payout => payout.Channel == PayoutChannel.Bank),
            batch.Payouts.Single(payout => payout.Channel == PayoutChannel.WeChat));

        foreach (var unclear in new[] { " ", "\u200b\u200b", "\n\u2028", new string('退', 65) })
        {
            Assert.That(
                (await Return(bank, unclear)).Refusal?.Code, Is.EqualTo("payout.return_reason_invalid"), unclear);
        }

        Assert.That((await Return(viaWeChat, "户名不符")).Refusal?.Code, Is.EqualTo("payout.return_channel_wrong"));
        Assert.That(
            (await Return(bank, "户名不符", new(1))).Refusal?.Code, Is.EqualTo("approval.total_differs"));
        var wish = (await Return(bank, "户名不符")).OrThrow().Id;
        Assert.That((await Return(bank, "又登记")).Refusal?.Code, Is.EqualTo("payout.return_waiting"));
        Assert.That((await Find(bank)).IsReturnWaiting, Is.True);
        Assert.That(
            (await work.ApprovePosting(treasurer, wish, bank.Amount)).Refusal?.Code,
            Is.EqualTo("access.not_your_duty"));
        Assert.That((await Find(bank)).Status, Is.EqualTo(PayoutStatus.Submitted), "a wish books nothing");
        var posted = (await work.ApprovePosting(reviewer, wish, bank.Amount)).OrThrow().Return!;

        var bounced = await Find(bank);
        Assert.That((posted.Reason, posted.HadArrived), Is.EqualTo(("户名不符", false)));
        Assert.That((bounced.Status, bounced.FailReason), Is.EqualTo((PayoutStatus.Failed, "户名不符")));
        Assert.That((await Calls()).Rows.Single().Payee, Is.EqualTo(await PayeeOf(household)), "paid by the bank");
        Assert.That(await work.Balance(Account.GoodsPayable, household), Is.EqualTo(owed));
        Assert.That((await BankFile(batch.Id)).OrThrow().Rows, Is.Empty);
        var draft = (await Redraft()).OrThrow().Batch;
        _ = (await Approve(reviewer, draft.Id, draft.Total)).OrThrow();
        var again = draft.Payouts.Single();
        _ = (await Receipt(reviewer, again, "回单 1")).OrThrow();
        Assert.That(await work.Balance(Account.Bank), Is.EqualTo(bankBefore - again.Amount));

        // Days after its receipt the bank sends it back.
        wish = (await Return(again, "账号已注销")).OrThrow().Id;
        Assert.That((await work.ApprovePosting(reviewer, wish, again.Amount)).OrThrow().Return!.HadArrived, Is.True);
        Assert.That(await work.Balance(Account.Bank), Is.EqualTo(bankBefore));
        Assert.That(await work.Balance(Account.GoodsPayable, household), Is.EqualTo(owed));
        Assert.That((await Find(again)).Status, Is.EqualTo(PayoutStatus.Failed));
        Assert.That((await Return(again, "又来")).Refusal?.Code, Is.EqualTo("payout.not_in_state"));
    }

    [Test]
    public async Task Batches_are_pages_that_the_database_counts_and_a_discarded_one_names_who_discarded_it()
    {
        List<string> numbers = [];
        for (var at = 0; at < 5; at++)
        {
            var draft = (await Draft()).OrThrow();
            numbers.Insert(0, draft.Number);
            _ = (await Discard(draft.Id)).OrThrow();
            await work.Village.Advance(TimeSpan.FromMinutes(1));
        }

        var second = await Batches(BatchesShown.All, number: 2, size: 2);
        var rows = (await work.Village.Run((ListApprovals feature) =>
            feature.Run(new(OnlyWaiting: false), default))).OrThrow().Rows;

        Assert.That((second.Total, second.Rows.Count), Is.EqualTo((5, 2)));
        Assert.That(second.Rows.Select(row => row.Number), Is.EqualTo(numbers.Skip(2).Take(2)));
        Assert.That(second.Rows.Select(row => row.DecidedByName), Is.All.EqualTo(DemoVillage.Treasurer));
        var discarded = rows.Where(row => row.Kind == ApprovalKind.PayoutBatch).ToList();
        Assert.That(discarded.Select(row => row.Status), Is.All.EqualTo(ApprovalStatus.Withdrawn));
        Assert.That(discarded.Select(row => row.DecidedByName), Is.All.EqualTo(DemoVillage.Treasurer));
        Assert.That((await Batches(BatchesShown.Failed)).Total, Is.Zero);
    }

    [Test]
    public async Task The_payouts_of_a_batch_are_pages_too()
    {
        await work.SellAndSettle(DemoVillage.BasketHousehold);
        await work.SellAndSettle(DemoVillage.NutHousehold, quantity: 4);
        var batch = (await Draft()).OrThrow();
        var figures = (await work.Village.Run((GetBatchFigures feature) => feature.Run(new(batch.Id), default)))
            .OrThrow();

        var pages = await Task.WhenAll(Enumerable.Range(1, batch.Payouts.Count).Select(at => Payouts(batch, at)));

        Assert.That(pages.Select(page => page.Total), Is.All.EqualTo(batch.Payouts.Count));
        Assert.That(
            pages.Select(page => page.Rows.Single().OutBillNo), Is.EqualTo(batch.Payouts.Select(one => one.OutBillNo)));
        Assert.That(
            (figures.Batch.Payouts, figures.Goods + figures.Dividend), Is.EqualTo((batch.Payouts.Count, batch.Total)));
        Assert.That(Money.Sum(figures.Channels.Select(channel => channel.Amount)), Is.EqualTo(batch.Total));
        Assert.That((figures.NewPayees, figures.ChangedPayees), Is.EqualTo((3, 0)));
        Assert.That((await Payouts(batch, 1, search: "楼阿来")).Total, Is.EqualTo(1));
        Assert.That((await Payouts(batch, 1, search: "%")).Total, Is.Zero);
    }

    private async Task<Page<PayoutView>> Payouts(BatchView batch, int number, string? search = null) =>
        (await work.Village.Run((ListPayouts feature) =>
            feature.Run(new(new(number, 1), batch.Id, Search: search), default))).OrThrow();

    private async Task<Page<BatchSummary>> Batches(BatchesShown show, int number = 1, int size = 20) =>
        (await work.Village.Run((ListBatches feature) => feature.Run(new(new(number, size), show), default))).OrThrow();

    private async Task<Page<FailedCall>> Calls()
    {
        var by = await work.Treasurer();
        return await work.Village.Run((ListFailedCalls feature) => feature.Run(new(by, new()), default));
    }

    private Task<string> PayeeOf(HouseholdId household) => work.Village.Look(db => db.HouseholdPeople
        .Where(one => one.HouseholdId == household && one.IsPayee).Select(one => one.Name).SingleAsync());

    private async Task<PayoutSum> Failed()
    {
        var by = await work.Treasurer();
        return (await work.Village.Run((GetMyWork feature) => feature.Run(new(by), default))).OrThrow().Failed;
    }
}
