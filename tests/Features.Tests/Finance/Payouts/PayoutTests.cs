using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Payouts;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class PayoutTests(DatabaseProvider provider) : PayoutFixture(provider)
{
    [Test]
    public async Task A_household_that_confirms_is_paid_to_the_fen()
    {
        var owed = -await work.Balance(Account.GoodsPayable);
        var payout = await SentPayout();

        await ConfirmInWeChat(payout);

        Assert.That(payout.Amount, Is.EqualTo(owed));
        Assert.That((await Find(payout)).Status, Is.EqualTo(PayoutStatus.Succeeded));
        Assert.That(await work.Balance(Account.GoodsPayable), Is.EqualTo(Money.Zero));
        Assert.That(await work.Balance(Account.PayoutInTransit), Is.EqualTo(Money.Zero));
    }

    [TestCase("T1")]
    [TestCase("T3")]
    [TestCase("T4")]
    public async Task An_unclear_answer_is_asked_again_under_the_same_number(string fault)
    {
        var batch = await ApprovedBatch();
        await work.Village.Sandbox.Tell(
            "faults",
            new { id = fault, match = new { endpoint = "transfer" }, times = 1, parameters = new { holdSeconds = 6 } },
            CancellationToken.None);

        var first = await DeliverOutbox();
        await work.Village.Advance(TimeSpan.FromMinutes(10));
        await DeliverOutbox();
        await Ask();

        Assert.That(first.Left, Is.EqualTo(1), "the fault was met");
        var payout = (await Batch(batch.Id)).Payouts.Single();
        Assert.That(payout.OutBillNo, Is.EqualTo(batch.Payouts.Single().OutBillNo));
        Assert.That(payout.Status, Is.EqualTo(PayoutStatus.WaitingForPayee));
        await ConfirmInWeChat(payout);
        Assert.That((await Find(payout)).Status, Is.EqualTo(PayoutStatus.Succeeded));
    }

    [Test]
    public async Task What_was_promised_is_not_free_to_be_promised_again()
    {
        var batch = (await Draft()).OrThrow();
        Assert.That(await Funds(), Is.EqualTo(FundsOf(new(500_000), drafted: batch.Total)));

        (await Approve(reviewer, batch.Id, batch.Total)).WithoutValue().OrThrow();
        await DeliverOutbox();
        Assert.That(await Funds(), Is.EqualTo(FundsOf(new(500_000), underWay: batch.Total)));
        Assert.That((await Funds()).Free, Is.EqualTo(new Money(500_000) - batch.Total));
        await ConfirmInWeChat((await Batch(batch.Id)).Payouts.Single());

        Assert.That(await Funds(), Is.EqualTo(FundsOf(new Money(500_000) - batch.Total)));
    }

    [TestCase(100, 30, 70, 0)]
    [TestCase(100, 30, 90, 20)]
    [TestCase(0, 30, 0, 30)]
    public void What_is_missing_is_what_was_promised_beyond_the_balance(
        long balance, long underWay, long drafted, long missing) =>
        Assert.That(
            FundsOf(new(balance), new(underWay), new(drafted)).Missing, Is.EqualTo(new Money(missing)));

    [Test]
    public async Task The_maker_does_not_approve_and_the_database_agrees()
    {
        var batch = (await Draft()).OrThrow();

        await work.Village.BecomesReviewer(treasurer);
        var own = await Approve(treasurer, batch.Id, batch.Total);
        var unread = await Approve(reviewer, batch.Id, batch.Total - new Money(1));

        Assert.That(own.Refusal?.Code, Is.EqualTo("approval.approver_must_differ"));
        Assert.That(unread.Refusal?.Code, Is.EqualTo("approval.total_differs"));
        Assert.That(
            async () => await work.Village.Look(db => db.Database.ExecuteSqlAsync(
                $"UPDATE payout_batches SET checker = maker, checked_at = made_at WHERE id = {batch.Id.Value}")),
            Throws.Exception.With.Message.Contains("ck_payout_batches_two_people"));
    }

    [Test]
    public async Task Approvals_at_once_book_and_send_once()
    {
        var batch = (await Draft()).OrThrow();
        var entries = await work.Entries();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => Approve(reviewer, batch.Id, batch.Total))));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(DeliverOutbox)));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That(await work.Entries(), Is.EqualTo(entries + batch.Payouts.Count));
        await ConfirmInWeChat((await Batch(batch.Id)).Payouts.Single());
        Assert.That(await work.Balance(Account.GoodsPayable), Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task Two_drafts_never_promise_the_same_money()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(Draft)));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That(
            answers.Where(answer => answer.IsRefused).Select(answer => answer.Refusal!.Code),
            Is.All.EqualTo("payout.another_draft_open"));
    }

    [Test]
    public async Task A_discarded_draft_frees_its_claims()
    {
        var batch = (await Draft()).OrThrow();

        var discarded = await Discard(batch.Id);
        var again = (await Draft()).OrThrow();

        Assert.That(discarded.IsRefused, Is.False);
        Assert.That(again.Total, Is.EqualTo(batch.Total));
        Assert.That(
            (await Approve(reviewer, batch.Id, batch.Total)).Refusal?.Code, Is.EqualTo("payout.batch_not_drafted"));
        Assert.That((await Discard(new(99_999))).Refusal?.Code, Is.EqualTo("payout.batch_not_found"));
    }

    [Test]
    public async Task Who_discarded_a_batch_and_why_is_kept()
    {
        var sentBack = (await Draft()).OrThrow();
        Assert.That(
            (await Discard(sentBack.Id, reviewer)).Refusal?.Code, Is.EqualTo("approval.reason_missing"));
        _ = (await Discard(sentBack.Id, reviewer, " 二号户的账户不对 ")).OrThrow();
        var dropped = (await Draft()).OrThrow();
        _ = (await Discard(dropped.Id)).OrThrow();

        var kept = (await work.Village.Run((ListBatches feature) => feature.Run(new(new()), default))).OrThrow().Rows
            .ToDictionary(batch => batch.Id);
        Assert.That(
            (kept[sentBack.Id].Status, kept[sentBack.Id].DecidedByName, kept[sentBack.Id].DeclineReason),
            Is.EqualTo((BatchStatus.Discarded, DemoVillage.Reviewer, "二号户的账户不对")));
        Assert.That(
            (kept[dropped.Id].Status, kept[dropped.Id].DecidedByName, kept[dropped.Id].DeclineReason),
            Is.EqualTo((BatchStatus.Discarded, DemoVillage.Treasurer, (string?)null)));
        Assert.That(kept[sentBack.Id].DecidedAt, Is.Not.Null);
        var rows = (await work.Village.Run((ListApprovals feature) => feature.Run(
            new(OnlyWaiting: false, Search: "P"), default))).OrThrow().Rows
            .Where(row => row.Kind == ApprovalKind.PayoutBatch).ToDictionary(row => row.Number);
        Assert.That(
            (rows[sentBack.Number].Status, rows[dropped.Number].Status),
            Is.EqualTo((ApprovalStatus.Declined, ApprovalStatus.Withdrawn)));
    }

    [Test]
    public async Task A_claim_that_shrank_since_the_draft_stops_the_batch()
    {
        var order = await work.Village.Look(db => db.Orders.Select(one => one.Number).SingleAsync());
        var batch = (await Draft()).OrThrow();
        await work.Refund(order, new(500));

        var answer = await Approve(reviewer, batch.Id, batch.Total);

        Assert.That(answer.Refusal?.Code, Is.EqualTo("payout.balance_changed"));
    }

    [Test]
    public async Task When_everybody_is_paid_there_is_nothing_to_draft()
    {
        await ConfirmInWeChat(await SentPayout());

        Assert.That((await Draft()).Refusal?.Code, Is.EqualTo("payout.nothing_to_pay"));
    }

    [Test]
    public async Task Who_has_no_WeChat_goes_into_the_bank_file_and_a_second_person_sees_the_receipt()
    {
        await work.SellAndSettle(DemoVillage.BasketHousehold);
        var draft = (await Draft()).OrThrow();
        var early = await BankFile(draft.Id);
        var batch = (await Approve(reviewer, draft.Id, draft.Total)).OrThrow();
        await DeliverOutbox();
        var bank = batch.Payouts.Single(payout => payout.Channel == PayoutChannel.Bank);
        var viaWeChat = batch.Payouts.Single(payout => payout.Channel == PayoutChannel.WeChat);

        var file = (await BankFile(batch.Id)).OrThrow();

        Assert.That(early.Refusal?.Code, Is.EqualTo("payout.batch_not_approved"));
        Assert.That((file.Rows.Single().Amount, file.Total), Is.EqualTo((bank.Amount, bank.Amount)));
        Assert.That(
            file.Rows.Single(),
            Is.EqualTo(new ExportBankFile.Row(
                1, "楼阿来", "201000000006", "诸暨农商银行上英服务点", bank.Amount, "货款", bank.OutBillNo)));
        Assert.That(
            (await Receipt(reviewer, viaWeChat, "回单")).Refusal?.Code, Is.EqualTo("payout.channel_wrong"));
        string[] unclear = [" ", "\u200b", "——", "\n\u202E", new('1', 65)];
        foreach (var unseen in unclear)
        {
            Assert.That(
                (await Receipt(reviewer, bank, unseen)).Refusal?.Code, Is.EqualTo("payout.evidence_invalid"), unseen);
        }

        Assert.That(
            (await Receipt(treasurer, bank, "回单")).Refusal?.Code,
            Is.EqualTo("access.not_your_duty"));
        Assert.That(
            (await Receipt(reviewer, bank with { Amount = bank.Amount + new Money(1) }, "回单")).Refusal?.Code,
            Is.EqualTo("approval.total_differs"));
        Assert.That(
            (await Receipt(reviewer, bank, "回单")).OrThrow().Status, Is.EqualTo(PayoutStatus.Succeeded));
        Assert.That(
            (await Receipt(reviewer, bank, "回单")).Refusal?.Code, Is.EqualTo("payout.not_in_state"));
        Assert.That(
            await work.Village.Look(db => db.Payouts.Where(one => one.Id == bank.Id)
                .Select(one => one.ConfirmedBy).SingleAsync()),
            Is.EqualTo(reviewer.Id));
        Assert.That(await work.Balance(Account.GoodsPayable, bank.HouseholdId), Is.EqualTo(Money.Zero));
    }
}
