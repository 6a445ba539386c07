using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Finance.Settlement;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Fulfilment;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.AfterSales;

/// <summary>A tea of 68.00 under the standard rule (80, 3, 7 and 10 %), refunded before and after it was
/// split.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class RefundAndSettlementTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private Person lin = null!;
    private OrderView order = null!;
    private StaffActor keeper;

    [SetUp]
    public async Task DeliverTea()
    {
        lin = await LogIn("lin");
        keeper = await Keeper();
        order = await ShippedOrder(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));
        await Complete();
    }

    [Test]
    public async Task A_refund_inside_the_window_lowers_what_is_split()
    {
        await Refund(1_000);

        Assert.That(await SettleAfterTheWindow(), Is.EqualTo(1));

        Assert.That(await Postings(), Is.EqualTo(new[] { Parts(4_640, 174, 406, 580) }));
    }

    [Test]
    public async Task A_line_that_went_back_whole_has_nothing_to_split()
    {
        await Refund(6_800);

        Assert.That(await SettleAfterTheWindow(), Is.EqualTo(1));

        Assert.That(await Postings(), Is.Empty);
        Assert.That(await Balance(Account.PendingSales.Code), Is.Zero);
    }

    [Test]
    public async Task Refunds_after_the_split_take_back_the_exact_differences()
    {
        Assert.That(await SettleAfterTheWindow(), Is.EqualTo(1));

        await Refund(1_000);
        await Refund(3);
        await Refund(3);

        Assert.That(await Postings(), Is.EqualTo(new[]
        {
            Parts(5_440, 204, 476, 680), Parts(-800, -30, -70, -100), Parts(-3, 0, 0, 0), Parts(-2, 0, 0, -1),
        }));
    }

    [Test]
    public async Task After_the_last_fen_went_back_nobody_keeps_a_fen()
    {
        Assert.That(await SettleAfterTheWindow(), Is.EqualTo(1));

        foreach (var fen in new[] { 3, 3, 3, 6_791 }) await Refund(fen);

        var sum = (await Postings()).Aggregate(PartyAmounts.Zero, (total, parts) => total + parts);
        Assert.That(sum, Is.EqualTo(PartyAmounts.Zero));
        Assert.That(await Balance(Account.GoodsPayable.Code), Is.Zero);
        Assert.That(await Balance(Account.Fund.Code), Is.Zero);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task No_more_goes_back_than_is_left(bool isSettled)
    {
        if (isSettled) Assert.That(await SettleAfterTheWindow(), Is.EqualTo(1));
        await Refund(6_000);

        IsRefused(await Request(801), "refund.too_large");

        await Refund(800);
        IsRefused(await Request(1), "refund.too_large");
    }

    [Test]
    public async Task While_a_refund_is_open_its_line_is_not_split()
    {
        var refund = await ApprovedRefund(order.Number, new(1_000));
        Assert.That(await SettleAfterTheWindow(), Is.Zero);

        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
        await Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await AskWeChat()).Done, Is.EqualTo(1));

        Assert.That(await StatusOf(refund), Is.EqualTo(RefundStatus.Succeeded));
        Assert.That(await Settle(), Is.EqualTo(1));
        Assert.That(await Postings(), Is.EqualTo(new[] { Parts(4_640, 174, 406, 580) }));
    }

    [Test]
    public async Task A_refund_notice_many_times_at_once_is_posted_once()
    {
        var cash = await Balance(Account.WeChatBasic.Code);
        var refund = await ApprovedRefund(order.Number, new(1_000));
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
        var before = (await Letters("notify")).Count;
        await Village.Advance(TimeSpan.FromSeconds(3));
        var notice = (await Letters("notify"))[before];

        var answers = await AtOnce(5, () => Receive(notice));

        Assert.That(answers.Select(answer => answer.IsRefused), Is.All.False);
        Assert.That(await StatusOf(refund), Is.EqualTo(RefundStatus.Succeeded));
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash - 1_000));
    }

    [Test]
    public async Task Asking_and_being_told_of_a_refund_at_once_post_it_once()
    {
        var cash = await Balance(Account.WeChatBasic.Code);
        _ = await ApprovedRefund(order.Number, new(1_000));
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
        await Village.Advance(TimeSpan.FromMinutes(1));
        var notice = (await Letters("notify"))[^1];

        var telling = AtOnce(2, () => Receive(notice));
        var asking = AtOnce(2, AskWeChat);

        Assert.That((await telling).Select(answer => answer.IsRefused), Is.All.False);
        Assert.That((await asking).SelectMany(tally => tally.Problems), Is.Empty);
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash - 1_000));
    }

    [TestCase("T2")]
    [TestCase("T3")]
    [TestCase("T4")]
    [TestCase("T7")]
    [TestCase("T8")]
    [TestCase("T13")]
    public async Task An_unclear_answer_is_asked_for_again_under_the_same_number(string fault)
    {
        var before = await BasicBalanceAtWeChat();
        var refund = await ApprovedRefund(order.Number, new(1_000));
        await Fault(fault, "refund");

        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1));
        await Village.Advance(TimeSpan.FromSeconds(15));
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
        await Village.Advance(TimeSpan.FromMinutes(1));
        _ = await AskWeChat();

        Assert.That(await StatusOf(refund), Is.EqualTo(RefundStatus.Succeeded));
        Assert.That(before - await BasicBalanceAtWeChat(), Is.EqualTo(994));
        var sent = await Posted("/v3/refund/domestic/refunds");
        Assert.That(sent, Has.Count.EqualTo(2).And.All.Contains($"\"{refund.OutRefundNo}\""));
    }

    private async Task Complete()
    {
        _ = await Village.Sandbox.Tell("user/confirm-receive", new { outTradeNo = order.Number, @as = lin.OpenId }, Ct);
        var transaction = await Village.Look(db => db.Payments.Select(payment => payment.TransactionId!).SingleAsync());
        var completed = await Village.Run((CompleteOrder feature) =>
            feature.Run(new(transaction, order.Number, Village.Now, Village.Now), Ct));
        Assert.That(completed.OrThrow().Applied, Is.True);
    }

    private async Task Refund(long fen)
    {
        var refund = await ApprovedRefund(order.Number, new(fen));
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
        await Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await AskWeChat()).Done, Is.EqualTo(1));
        Assert.That(await StatusOf(refund), Is.EqualTo(RefundStatus.Succeeded));
    }

    private Task<Outcome<RefundView>> Request(long fen) => Village.Run((RequestRefund feature) => feature.Run(
        new(IdempotencyKey.New(), keeper, order.Number, 1, new Money(fen), "受潮"), Ct));

    private Task<Tally> AskWeChat() => Village.Run((AskAboutRefunds feature) => feature.Run(new(), Ct));

    private async Task<int> SettleAfterTheWindow()
    {
        var end = (await Get(lin, order.Number)).Lines[0].WindowEndsAt!.Value;
        await Village.Advance(end - Village.Now);
        return await Settle();
    }

    private async Task<int> Settle() =>
        (await Village.Run((SettleDueSales feature) => feature.Run(new(), Ct))).OrThrow().Lines;

    private Task<List<PartyAmounts>> Postings() => Village.Look(async db =>
        (await db.PostedShares()).Select(share => PartyAmounts.Of(share.Parts)).ToList());

    private static PartyAmounts Parts(long household, long fund, long platform, long cooperative) =>
        new(new(household), new(fund), new(platform), new(cooperative));

    private Task<RefundStatus> StatusOf(RefundView refund) => Village.Look(db => db.Refunds
        .Where(one => one.OutRefundNo == refund.OutRefundNo).Select(one => one.Status).SingleAsync());

    private async Task<long> BasicBalanceAtWeChat() => (await Village.Sandbox.Ask("accounts", Ct))
        .GetProperty("basic").GetProperty("balanceFen").GetInt64();
}
