using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Tests.Finance.Settlement;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Payouts;

/// <summary>The tea household has sold, and WeChat's operation account can pay it; short sentences for what two people
/// and WeChat do then.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public abstract class PayoutFixture(DatabaseProvider provider)
{
    private protected VillageAtWork work = null!;
    private protected StaffActor treasurer;
    private protected StaffActor reviewer;

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

    private protected async Task<BatchView> ApprovedBatch()
    {
        var batch = (await Draft()).OrThrow();
        return (await Approve(reviewer, batch.Id, batch.Total)).OrThrow();
    }

    /// <summary>The tea household's payout, handed to WeChat and waiting for its confirmation.</summary>
    private protected async Task<PayoutView> SentPayout()
    {
        var batch = await ApprovedBatch();
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(batch.Payouts.Count));
        return (await Batch(batch.Id)).Payouts.Single();
    }

    private protected async Task ConfirmInWeChat(PayoutView payout)
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

    private protected async Task<PayoutView> Find(PayoutView payout)
    {
        var batch = await work.Village.Look(db => db.Payouts.Where(one => one.Id == payout.Id)
            .Select(one => one.BatchId).SingleAsync());
        return (await Batch(batch)).Payouts.Single(one => one.Id == payout.Id);
    }

    private protected async Task<BatchView> Batch(PayoutBatchId? id)
    {
        var wanted = id ?? await work.Village.Look(db => db.PayoutBatches.OrderByDescending(one => one.Id)
            .Select(one => one.Id).FirstAsync());
        return (await work.Village.Run((GetBatch feature) => feature.Run(new(wanted), default))).OrThrow();
    }

    private protected Task<Tally> DeliverOutbox() =>
        work.Village.Run((DeliverOutbox feature) => feature.Run(new(), default));

    private protected async Task Ask() =>
        _ = await work.Village.Run((AskAboutTransfers feature) => feature.Run(new(), default));

    private protected Task<GetTransferFunds.View> Funds() =>
        work.Village.Run<GetTransferFunds, GetTransferFunds.View>(feature => feature.Run(default));

    private protected static GetTransferFunds.View FundsOf(
        Money balance, Money underWay = default, Money drafted = default) =>
        new(balance, underWay, drafted, TopUpsWaiting: Money.Zero);

    private protected Task<Outcome<BatchView>> Draft() => work.Village.Run((DraftPayoutBatch feature) =>
        feature.Run(new(IdempotencyKey.New(), treasurer), default));

    private protected Task<Outcome<BatchView>> Approve(StaffActor by, PayoutBatchId batch, Money typed) =>
        work.Village.Run((ApprovePayoutBatch feature) =>
            feature.Run(new(IdempotencyKey.New(), by, batch, typed), default));

    private protected Task<Outcome<DiscardPayoutBatch.Result>> Discard(
        PayoutBatchId batch, StaffActor? by = null, string? reason = null) =>
        work.Village.Run((DiscardPayoutBatch feature) =>
            feature.Run(new(IdempotencyKey.New(), by ?? treasurer, batch, reason), default));

    private protected Task<Outcome<RedraftFailedPayouts.Result>> Redraft(
        StaffActor? by = null, PayoutBatchId? batch = null) =>
        work.Village.Run((RedraftFailedPayouts feature) => feature.Run(
            new(IdempotencyKey.New(), by ?? treasurer, batch), default));

    private protected Task<Outcome<CancelTransfer.Result>> Cancel(
        PayoutView payout, StaffActor by, Money? typed = null) =>
        work.Village.Run((CancelTransfer feature) => feature.Run(
            new(IdempotencyKey.New(), by, payout.OutBillNo, typed ?? payout.Amount), default));

    private protected Task<Outcome<RequestPayoutReturn.Result>> Return(
        PayoutView payout, string reason, Money? typed = null) =>
        work.Village.Run((RequestPayoutReturn feature) => feature.Run(
            new(IdempotencyKey.New(), treasurer, payout.OutBillNo, reason, typed ?? payout.Amount), default));

    /// <summary>The tea household's transfer, which nobody confirmed in its day.</summary>
    private protected async Task<PayoutView> ExpiredPayout()
    {
        var payout = await SentPayout();
        await work.Village.Advance(TimeSpan.FromHours(25));
        await Ask();
        var expired = await Find(payout);
        Assert.That((expired.Status, expired.FailReason), Is.EqualTo((PayoutStatus.Failed, "OVERDUE_CLOSE")));
        return expired;
    }

    private protected Task<Outcome<ExportBankFile.Result>> BankFile(PayoutBatchId batch) =>
        work.Village.Run((ExportBankFile feature) => feature.Run(new(treasurer, batch), default));

    private protected Task<Outcome<ConfirmManualPayout.Result>> Receipt(
        StaffActor by, PayoutView payout, string evidence) =>
        work.Village.Run((ConfirmManualPayout feature) => feature.Run(
            new(IdempotencyKey.New(), by, payout.OutBillNo, evidence, payout.Amount), default));
}
