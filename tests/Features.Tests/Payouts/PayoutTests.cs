using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Ledger;
using VillageCloud.Domain.Payouts;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Payouts;
using VillageCloud.Features.Tests.Settlement;
using VillageCloud.Features.Villages.Demo;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Payouts;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class PayoutTests(DatabaseProvider provider)
{
    private VillageAtWork work = null!;
    private StaffId treasurer;
    private StaffId reviewer;

    [SetUp]
    public async Task Start()
    {
        work = await VillageAtWork.Start(provider);
        treasurer = await work.Treasurer();
        reviewer = await work.Reviewer();
        await work.SellAndSettle(DemoVillage.TeaHousehold);
        await work.TopUp(new(500_000));
    }

    [TearDown]
    public async Task Stop()
    {
        if (work is null) return;
        await work.CheckBooks();
        var violations = await work.Village.Sandbox.Ask("violations", CancellationToken.None);
        await work.DisposeAsync();
        Assert.That(violations.GetArrayLength(), Is.Zero, violations.ToString());
    }

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
    public async Task What_nobody_confirmed_in_a_day_comes_back_and_is_reissued_once()
    {
        var payout = await SentPayout();
        await work.Village.Advance(TimeSpan.FromHours(25));
        await Ask();
        Assert.That((await Find(payout)).Status, Is.EqualTo(PayoutStatus.Failed));

        var own = await Reissue(payout, by: treasurer);
        var unread = await Reissue(payout with { Amount = payout.Amount + new Money(1) });

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Reissue(payout))));
        await DeliverOutbox();

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That((await Reissue(payout)).Refusal?.Code, Is.EqualTo("payout.not_in_state"));
        var reissued = (await Batch(null)).Payouts.Single(one => one.ReissueOfId == payout.Id);
        Assert.That(own.Refusal?.Code, Is.EqualTo("approval.approver_must_differ"));
        Assert.That(unread.Refusal?.Code, Is.EqualTo("approval.total_differs"));
        Assert.That(
            await work.Village.Look(db => db.Payouts.Where(one => one.ReissueOfId == payout.Id)
                .Select(one => one.ReissuedBy).SingleAsync()),
            Is.EqualTo(reviewer));
        Assert.That((reissued.Amount, reissued.Status), Is.EqualTo((payout.Amount, PayoutStatus.WaitingForPayee)));
        await ConfirmInWeChat(reissued);
        Assert.That(await work.Balance(Account.PayoutInTransit), Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task An_open_payout_is_never_reissued()
    {
        var payout = await SentPayout();

        Assert.That((await Reissue(payout)).Refusal?.Code, Is.EqualTo("payout.not_in_state"));
        Assert.That(
            (await Reissue(payout with { OutBillNo = "P0" })).Refusal?.Code, Is.EqualTo("payout.not_found"));
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

        var own = await Approve(treasurer, batch.Id, batch.Total);
        var unread = await Approve(reviewer, batch.Id, batch.Total - new Money(1));

        Assert.That(own.Refusal?.Code, Is.EqualTo("approval.approver_must_differ"));
        Assert.That(unread.Refusal?.Code, Is.EqualTo("approval.total_differs"));
        Assert.That(
            async () => await work.Village.Look(db => db.Database.ExecuteSqlAsync(
                $"UPDATE payout_batches SET approved_by = drafted_by WHERE id = {batch.Id.Value}")),
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
        Assert.That((file.Rows, file.Total), Is.EqualTo((1, bank.Amount)));
        Assert.That(file.Content, Does.Contain(bank.OutBillNo).And.Contain(bank.Amount.ToString()));
        Assert.That(
            (await Receipt(reviewer, viaWeChat, "回单")).Refusal?.Code, Is.EqualTo("payout.channel_wrong"));
        Assert.That(
            (await Receipt(reviewer, bank, " ")).Refusal?.Code, Is.EqualTo("payout.evidence_invalid"));
        Assert.That(
            (await Receipt(treasurer, bank, "回单")).Refusal?.Code,
            Is.EqualTo("approval.approver_must_differ"));
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
            Is.EqualTo(reviewer));
        Assert.That(await work.Balance(Account.GoodsPayable, bank.HouseholdId), Is.EqualTo(Money.Zero));
    }

    private async Task<BatchView> ApprovedBatch()
    {
        var batch = (await Draft()).OrThrow();
        return (await Approve(reviewer, batch.Id, batch.Total)).OrThrow();
    }

    /// <summary>The tea household's payout, handed to WeChat and waiting for its confirmation.</summary>
    private async Task<PayoutView> SentPayout()
    {
        var batch = await ApprovedBatch();
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(batch.Payouts.Count));
        return (await Batch(batch.Id)).Payouts.Single();
    }

    private async Task ConfirmInWeChat(PayoutView payout)
    {
        var known = await Find(payout);
        var openId = await work.Village.Look(db => db.Households.Where(one => one.Id == payout.HouseholdId)
            .SelectMany(one => one.People).Where(person => person.IsPayee)
            .Select(person => person.OpenId).SingleAsync());
        _ = await work.Village.Sandbox.Tell(
            "user/confirm-transfer", new { packageInfo = known.PackageInfo, @as = openId }, CancellationToken.None);
        await work.Village.Advance(TimeSpan.FromHours(1));
        await Ask();
    }

    private async Task<PayoutView> Find(PayoutView payout) =>
        (await Batch(null)).Payouts.Single(one => one.Id == payout.Id);

    private async Task<BatchView> Batch(PayoutBatchId? id)
    {
        var wanted = id ?? await work.Village.Look(db => db.PayoutBatches.OrderByDescending(one => one.Id)
            .Select(one => one.Id).FirstAsync());
        return (await work.Village.Run((GetBatch feature) => feature.Run(new(wanted), default))).OrThrow();
    }

    private Task<Tally> DeliverOutbox() => work.Village.Run((DeliverOutbox feature) => feature.Run(new(), default));

    private async Task Ask() =>
        _ = await work.Village.Run((AskAboutTransfers feature) => feature.Run(new(), default));

    private Task<GetTransferFunds.View> Funds() =>
        work.Village.Run<GetTransferFunds, GetTransferFunds.View>(feature => feature.Run(default));

    private static GetTransferFunds.View FundsOf(Money balance, Money underWay = default, Money drafted = default) =>
        new(balance, underWay, drafted, TopUpsWaiting: Money.Zero);

    private Task<Outcome<BatchView>> Draft() => work.Village.Run((DraftPayoutBatch feature) =>
        feature.Run(new(IdempotencyKey.New(), treasurer), default));

    private Task<Outcome<BatchView>> Approve(StaffId by, PayoutBatchId batch, Money typed) =>
        work.Village.Run((ApprovePayoutBatch feature) =>
            feature.Run(new(IdempotencyKey.New(), by, batch, typed), default));

    private Task<Outcome<DiscardPayoutBatch.Result>> Discard(PayoutBatchId batch) =>
        work.Village.Run((DiscardPayoutBatch feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, batch), default));

    private Task<Outcome<ReissuePayout.Result>> Reissue(PayoutView payout, StaffId? by = null) =>
        work.Village.Run((ReissuePayout feature) => feature.Run(
            new(IdempotencyKey.New(), by ?? reviewer, payout.OutBillNo, payout.Amount), default));

    private Task<Outcome<ExportBankFile.Result>> BankFile(PayoutBatchId batch) =>
        work.Village.Run((ExportBankFile feature) => feature.Run(new(batch), default));

    private Task<Outcome<ConfirmManualPayout.Result>> Receipt(StaffId by, PayoutView payout, string evidence) =>
        work.Village.Run((ConfirmManualPayout feature) => feature.Run(
            new(IdempotencyKey.New(), by, payout.OutBillNo, evidence, payout.Amount), default));
}
