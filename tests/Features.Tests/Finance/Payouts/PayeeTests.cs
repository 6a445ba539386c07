using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Payouts;

/// <summary>Who gets the money is part of what two people check.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class PayeeTests(DatabaseProvider provider) : PayoutFixture(provider)
{
    [Test]
    public async Task The_payee_is_shown_masked_and_marked_when_it_differs_from_the_last_one()
    {
        var openId = await OpenIdOf(DemoVillage.TeaHousehold);
        var first = await SentPayout();
        await ConfirmInWeChat(first);
        await work.SellAndSettle(DemoVillage.TeaHousehold);
        var same = (await Draft()).OrThrow();
        _ = (await Discard(same.Id)).OrThrow();
        var cousin = await MovePayee(DemoVillage.TeaHousehold);

        var before = (await work.Village.Run((PreviewPayouts feature) => feature.Run(new(), default))).OrThrow();
        var changed = (await Draft()).OrThrow().Payouts.Single();

        Assert.That((first.PayeeNews, first.PayeeBefore), Is.EqualTo((PayeeNews.First, (string?)null)));
        Assert.That(first.Payee, Does.EndWith($"微信 …{openId[^4..]}").And.Not.Contain(openId));
        Assert.That(same.Payouts.Single().PayeeNews, Is.EqualTo(PayeeNews.Same));
        Assert.That((changed.PayeeNews, changed.PayeeBefore), Is.EqualTo((PayeeNews.Changed, first.Payee)));
        Assert.That(changed.Payee, Does.EndWith($"…{cousin[^4..]}"));
        Assert.That(
            before.ChangedPayees.Select(row => (row.Payee, row.PayeeBefore)),
            Is.EqualTo(new[] { (changed.Payee, changed.PayeeBefore) }), "seen before anybody picks");
    }

    [Test]
    public async Task A_batch_whose_payee_changed_since_its_draft_is_not_approved()
    {
        var batch = (await Draft()).OrThrow();
        await MovePayee(DemoVillage.TeaHousehold);

        var answer = await Approve(reviewer, batch.Id, batch.Total);

        Assert.That(answer.Refusal?.Code, Is.EqualTo("payout.payee_changed"));
        Assert.That(answer.Refusal?.Sentence, Does.Contain($"{DemoVillage.TeaHousehold} 号户"));
        Assert.That(await work.Balance(Account.PayoutInTransit), Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task What_differs_when_sent_is_refused_with_an_alarm_and_drafted_anew_with_two_people()
    {
        var owed = -await work.Balance(Account.GoodsPayable);
        var batch = await ApprovedBatch();
        var cousin = await MovePayee(DemoVillage.TeaHousehold);

        await DeliverOutbox();

        var refused = await Find(batch.Payouts.Single());
        Assert.That((refused.Status, refused.FailReason), Is.EqualTo((PayoutStatus.Failed, "PAYEE_CHANGED")));
        Assert.That(await Alarms("payout.payee_changed"), Is.EqualTo([refused.OutBillNo]));
        Assert.That(-await work.Balance(Account.GoodsPayable), Is.EqualTo(owed), "the claim is back");
        Assert.That((await Redraft()).Refusal?.Code, Is.EqualTo("payout.payee_changed"), "a reissue keeps its payee");
        var anew = (await Draft()).OrThrow();
        Assert.That(anew.Payouts.Single().Payee, Does.EndWith($"…{cousin[^4..]}"));
        Assert.That((await Find(refused)).ReplacedBy, Is.EqualTo(anew.Number));
        _ = (await Approve(reviewer, anew.Id, anew.Total)).OrThrow();
        Assert.That(await Alarms("payout.payee_changed"), Is.Empty, "it was drafted anew");
        await DeliverOutbox();
        await ConfirmInWeChat((await Batch(anew.Id)).Payouts.Single());
        Assert.That(await work.Balance(Account.GoodsPayable), Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task The_bank_is_given_the_account_that_two_people_agreed_on_or_none()
    {
        await work.SellAndSettle(DemoVillage.BasketHousehold);
        var batch = await ApprovedBatch();
        var bank = batch.Payouts.Single(payout => payout.Channel == PayoutChannel.Bank);
        var household = await work.Household(DemoVillage.BasketHousehold);
        await UseBank(household, "999999999999");

        var refused = await BankFile(batch.Id);

        Assert.That(refused.Refusal?.Code, Is.EqualTo("payout.payee_changed"));
        Assert.That(refused.Refusal?.Sentence, Does.Contain($"{DemoVillage.BasketHousehold} 号户"));
        Assert.That(await Alarms("payout.payee_changed"), Is.EqualTo([batch.Number]));
        Assert.That(bank.Payee, Is.EqualTo("楼阿来 诸暨农商银行上英服务点 …0006"));
        await UseBank(household, "201000000006");
        Assert.That(
            (await BankFile(batch.Id)).OrThrow().Rows.Select(row => row.AccountNumber), Is.EqualTo(["201000000006"]));
        Assert.That(await Alarms("payout.payee_changed"), Is.Empty, "the bank has its file");
    }

    [Test]
    public async Task A_payout_that_is_too_old_to_ask_about_calls_nobody_any_more_once_its_end_is_known()
    {
        var payout = await SentPayout();
        await work.Village.Advance(TimeSpan.FromDays(30));
        await Ask();
        Assert.That(await Alarms("payout.too_old_to_ask"), Is.EqualTo([payout.OutBillNo]));

        var number = await work.Village.Look(db => db.Payouts.Where(one => one.Id == payout.Id)
            .Select(one => one.TransferBillNo).SingleAsync());
        _ = (await work.Village.Run((ApplyTransferReport feature) => feature.Run(
            new(new(
                payout.OutBillNo, number!, TransferState.Failed, payout.Amount, PackageInfo: null, "OVERDUE_CLOSE",
                work.Now)), default))).OrThrow();

        Assert.That((await Find(payout)).Status, Is.EqualTo(PayoutStatus.Failed));
        Assert.That(await Alarms("payout.too_old_to_ask"), Is.Empty);
    }

    private Task<int> UseBank(HouseholdId id, string number) => work.Village.Look(async db =>
    {
        var household = await db.Households.SingleAsync(one => one.Id == id);
        household.UseBank(household.Bank! with { AccountNumber = number });
        return await db.SaveChangesAsync();
    });

    private Task<List<string>> Alarms(string code) => work.Village.Look(db => db.Alarms
        .Where(alarm => alarm.Code == code && alarm.ClosedAt == null).Select(alarm => alarm.Subject).ToListAsync());

    private async Task<string> OpenIdOf(int number)
    {
        var household = await work.Household(number);
        return (await work.Village.Look(db => db.Households.AsNoTracking().SingleAsync(one => one.Id == household)))
            .Payee!.OpenId!;
    }

    /// <summary>Past everything that people see, as somebody with the database in their hands would.</summary>
    private async Task<string> MovePayee(int number)
    {
        var household = await work.Household(number);
        var cousin = (await work.Village.Sandbox.LoginCode("cousin", default)).OpenId;
        await work.Village.Look(db => db.Database.ExecuteSqlAsync(
            $"UPDATE household_people SET open_id = {cousin} WHERE household_id = {household.Value} AND is_payee"));
        return cousin;
    }
}
