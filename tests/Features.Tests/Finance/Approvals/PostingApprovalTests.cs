using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Dividends;
using VillageCloud.Features.Finance.Ledger;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Approvals;

/// <summary>What is posted by hand, top-ups and settlements before their time, is one person's wish until another has
/// looked; and what was shown is what is posted.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class PostingApprovalTests(DatabaseProvider provider) : PostingFixture(provider)
{
    private static readonly Money Amount = new(50_000);
    [Test]
    public async Task A_top_up_is_booked_when_a_second_person_has_approved_it_and_not_before()
    {
        var id = (await work.RequestTopUp(Amount, "W1")).OrThrow().Id;
        Assert.That(await work.Balance(Account.WeChatOperation), Is.EqualTo(Money.Zero));
        Assert.That((await Funds()).TopUpsWaiting, Is.EqualTo(Amount));
        var bank = await work.Balance(Account.Bank);
        var preview = (await Preview(id)).OrThrow();
        Assert.That(await work.Balance(Account.WeChatOperation), Is.EqualTo(Money.Zero));

        var posted = (await work.ApprovePosting(reviewer, id, Amount)).OrThrow();

        Assert.That(posted, Is.EqualTo(preview.Posted).And.EqualTo(new PostedByHand(Balance: Amount)));
        Assert.That(preview.Balances, Is.EqualTo(new PreviewPosting.BalanceChange[]
        {
            new(Account.Bank.Code, bank, bank - Amount), new(Account.WeChatOperation.Code, Money.Zero, Amount),
        }));
        Assert.That(await work.Balance(Account.WeChatOperation), Is.EqualTo(Amount));
        Assert.That((await Funds()).TopUpsWaiting, Is.EqualTo(Money.Zero));
        var request = await work.Village.Look(db => db.PostingRequests.AsNoTracking().SingleAsync());
        Assert.That(
            (request.People.Maker, request.People.Checker),
            Is.EqualTo(((StaffId?)treasurer.Id, (StaffId?)reviewer.Id)));
    }

    [Test]
    public async Task Who_asked_for_a_posting_cannot_approve_it_and_the_database_agrees()
    {
        var id = (await work.RequestTopUp(Amount, "W1")).OrThrow().Id;
        var entries = await work.Entries();

        await work.Village.BecomesReviewer(treasurer);
        var own = await work.ApprovePosting(treasurer, id, Amount);
        var unread = await work.ApprovePosting(reviewer, id, Amount - new Money(1));

        Assert.That(own.Refusal?.Code, Is.EqualTo("approval.approver_must_differ"));
        Assert.That(unread.Refusal?.Code, Is.EqualTo("approval.total_differs"));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
        Assert.That(
            async () => await work.Village.Look(db =>
                db.Database.ExecuteSqlAsync($"UPDATE posting_requests SET checker = maker, checked_at = made_at")),
            Throws.Exception.With.Message.Contains("ck_posting_requests_two_people"));
        Assert.That(
            async () => await work.Village.Look(db =>
                db.Database.ExecuteSqlAsync($"UPDATE posting_requests SET status = 'Approved'")),
            Throws.Exception.With.Message.Contains("ck_posting_requests_approved"));
    }

    [Test]
    public async Task The_same_top_up_waits_once_and_is_booked_once()
    {
        var key = IdempotencyKey.New();
        var first = (await work.RequestTopUp(Amount, "W1", key)).OrThrow();
        var replay = (await work.RequestTopUp(Amount, "W1", key)).OrThrow();
        var other = await work.RequestTopUp(Amount + Amount, "W1", key);
        var again = await work.RequestTopUp(Amount, "W1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => work.ApprovePosting(reviewer, first.Id, Amount))));
        var late = await work.RequestTopUp(Amount, "W1");

        Assert.That(replay, Is.EqualTo(first));
        Assert.That(other.Refusal?.Code, Is.EqualTo("idempotency.mismatch"));
        Assert.That(again.Refusal?.Code, Is.EqualTo("ledger.topup_waiting"));
        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That(late.Refusal?.Code, Is.EqualTo("ledger.topup_recorded"));
        Assert.That(await work.Balance(Account.WeChatOperation), Is.EqualTo(Amount));
    }

    [Test]
    public async Task The_same_top_up_told_at_once_waits_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => work.RequestTopUp(Amount, "W1"))));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That(
            answers.Where(answer => answer.IsRefused).Select(answer => answer.Refusal!.Code),
            Is.All.EqualTo("ledger.topup_waiting"));
    }

    [TestCase(0, "W1", 0, "ledger.topup_invalid")]
    [TestCase(-1, "W1", 0, "ledger.topup_invalid")]
    [TestCase(100, " ", 0, "ledger.topup_invalid")]
    [TestCase(100, "W1", 1, "ledger.topup_not_there_yet")]
    public async Task What_cannot_be_booked_is_not_asked_for(long fen, string flowNo, int daysAhead, string code)
    {
        var at = work.Now.AddDays(daysAhead);

        var answer = await work.RequestTopUp(new(fen), flowNo, at: at);
        var preview = await work.Village.Run((PreviewTopUp feature) =>
            feature.Run(new(new(fen), flowNo, at), CancellationToken.None));

        Assert.That(answer.Refusal?.Code, Is.EqualTo(code));
        Assert.That(preview.Refusal?.Code, Is.EqualTo(code));
        Assert.That(await work.Village.Look(db => db.PostingRequests.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task A_preview_of_a_top_up_posts_nothing_and_says_what_the_account_will_hold()
    {
        await work.TopUp(new(70_000));
        var entries = await work.Entries();

        var preview = (await work.Village.Run((PreviewTopUp feature) =>
            feature.Run(new(Amount, "W1"), CancellationToken.None))).OrThrow();

        Assert.That(preview.Balance, Is.EqualTo(new Money(120_000)));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
    }

    [Test]
    public async Task A_declined_posting_books_nothing_and_may_be_asked_for_anew()
    {
        var entries = await work.Entries();
        var id = (await work.RequestTopUp(Amount, "W1")).OrThrow().Id;

        _ = (await Decline(reviewer, id)).OrThrow();

        Assert.That(
            (await work.ApprovePosting(reviewer, id, Amount)).Refusal?.Code, Is.EqualTo("approval.already_decided"));
        Assert.That((await Decline(treasurer, id)).Refusal?.Code, Is.EqualTo("approval.already_decided"));
        Assert.That((await Decline(reviewer, new(99_999))).Refusal?.Code, Is.EqualTo("approval.not_found"));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
        var again = (await work.RequestTopUp(Amount, "W1")).OrThrow().Id;
        _ = (await work.ApprovePosting(reviewer, again, Amount)).OrThrow();
        Assert.That(await work.Balance(Account.WeChatOperation), Is.EqualTo(Amount));
    }

    [Test]
    public async Task A_settlement_by_hand_posts_what_both_people_saw()
    {
        await work.SellAndDeliver(1);
        await work.SellAndDeliver(2);
        await work.Village.Advance(TimeSpan.FromDays(8));
        var (entries, pending) = (await work.Entries(), await work.Balance(Account.PendingSales));
        var due = await Due();
        var id = (await RequestSettlement(due.Total)).OrThrow().Id;
        var seen = (await Preview(id)).OrThrow().Posted;
        Assert.That(await work.Entries(), Is.EqualTo(entries), "neither a preview nor a wish posts anything");
        var own = await work.ApprovePosting(treasurer, id, due.Total);
        var key = IdempotencyKey.New();

        var posted = (await work.ApprovePosting(reviewer, id, due.Total, key)).OrThrow();
        var after = await work.Entries();
        var again = (await work.ApprovePosting(reviewer, id, due.Total, key)).OrThrow();

        Assert.That(own.Refusal?.Code, Is.EqualTo("access.not_your_duty"));
        Assert.That(posted, Is.EqualTo(seen).And.EqualTo(new PostedByHand(Settlement: SettlementTold.Of(due))));
        Assert.That((due.Lines, due.Total), Is.EqualTo((2, -pending)));
        Assert.That(again, Is.EqualTo(posted));
        Assert.That(await work.Entries(), Is.EqualTo(after), "a second click settles nothing more");
        Assert.That(await work.Balance(Account.PendingSales), Is.EqualTo(Money.Zero));
        Assert.That((await RequestSettlement(Money.Zero)).Refusal?.Code, Is.EqualTo("settlement.nothing_due"));
    }

    [Test]
    public async Task What_fell_due_since_the_preview_is_not_asked_for_unseen()
    {
        await work.SellAndDeliver(1);
        await work.Village.Advance(TimeSpan.FromDays(8));
        var seen = (await Due()).Total;
        await work.SellAndDeliver(2);
        await work.Village.Advance(TimeSpan.FromDays(8));

        var answer = await RequestSettlement(seen);

        Assert.That(answer.Refusal?.Code, Is.EqualTo("approval.total_differs"));
        Assert.That(await work.Village.Look(db => db.PostingRequests.CountAsync()), Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_changed_since_it_was_asked_for_is_not_settled(bool isSettledMeanwhile)
    {
        await work.SellAndDeliver(1);
        await work.Village.Advance(TimeSpan.FromDays(8));
        var total = (await Due()).Total;
        var id = (await RequestSettlement(total)).OrThrow().Id;
        Assert.That((await RequestSettlement(total)).Refusal?.Code, Is.EqualTo("settlement.waiting"));
        if (isSettledMeanwhile)
        {
            _ = await work.Settle();
        }
        else
        {
            await work.SellAndDeliver(2);
            await work.Village.Advance(TimeSpan.FromDays(8));
        }

        var entries = await work.Entries();

        Assert.That((await Preview(id)).Refusal?.Code, Is.EqualTo("approval.changed_since"));
        Assert.That(
            (await work.ApprovePosting(reviewer, id, total)).Refusal?.Code, Is.EqualTo("approval.changed_since"));
        Assert.That(await work.Entries(), Is.EqualTo(entries));
        _ = (await Decline(treasurer, id)).OrThrow();
    }

    [Test]
    public async Task Whatever_waits_for_a_second_person_stands_in_one_list()
    {
        var period = await work.CloseMay(1);
        var plan = (await work.Village.Run((DraftDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, period), default))).OrThrow();
        Assert.That(await Waiting(), Is.Empty, "a draft waits for nobody but its maker");
        (await work.Village.Run((DiscloseDividendPlan feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, plan.Id), default))).WithoutValue().OrThrow();
        var batch = (await work.Village.Run((DraftPayoutBatch feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer), default))).OrThrow();
        var order = await work.SellAndDeliver(1);
        await work.Village.Advance(TimeSpan.FromDays(8));
        var due = (await Due()).Total;
        _ = (await RequestSettlement(due)).OrThrow();
        _ = (await work.RequestTopUp(Amount, "W1")).OrThrow();

        var waiting = await Waiting();

        Assert.That(
            waiting.Select(row => (row.Kind, row.Number, row.Amount)),
            Is.EquivalentTo(new[]
            {
                (ApprovalKind.TopUp, "W1", Amount), (ApprovalKind.Settlement, "", due),
                (ApprovalKind.PayoutBatch, batch.Number, batch.Total),
                (ApprovalKind.DividendPlan, "2026-05-01 至 2026-05-31", plan.Distributable),
            }));
        Assert.That(waiting.Select(row => row.RequestedAt), Is.Ordered.Descending);
        Assert.That(waiting.Select(row => row.RequestedBy), Is.All.EqualTo(treasurer.Id));
    }

    private Task<GetTransferFunds.View> Funds() =>
        work.Village.Run<GetTransferFunds, GetTransferFunds.View>(feature => feature.Run(default));

    private async Task<IReadOnlyList<ApprovalRow>> Waiting() => (await work.Village.Run(
        (ListApprovals feature) => feature.Run(new(OnlyWaiting: true), default))).OrThrow().Rows;

    private Task<Outcome<PreviewPosting.View>> Preview(PostingRequestId id) =>
        work.Village.Run((PreviewPosting feature) => feature.Run(new(id), default));

    private Task<Outcome<DeclinePosting.Result>> Decline(StaffActor by, PostingRequestId id) =>
        work.Village.Run((DeclinePosting feature) => feature.Run(new(IdempotencyKey.New(), by, id, "金额不对"), default));

    private async Task<SettlementSum> Due() =>
        (await work.Village.Run((PreviewSettlement feature) => feature.Run(default))).OrThrow();

    private Task<Outcome<RequestSettlement.Result>> RequestSettlement(Money typed) =>
        work.Village.Run((RequestSettlement feature) =>
            feature.Run(new(IdempotencyKey.New(), treasurer, typed), default));
}
