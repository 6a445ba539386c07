using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.AfterSales;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Shop.AfterSales;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class RefundTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private static readonly Money Amount = new(1_000);
    private Person lin = null!;
    private OrderView order = null!;
    private StaffActor keeper;

    [SetUp]
    public async Task BuyTea()
    {
        lin = await LogIn("lin");
        keeper = await Keeper();
        order = await PaidOrder(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));
    }

    [Test]
    public async Task A_refund_goes_out_under_its_stored_number_and_is_posted_once()
    {
        var cash = await Balance(Account.WeChatBasic.Code);
        var refund = await ApprovedRefund(order.Number, Amount);
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));
        await Village.Advance(TimeSpan.FromMinutes(10));

        _ = await Ask();
        _ = await Ask();

        Assert.That(await StatusOf(refund.OutRefundNo), Is.EqualTo(RefundStatus.Succeeded));
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash - Amount.Fen));
        Assert.That((await Get(lin, order.Number)).Lines[0].Refunded, Is.EqualTo(Amount));
    }

    [Test]
    public async Task An_unclear_answer_keeps_the_message_and_the_number()
    {
        var refund = await ApprovedRefund(order.Number, Amount);
        await Fault("T1", "refund", parameters: new { holdSeconds = 6 });

        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1));
        await Village.Advance(TimeSpan.FromMinutes(2));
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));

        var numbers = await Village.Look(db => db.Refunds.Select(one => one.OutRefundNo).ToListAsync());
        Assert.That(numbers, Is.EqualTo(new[] { refund.OutRefundNo }));
        var violations = await Village.Sandbox.Ask("violations", Ct);
        Assert.That(violations.GetArrayLength(), Is.Zero, violations.ToString());
    }

    [Test]
    public async Task Two_refunds_cannot_promise_the_same_fen()
    {
        var line = order.Lines[0];
        _ = (await Request(line.Paid)).OrThrow();

        IsRefused(await Request(new Money(1)), "refund.too_large");
    }

    [Test]
    public async Task Refunds_at_once_reserve_no_more_than_was_paid()
    {
        var most = order.Lines[0].Paid;

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Request(most))));

        Assert.That(answers.Count(answer => !answer.IsRefused), Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_wrong_with_a_refund_is_said()
    {
        var good = new RequestRefund.Command(IdempotencyKey.New(), keeper, order.Number, 1, Amount, "受潮");
        var unpaid = await Order(lin, new CartLine(await Sku(DemoVillage.NutName), 1));

        IsRefused(await Request(good with { Amount = Money.Zero }), "refund.amount_invalid");
        IsRefused(await Request(good with { Reason = " " }), "refund.reason_invalid");
        IsRefused(await Request(good with { OrderNumber = "D0" }), "order.not_found");
        IsRefused(await Request(good with { OrderNumber = unpaid.Number }), "order.not_in_state");
        IsRefused(await Request(good with { LineNumber = 2 }), "order.line_not_found");
        IsRefused(await Request(good with { Amount = order.Total + Amount }), "refund.too_large");
    }

    [Test]
    public async Task A_replayed_request_is_one_refund()
    {
        var wish = new RequestRefund.Command(IdempotencyKey.New(), keeper, order.Number, 1, Amount, "受潮");

        var first = (await Request(wish)).OrThrow();
        var again = (await Request(wish)).OrThrow();

        Assert.That(again, Is.EqualTo(first));
        Assert.That(await Village.Look(db => db.Refunds.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_closed_refund_frees_its_amount_and_calls_a_person()
    {
        var refund = await ApprovedRefund(order.Number, order.Lines[0].Paid);

        _ = (await Confirm(refund, RefundState.Closed)).OrThrow();

        Assert.That((await Get(lin, order.Number)).Lines[0].Refundable, Is.EqualTo(order.Lines[0].Paid));
        Assert.That(await Alarms(), Is.EqualTo(new[] { "refund.closed" }));
    }

    [Test]
    public async Task A_refund_that_WeChat_takes_no_more_is_given_up_frees_its_amount_and_calls_a_person()
    {
        await Village.Advance(TimeSpan.FromDays(364));
        var refund = await ApprovedRefund(order.Number, Amount);
        await Village.Advance(TimeSpan.FromDays(2));

        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1));
        Assert.That((await StatusOf(refund.OutRefundNo), await Open()),
            Is.EqualTo((RefundStatus.Approved, "refund.rejected")), "what WeChat doesn't like may be mended");
        await Village.Advance(TimeSpan.FromDays(2));
        Assert.That((await DeliverOutbox()).Done, Is.EqualTo(1));

        Assert.That(
            (await StatusOf(refund.OutRefundNo), await Open()), Is.EqualTo((RefundStatus.Closed, "refund.refused")));
        Assert.That((await Get(lin, order.Number)).Lines[0].Refundable, Is.EqualTo(order.Lines[0].Paid));
        IsRefused(await Request(Amount), "refund.past_wechat");
        Assert.That((await Ship(order.Number)).IsRefused, Is.False, "nothing is under way any more");

        Task<string> Open() => Village.Look(db => db.Alarms.Where(one => one.ClosedAt == null
            && one.Code.StartsWith("refund.")).Select(one => one.Code).SingleAsync());
    }

    [Test]
    public async Task An_abnormal_refund_stays_open_and_calls_a_person_once()
    {
        var refund = await ApprovedRefund(order.Number, Amount);

        _ = (await Confirm(refund, RefundState.Abnormal)).OrThrow();
        _ = (await Confirm(refund, RefundState.Abnormal)).OrThrow();
        Assert.That(await Alarms(), Is.EqualTo(new[] { "refund.abnormal" }));

        Assert.That((await Confirm(refund, RefundState.Succeeded)).OrThrow().Applied, Is.True);
        Assert.That(await Alarms(), Is.Empty, "it went back after all");
    }

    [TestCase(RefundState.Processing)]
    [TestCase(RefundState.Succeeded)]
    public async Task What_WeChat_did_not_take_at_first_calls_nobody_any_more_once_it_does(RefundState state)
    {
        await Village.Advance(TimeSpan.FromDays(364));
        var refund = await ApprovedRefund(order.Number, Amount);
        await Village.Advance(TimeSpan.FromDays(2));
        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1));
        Assert.That(await Alarms(), Does.Contain("refund.rejected"));

        _ = (await Confirm(refund, state)).OrThrow();

        Assert.That(await Alarms(), Does.Not.Contain("refund.rejected"));
    }

    [Test]
    public async Task A_refund_that_came_to_nothing_is_over_when_as_much_went_back_later()
    {
        var part = await ApprovedRefund(order.Number, Amount);
        var rest = await ApprovedRefund(order.Number, order.Lines[0].Paid - Amount);
        await Village.Advance(TimeSpan.FromMinutes(1));
        _ = (await Confirm(rest, RefundState.Succeeded)).OrThrow();
        _ = (await Confirm(part, RefundState.Closed)).OrThrow();
        Assert.That(await Alarms(), Is.EqualTo(new[] { "refund.closed", "refund.left_over" }));

        var less = await ApprovedRefund(order.Number, new(1));
        _ = (await Confirm(less, RefundState.Succeeded, id: "5031")).OrThrow();
        Assert.That(await Alarms(), Is.EqualTo(new[] { "refund.closed", "refund.left_over" }), "not all of it");
        var again = await ApprovedRefund(order.Number, Amount - new Money(1));
        _ = (await Confirm(again, RefundState.Succeeded, id: "5032")).OrThrow();

        Assert.That(await Alarms(), Is.Empty);
    }

    [Test]
    public async Task Labels_that_WeChat_refused_call_nobody_any_more_when_all_of_the_order_went_back()
    {
        await Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await Ship(order.Number)).IsRefused, Is.False);
        await Fault("A3", "upload_shipping_info", times: 9);
        Assert.That((await DeliverOutbox()).Left, Is.EqualTo(1));
        Assert.That(await Alarms(), Is.EqualTo(new[] { "shipping.rejected" }));

        var refund = await ApprovedRefund(order.Number, order.Lines[0].Paid, withFreight: true);
        _ = (await Confirm(refund, RefundState.Succeeded)).OrThrow();
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Closed));
        await Village.Advance(TimeSpan.FromMinutes(1));
        _ = await DeliverOutbox();

        Assert.That(await Alarms(), Is.Empty);
    }

    [Test]
    public async Task A_refund_of_another_amount_changes_nothing_but_raises_an_alarm()
    {
        var refund = await ApprovedRefund(order.Number, Amount);

        IsRefused(
            await Confirm(refund with { Amount = Amount + Amount }, RefundState.Succeeded), "refund.amount_differs");

        Assert.That(await StatusOf(refund.OutRefundNo), Is.EqualTo(RefundStatus.Approved));
        Assert.That(await Alarms(), Is.EqualTo(new[] { "refund.amount_differs" }));
    }

    [Test]
    public async Task A_refund_for_nobody_raises_an_alarm()
    {
        var refund = (await ApprovedRefund(order.Number, Amount)) with { OutRefundNo = "T0" };

        IsRefused(await Confirm(refund, RefundState.Succeeded), "refund.unknown_number");

        Assert.That(await Alarms(), Is.EqualTo(new[] { "refund.unknown_number" }));
    }

    [Test]
    public async Task Reports_in_parallel_have_one_effect()
    {
        var refund = await ApprovedRefund(order.Number, Amount);
        var cash = await Balance(Account.WeChatBasic.Code);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => Confirm(refund, RefundState.Succeeded))));

        Assert.That(answers.Count(answer => answer.OrThrow().Applied), Is.EqualTo(1));
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash - Amount.Fen));
    }

    private Task<Outcome<RefundView>> Request(Money amount) =>
        Request(new RequestRefund.Command(IdempotencyKey.New(), keeper, order.Number, 1, amount, "受潮"));

    private Task<Outcome<RefundView>> Request(RequestRefund.Command command) =>
        Village.Run((RequestRefund feature) => feature.Run(command, Ct));

    [Test]
    public async Task A_refund_out_of_another_payment_is_not_ours()
    {
        var refund = await ApprovedRefund(order.Number, Amount);

        IsRefused(await Confirm(refund, RefundState.Succeeded, "4200000000000000000000000001"), "refund.not_ours");

        Assert.That(await StatusOf(refund.OutRefundNo), Is.EqualTo(RefundStatus.Approved));
        Assert.That(await Alarms(), Is.EqualTo(new[] { "refund.not_ours" }));
        Assert.That((await Confirm(refund, RefundState.Succeeded)).OrThrow().Applied, Is.True);
    }

    private async Task<Outcome<ConfirmRefund.Result>> Confirm(
        RefundView refund, RefundState state, string? transaction = null, string id = "5030")
    {
        var paid = transaction ?? await Village.Look(db => db.Payments.Select(one => one.TransactionId!).SingleAsync());
        return await Village.Run((ConfirmRefund feature) => feature.Run(
            new(new(refund.OutRefundNo, id, order.Number, paid, state, refund.Amount, Village.Now)), Ct));
    }

    private Task<Tally> Ask() => Village.Run((AskAboutRefunds feature) => feature.Run(new(), Ct));

    private Task<RefundStatus> StatusOf(string number) => Village.Look(db => db.Refunds
        .Where(refund => refund.OutRefundNo == number).Select(refund => refund.Status).SingleAsync());
}
