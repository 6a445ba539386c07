using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Statements;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Payouts;

/// <summary>A month of 我家的账 tells what ended in it, whatever becomes of it later.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class EndedPayoutTests(DatabaseProvider provider) : PayoutFixture(provider)
{
    [Test]
    public async Task What_the_bank_sends_back_in_a_later_month_is_no_negative_arrival_and_changes_no_earlier_month()
    {
        var bank = await ArrivedAtTheBank();
        await work.Village.Advance(TimeSpan.FromDays(31));
        await SendBack(bank);

        var june = await Statement(bank.HouseholdId);
        var may = await Statement(bank.HouseholdId, june.Earlier);

        Assert.That(
            (june.Arrived, june.CameBack, june.Position.Owed), Is.EqualTo((Money.Zero, bank.Amount, bank.Amount)));
        var back = june.Ended.Single();
        Assert.That(
            (back.End, back.Amount, back.FailReason), Is.EqualTo((PayoutEnd.CameBack, bank.Amount, "账号已注销")));
        Assert.That((may.Arrived, may.CameBack), Is.EqualTo((bank.Amount, Money.Zero)));
        var arrived = may.Ended.Single();
        Assert.That((arrived.End, arrived.FailReason), Is.EqualTo((PayoutEnd.Arrived, (string?)null)));
        Assert.That(back.ArrivedAt, Is.EqualTo(arrived.At));
    }

    [Test]
    public async Task What_arrives_and_comes_back_within_a_month_did_not_come_through_in_it()
    {
        var bank = await ArrivedAtTheBank();
        await SendBack(bank);

        var month = await Statement(bank.HouseholdId);

        Assert.That((month.Arrived, month.CameBack), Is.EqualTo((Money.Zero, Money.Zero)));
        var ended = month.Ended.Single();
        Assert.That(
            (ended.End, ended.FailReason, ended.ArrivedAt),
            Is.EqualTo((PayoutEnd.Failed, "账号已注销", (DateTimeOffset?)null)));
    }

    [Test]
    public async Task What_is_sent_in_one_month_and_taken_in_the_next_arrived_in_the_next()
    {
        var today = BeijingTime.DayOf(work.Now);
        var next = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        await work.Village.Advance(BeijingTime.StartOf(next) - TimeSpan.FromHours(2) - work.Now);
        var payout = await SentPayout();
        await work.Village.Advance(TimeSpan.FromHours(4));
        await ConfirmInWeChat(payout);

        var later = await Statement(payout.HouseholdId);
        var earlier = await Statement(payout.HouseholdId, later.Earlier);

        Assert.That((earlier.Arrived, earlier.Position.OnItsWay), Is.EqualTo((Money.Zero, payout.Amount)));
        Assert.That(earlier.Ended, Is.Empty, "it was on its way when the month was over");
        Assert.That((later.Arrived, later.Position.OnItsWay), Is.EqualTo((payout.Amount, Money.Zero)));
        Assert.That(later.Ended.Select(one => (one.End, one.Amount)), Is.EqualTo(
            new[] { (PayoutEnd.Arrived, payout.Amount) }));
    }

    private async Task<PayoutView> ArrivedAtTheBank()
    {
        await work.SellAndSettle(DemoVillage.BasketHousehold);
        var bank = (await ApprovedBatch()).Payouts.Single(payout => payout.Channel == PayoutChannel.Bank);
        _ = (await Receipt(reviewer, bank, "回单 1")).OrThrow();
        return bank;
    }

    private async Task SendBack(PayoutView bank)
    {
        var wish = (await Return(bank, "账号已注销")).OrThrow().Id;
        _ = (await work.ApprovePosting(reviewer, wish, bank.Amount)).OrThrow();
    }

    private async Task<StatementView> Statement(HouseholdId household, PeriodId? period = null) =>
        (await work.Village.Run((GetHouseholdStatement feature) =>
            feature.Run(new(household, period), default))).OrThrow();
}
