using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Finance.Reminders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Payouts;

/// <summary>All phones of a household see what waits; the one that it was sent to is asked to take it.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class WhoseMoneyWaitsTests(DatabaseProvider provider) : PayoutFixture(provider)
{
    [Test]
    public async Task Only_the_phone_that_a_transfer_was_sent_to_may_take_it_and_others_read_who_does()
    {
        var payout = await SentPayout();

        var (mine, dot) = await SeenBy(await PayeeOf(payout), payout);
        var (theirs, noDot) = await SeenBy("shopper-9", payout);

        Assert.That((mine.MayTake, mine.Taker, dot.Mine, dot.Others), Is.EqualTo(
            (true, (string?)null, payout.Amount, Money.Zero)));
        Assert.That(mine.PackageInfo, Is.EqualTo(payout.PackageInfo).And.Not.Null);
        Assert.That((theirs.MayTake, theirs.PackageInfo, noDot.Mine, noDot.Others), Is.EqualTo(
            (false, (string?)null, Money.Zero, payout.Amount)));
        Assert.That(theirs.Taker, Is.EqualTo(payout.Payee[..1] + "**"), "enough to know who, and no more");
        Assert.That(theirs.ConfirmBefore, Is.EqualTo(mine.ConfirmBefore).And.Not.Null, "the day runs for all of them");
    }

    [Test]
    public async Task Whoever_becomes_the_payee_while_it_waits_can_not_take_what_was_sent_to_another()
    {
        var payout = await SentPayout();
        await DeliverOutbox();
        var old = await PayeeOf(payout);
        _ = await work.Village.Look(async db =>
        {
            var before = await db.HouseholdPeople.SingleAsync(one => one.OpenId == old);
            _ = await db.HouseholdPeople.Where(one => one.Id == before.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.IsPayee, false));
            return await db.HouseholdPeople
                .Where(one => one.HouseholdId == payout.HouseholdId && one.Id != before.Id)
                .OrderBy(one => one.Id).Take(1)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.IsPayee, true)
                    .SetProperty(one => one.OpenId, "shopper-9"));
        });

        var (before, dot) = await SeenBy(old, payout);
        var (now, noDot) = await SeenBy("shopper-9", payout);

        Assert.That((before.MayTake, dot.Mine), Is.EqualTo((true, payout.Amount)));
        Assert.That((now.MayTake, noDot.Mine, noDot.Others), Is.EqualTo((false, Money.Zero, payout.Amount)));
        Assert.That(now.Taker, Is.Not.Null, "it is said whose it is");
        var called = (await work.Village.Run((ListCalls feature) => feature.Run(new(treasurer, new()), default))).Rows;
        Assert.That(payout.Payee, Does.StartWith($"{called.Single().Payee} "), "who can take it is called");
    }

    private Task<string> PayeeOf(PayoutView payout) => new PayoutDesk(work).OpenIdOf(payout.HouseholdId);

    private async Task<(HouseholdPayout Payout, SumWaitingMoney.Sums Dot)> SeenBy(string openId, PayoutView payout)
    {
        var phone = await work.PhoneOf(openId);
        var seen = (await work.Village.Run((ListHouseholdPayouts feature) =>
            feature.Run(new(payout.HouseholdId, phone), default))).OrThrow();
        var dot = await work.Village.Run((SumWaitingMoney feature) =>
            feature.Run(new(payout.HouseholdId, phone), default));
        return (seen.Single(), dot);
    }
}
