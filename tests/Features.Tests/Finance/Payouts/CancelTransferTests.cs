using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Reminders;
using VillageCloud.Features.Insights;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Payouts;

/// <summary>A wrong payee needn't wait a day; and no claim comes back before WeChat has said so.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class CancelTransferTests(DatabaseProvider provider) : PayoutFixture(provider)
{
    [Test]
    public async Task A_transfer_that_nobody_confirmed_is_cancelled_and_its_claim_comes_back_when_WeChat_says_so()
    {
        var owed = await work.Balance(Account.GoodsPayable);
        var payout = await SentPayout();

        Assert.That(
            (await Cancel(payout, treasurer, new(1))).Refusal?.Code, Is.EqualTo("approval.total_differs"));
        _ = (await Cancel(payout, treasurer)).OrThrow();
        Assert.That((await Cancel(payout, reviewer)).Refusal?.Code, Is.EqualTo("payout.cancelling"));
        var asked = await Find(payout);
        Assert.That(
            (asked.Status, asked.IsCancelling, asked.PackageInfo),
            Is.EqualTo((PayoutStatus.WaitingForPayee, true, (string?)null)));

        Assert.That((await DeliverOutbox()).Left, Is.Zero);
        Assert.That((await Find(payout)).Status, Is.EqualTo(PayoutStatus.WaitingForPayee), "CANCELING is no end");
        Assert.That(await work.Balance(Account.GoodsPayable), Is.EqualTo(Money.Zero));
        await work.Village.Advance(TimeSpan.FromMinutes(2));
        await Ask();

        var cancelled = await Find(payout);
        Assert.That(
            (cancelled.Status, cancelled.FailReason, cancelled.IsCancelling),
            Is.EqualTo((PayoutStatus.Failed, "MCH_CANCEL", false)));
        Assert.That(await work.Balance(Account.GoodsPayable), Is.EqualTo(owed));
        Assert.That((await Cancel(payout, treasurer)).Refusal?.Code, Is.EqualTo("payout.not_in_state"));
        Assert.That((await Redraft()).OrThrow().Batch.Total, Is.EqualTo(payout.Amount));
    }

    [Test]
    public async Task What_the_village_takes_back_is_nowhere_money_to_be_taken()
    {
        var payout = await SentPayout();
        await DeliverOutbox();
        var phone = await work.PhoneOf(await new PayoutDesk(work).OpenIdOf(payout.HouseholdId));
        Assert.That((await Calls()).Total, Is.EqualTo(1), "no message reaches them");
        _ = (await Cancel(payout, treasurer)).OrThrow();

        var dot = await work.Village.Run((SumWaitingMoney feature) =>
            feature.Run(new(payout.HouseholdId, phone), default));
        var seen = (await work.Village.Run((ListHouseholdPayouts feature) =>
            feature.Run(new(payout.HouseholdId, phone), default))).OrThrow().Single();
        var mine = (await work.Village.Run((GetMyWork feature) => feature.Run(new(treasurer), default))).OrThrow();
        await work.Village.Advance(TimeSpan.FromHours(21));
        var lapsing = await work.Village.Run((RemindOfLapsing feature) => feature.Run(new(), default));

        Assert.That(dot, Is.EqualTo(new SumWaitingMoney.Sums(Money.Zero, Money.Zero)));
        Assert.That(
            (seen.IsCancelling, seen.MayTake, seen.Taker, seen.PackageInfo, seen.ConfirmBefore, seen.Left),
            Is.EqualTo((true, false, (string?)null, (string?)null, (DateTimeOffset?)null, (TimeSpan?)null)));
        Assert.That((await Calls()).Total, Is.Zero, "nobody is called about it");
        Assert.That(lapsing.Done, Is.Zero, "nobody is reminded of it");
        Assert.That((mine.Waiting.Payouts, mine.Sent), Is.EqualTo((0, new PayoutSum(1, payout.Amount))));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_payee_who_was_quicker_keeps_the_money(bool isAccepted)
    {
        var payout = await SentPayout();
        if (isAccepted)
        {
            await work.Village.Sandbox.Tell("faults", new { id = "X6", times = 1 }, default);
            _ = (await Cancel(payout, reviewer)).OrThrow();
        }
        else
        {
            await work.Village.Sandbox.Tell(
                "faults", new { id = "X4", times = 1, parameters = new { seconds = 600 } }, default);
            _ = (await Cancel(payout, reviewer)).OrThrow();
            _ = await work.Village.Sandbox.Tell(
                "user/confirm-transfer",
                new { outBillNo = payout.OutBillNo, @as = $"household-{DemoVillage.TeaHousehold}" }, default);
        }

        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(isAccepted ? 0 : 1));
        await work.Village.Advance(TimeSpan.FromMinutes(30));
        await Ask();
        await DeliverOutbox();

        var taken = await Find(payout);
        Assert.That((taken.Status, taken.IsCancelling), Is.EqualTo((PayoutStatus.Succeeded, false)));
        Assert.That(await work.Balance(Account.GoodsPayable), Is.EqualTo(Money.Zero));
        Assert.That(await work.Balance(Account.PayoutInTransit), Is.EqualTo(Money.Zero));
        Assert.That((await Redraft()).Refusal?.Code, Is.EqualTo("payout.nothing_failed"));
    }

    [Test]
    public async Task What_WeChat_never_heard_of_is_not_sent_any_more_and_ends_when_that_is_sure()
    {
        var owed = await work.Balance(Account.GoodsPayable);
        var payout = (await ApprovedBatch()).Payouts.Single();
        _ = (await Cancel(payout, treasurer)).OrThrow();

        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(2));
        Assert.That((await Find(payout)).Status, Is.EqualTo(PayoutStatus.Submitted));
        await work.Village.Advance(TimeSpan.FromHours(2));
        await DeliverOutbox();

        var cancelled = await Find(payout);
        Assert.That((cancelled.Status, cancelled.FailReason), Is.EqualTo((PayoutStatus.Failed, "MCH_CANCEL")));
        Assert.That(cancelled.TransferBillNo, Is.Null);
        Assert.That(await work.Balance(Account.GoodsPayable), Is.EqualTo(owed));
    }

    [Test]
    public async Task Bank_and_cash_are_not_cancelled_but_booked_back()
    {
        await work.SellAndSettle(DemoVillage.BasketHousehold);
        var bank = (await ApprovedBatch()).Payouts.Single(payout => payout.Channel == PayoutChannel.Bank);

        Assert.That((await Cancel(bank, treasurer)).Refusal?.Code, Is.EqualTo("payout.cancel_channel_wrong"));
        Assert.That(
            (await Cancel(bank with { OutBillNo = "F0" }, treasurer)).Refusal?.Code, Is.EqualTo("payout.not_found"));
    }

    private Task<Page<ListCalls.CallRow>> Calls() =>
        work.Village.Run((ListCalls feature) => feature.Run(new(treasurer, new()), default));
}
