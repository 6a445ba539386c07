using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Payouts;

/// <summary>What WeChat says of a transfer must be about ours, and "I don't know it" is no leave to pay
/// again.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class ForeignTransferTests(DatabaseProvider provider) : PayoutFixture(provider)
{
    [TestCase("payer")]
    [TestCase("appid")]
    public async Task An_answer_about_another_payee_or_mini_program_pays_nobody_and_calls_a_person(string kind)
    {
        var payout = await SentPayout();
        await Fault("T15", new { kind });

        await ConfirmInWeChat(payout);

        Assert.That((await Find(payout)).Status, Is.EqualTo(PayoutStatus.WaitingForPayee));
        Assert.That(
            await work.Village.Look(db => db.Alarms.Select(alarm => alarm.Code).ToListAsync()),
            Does.Contain("payout.not_ours"));
        await work.Village.Advance(TimeSpan.FromHours(1));
        await Ask();
        Assert.That((await Find(payout)).Status, Is.EqualTo(PayoutStatus.Succeeded));
    }

    [Test]
    public async Task A_number_that_WeChat_does_not_know_by_any_word_goes_out_again_as_it_is()
    {
        var payout = await SentPayout();
        await Fault("T14", new { code = "BILL_NOT_EXIST" });

        await work.Village.Advance(TimeSpan.FromHours(1));
        await Ask();
        await ConfirmInWeChat(payout);

        Assert.That((await Find(payout)).Status, Is.EqualTo(PayoutStatus.Succeeded));
        Assert.That(
            await work.Village.Look(db => db.Payouts.Select(one => one.OutBillNo).Distinct().CountAsync()),
            Is.EqualTo(1));
    }

    private Task Fault(string id, object parameters) => work.Village.Sandbox.Tell(
        "faults", new { id, match = new { endpoint = "query-transfer" }, times = 1, parameters }, default);
}
