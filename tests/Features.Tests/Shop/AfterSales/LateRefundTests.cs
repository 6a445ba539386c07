using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.AfterSales;

/// <summary>What came after the order was closed goes back by itself; when WeChat closes that refund without paying,
/// two people send it back again.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class LateRefundTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private const string Transaction = "4200000000000000000000000001";
    private Person lin = null!;
    private OrderView late = null!;

    [SetUp]
    public async Task PayTooLate()
    {
        lin = await LogIn("lin");
        var tea = await Sku(DemoVillage.TeaName);
        var inTime = await PaidOrder(lin, new CartLine(tea, 1));
        late = await Order(lin, new CartLine(tea, 1));
        _ = (await Village.Run((CancelOrder feature) => feature.Run(new(lin.Id, late.Number), Ct))).OrThrow();
        var report = await Report(inTime.Number);
        _ = (await Confirm(report with { OutTradeNo = late.Number, TransactionId = Transaction })).OrThrow();
        Assert.That((await Look()).LateRefundable, Is.EqualTo(Money.Zero), "on its way");
    }

    [Test]
    public async Task What_WeChat_closed_is_asked_for_again_by_one_and_let_go_by_another()
    {
        await Tell(await Last(), RefundState.Closed);
        Assert.That(await Alarms(), Is.EqualTo(new[] { "payment.late", "refund.closed" }));
        Assert.That((await Look()).LateRefundable, Is.EqualTo(late.Total));

        var asked = (await Ask()).OrThrow();

        Assert.That((asked.Amount, asked.LineNumber, asked.Status),
            Is.EqualTo((late.Total, (int?)null, RefundStatus.Requested)));
        Assert.That((await Explain(asked)).OrThrow(), Is.EqualTo(asked));
        var keeper = await Keeper();
        IsRefused(
            await Village.Run((ApproveRefund feature) => feature.Run(
                new(IdempotencyKey.New(), keeper, asked.OutRefundNo, asked.Amount), Ct)),
            "access.not_your_duty");
        Assert.That((await Last()).SentAt, Is.Null);
        _ = (await ApproveRefund(asked)).OrThrow();
        var cash = await Balance(Account.WeChatBasic.Code);
        await Tell(await Last(), RefundState.Succeeded);

        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash - late.Total.Fen));
        var after = await Look();
        Assert.That((after.Refunded, after.LateRefundable), Is.EqualTo((late.Total, Money.Zero)));
        Assert.That(await Alarms(), Is.Empty, "the money is back with whoever paid too late");
        IsRefused(await Ask(), "refund.nothing_late");
    }

    [Test]
    public async Task It_is_sent_back_once_at_a_time_whoever_asks()
    {
        IsRefused(await Ask(), "refund.nothing_late");
        await Tell(await Last(), RefundState.Closed);

        var answers = await AtOnce(4, () => Ask());

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
        Assert.That(
            answers.Where(answer => answer.IsRefused).Select(answer => answer.Refusal!.Code),
            Is.All.EqualTo("refund.nothing_late"));
        Assert.That(await Village.Look(db => db.Refunds.CountAsync()), Is.EqualTo(2));
    }

    [Test]
    public async Task A_no_lets_it_be_asked_for_again()
    {
        await Tell(await Last(), RefundState.Closed);
        var first = (await Ask()).OrThrow();

        _ = (await DeclineRefund(first, "先问顾客")).OrThrow();

        Assert.That((await Look()).LateRefundable, Is.EqualTo(late.Total));
        Assert.That((await Ask()).OrThrow().OutRefundNo, Is.Not.EqualTo(first.OutRefundNo));
    }

    [Test]
    public async Task What_is_wrong_with_it_is_said()
    {
        await Tell(await Last(), RefundState.Closed);
        var paid = await PaidOrder(lin, new CartLine(await Sku(DemoVillage.NutName), 1));
        var unpaid = await Order(lin, new CartLine(await Sku(DemoVillage.NutName), 1));
        var left = await Order(lin, new CartLine(await Sku(DemoVillage.NutName), 1));
        _ = (await Village.Run((CancelOrder feature) => feature.Run(new(lin.Id, left.Number), Ct))).OrThrow();

        IsRefused(await Ask("D0"), "order.not_found");
        foreach (var order in new[] { paid, unpaid, left }) IsRefused(await Ask(order.Number), "refund.nothing_late");
        IsRefused(await Ask(typed: late.Total + new Money(1)), "approval.total_differs");
        IsRefused(await AskRefund(late.Number, late.Total), "order.not_in_state");
    }

    private async Task<Outcome<RefundView>> Ask(string? order = null, Money? typed = null)
    {
        var keeper = await Keeper();
        return await Village.Run((RequestLateRefund feature) => feature.Run(
            new(IdempotencyKey.New(), keeper, order ?? late.Number, typed ?? late.Total), Ct));
    }

    private Task<Outcome<RefundView>> Explain(RefundView refund) =>
        Village.Run((ExplainRefund feature) => feature.Run(new(refund.OutRefundNo), Ct));

    private Task<OrderView> Look() => Get(lin, late.Number);

    private Task<Refund> Last() => Village.Look(db => db.Refunds.OrderBy(one => one.Id).LastAsync());

    private async Task Tell(Refund refund, RefundState state) => Assert.That(
        (await Village.Run((ConfirmRefund feature) => feature.Run(
            new(new(refund.OutRefundNo, "5030", late.Number, Transaction, state, refund.Amount, Village.Now)), Ct)))
            .OrThrow().Applied,
        Is.True);
}
