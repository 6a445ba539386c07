using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Finance.Payments;
using VillageCloud.Features.Messaging;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.Features.Tests.Shop;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Payments;

/// <summary>WeChat's word on a payment: told once, twice, wrongly, or never.</summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class NoticeTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private const string Pay = "notify/pay";
    private Person lin = null!;
    private OrderView order = null!;
    private long cash;

    [SetUp]
    public async Task OrderTea()
    {
        lin = await LogIn("lin");
        order = await Order(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));
        cash = await Balance(Account.WeChatBasic.Code);
    }

    [Test]
    public async Task A_notice_pays_the_order()
    {
        var notice = await PaidNotice();

        Assert.That((await Receive(notice)).IsRefused, Is.False);

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash + order.Total.Fen));
    }

    [Test]
    public async Task The_same_notice_many_times_at_once_has_one_effect()
    {
        var notice = await PaidNotice();

        var answers = await AtOnce(6, () => Receive(notice));

        Assert.That(answers.Select(answer => answer.IsRefused), Is.All.False);
        Assert.That(await Village.Look(db => db.Inbox.CountAsync()), Is.EqualTo(1));
        Assert.That(await Village.Look(db => db.Inbox.CountAsync(message => message.ProcessedAt == null)), Is.Zero);
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash + order.Total.Fen));
    }

    [Test]
    public async Task A_notice_repeated_a_day_later_changes_nothing()
    {
        Assert.That((await Receive(await PaidNotice())).IsRefused, Is.False);
        await Village.Advance(TimeSpan.FromDays(1));
        var late = (await Letters("notify"))[^1];
        Assert.That((await Letters("notify")), Has.Count.GreaterThan(1));

        _ = await Receive(late);

        Assert.That(await Village.Look(db => db.Inbox.CountAsync()), Is.EqualTo(1));
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash + order.Total.Fen));
    }

    [Test]
    public async Task A_notice_and_our_own_question_at_once_have_one_effect()
    {
        var notice = await PaidNotice();
        var report = await Report(order.Number);

        var hearing = AtOnce(2, () => Receive(notice));
        var asking = AtOnce(2, () => Confirm(report));

        Assert.That((await hearing).Select(answer => answer.IsRefused), Is.All.False);
        Assert.That((await asking).Select(answer => answer.IsRefused), Is.All.False);
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash + order.Total.Fen));
    }

    [Test]
    public async Task A_notice_of_another_amount_is_believed_by_nobody_until_WeChat_is_asked()
    {
        await Fault("N12", Pay, parameters: new { kind = "total", fen = 1 });
        var notice = await PaidNotice();

        Assert.That((await Receive(notice)).IsRefused, Is.False);
        Assert.That(await Alarms(), Is.EqualTo(new[] { "payment.amount_differs" }));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.AwaitingPayment));
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash));

        await Village.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await Ask()).Done, Is.EqualTo(1));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
    }

    [Test]
    public async Task A_notice_that_tells_of_a_coupon_is_in_order()
    {
        await Fault("N12", Pay, parameters: new { kind = "coupon", fen = 100 });

        Assert.That((await Receive(await PaidNotice())).IsRefused, Is.False);

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash + order.Total.Fen));
    }

    [TestCase("number", "payment.unknown_number")]
    [TestCase("mchid", "notice.foreign")]
    [TestCase("appid", "notice.foreign")]
    [TestCase("payer", "payment.not_ours")]
    public async Task A_notice_that_is_not_for_us_calls_a_person(string kind, string alarm)
    {
        await Fault("N11", Pay, parameters: new { kind });
        var notice = await PaidNotice();

        Assert.That((await Receive(notice)).IsRefused, Is.False);
        Assert.That((await Receive(notice)).IsRefused, Is.False);

        Assert.That(await Alarms(), Is.EqualTo(new[] { alarm }));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.AwaitingPayment));
    }

    [TestCase("payer")]
    [TestCase("total")]
    public async Task A_wrong_notice_that_comes_first_does_not_take_the_place_of_the_right_one(string kind)
    {
        await Fault(kind == "total" ? "N12" : "N11", Pay, parameters: new { kind });
        var wrong = await PaidNotice();
        Assert.That((await Receive(wrong)).IsRefused, Is.False);
        await Village.Advance(TimeSpan.FromSeconds(20));
        var notices = await Letters("notify");
        Assert.That(notices, Has.Count.GreaterThan(1));

        // The sandbox lies as long as the notice lives, so the right one is what our own question would say.
        var report = await Report(order.Number);
        Assert.That((await Village.Run((AcceptMessage feature) => feature.Run(
            new(InboxSources.Payment, $"{report.TransactionId}:right", report), Ct))).IsRefused, Is.False);

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
        Assert.That(await Balance(Account.WeChatBasic.Code), Is.EqualTo(cash + order.Total.Fen));
        Assert.That(
            await Village.Look(db => db.Inbox.OrderBy(one => one.Id).Select(one => one.EventKey).FirstAsync()),
            Does.StartWith($"{report.TransactionId}:"));
    }

    [TestCase("payer", "payment.not_ours")]
    [TestCase("appid", "payment.not_ours")]
    [TestCase("mchid", "payment.not_ours")]
    [TestCase("total", "payment.amount_differs")]
    public async Task An_answer_about_somebody_else_changes_nothing_and_calls_a_person(string kind, string alarm)
    {
        _ = await PaidNotice();
        await Village.Advance(TimeSpan.FromMinutes(1));
        await Fault("T15", "query-order", parameters: new { kind });

        Assert.That((await Ask()).Left, Is.EqualTo(1));
        Assert.That(await Alarms(), Is.EqualTo(new[] { alarm }));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.AwaitingPayment));

        await Village.Advance(TimeSpan.FromHours(1));
        Assert.That((await Ask()).Done, Is.EqualTo(1));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
    }

    [Test]
    public async Task A_notice_of_the_year_9999_is_refused_and_stops_nobody_behind_it()
    {
        await Fault("N14", Pay, parameters: new { time = "9999-12-31T23:59:59-08:00" });

        IsRefused(await Receive(await PaidNotice()), "notice.forged");

        Assert.That(await Village.Look(db => db.Inbox.AnyAsync()), Is.False);
        Assert.That(await Alarms(), Is.EqualTo(new[] { "notice.unreadable" }));
    }

    [Test]
    public async Task An_odd_shape_is_read_all_the_same()
    {
        await Fault("N14", Pay);

        Assert.That((await Receive(await PaidNotice())).IsRefused, Is.False);

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
    }

    [TestCase("T3")]
    [TestCase("T2")]
    [TestCase("T7")]
    [TestCase("T13")]
    public async Task An_unclear_prepay_goes_out_again_under_the_stored_number(string fault)
    {
        await Fault(fault, "jsapi");

        IsRefused(await Prepare(lin, order.Number), "payment.unclear");
        var ticket = (await Prepare(lin, order.Number)).OrThrow();
        await PayInWeChat(lin, ticket);

        Assert.That((await Confirm(await Report(order.Number))).OrThrow().Applied, Is.True);
        var requests = await Posted("/v3/pay/transactions/jsapi");
        Assert.That(requests, Has.Count.EqualTo(2).And.All.Contains($"\"{order.Number}\""));
    }

    [Test]
    public async Task Preparing_many_times_at_once_leaves_one_payment_that_can_be_paid_once()
    {
        var tickets = await AtOnce(4, () => Prepare(lin, order.Number));

        await PayInWeChat(lin, tickets[0].OrThrow());

        Assert.That(tickets.Select(ticket => ticket.IsRefused), Is.All.False);
        Assert.That(
            async () => await PayInWeChat(lin, tickets[1].OrThrow()),
            Throws.InvalidOperationException.With.Message.Contains("order_paid"));
        Assert.That((await Confirm(await Report(order.Number))).OrThrow().Applied, Is.True);
    }

    [Test]
    public async Task WeChat_is_asked_about_an_open_payment_on_a_falling_schedule()
    {
        _ = (await Prepare(lin, order.Number)).OrThrow();
        var asked = new List<int>();

        for (var minute = 1; minute <= 16; minute++)
        {
            await Village.Advance(TimeSpan.FromMinutes(1));
            var tally = await Ask();
            Assert.That(tally.Problems, Is.Empty);
            if (tally.Left == 1) asked.Add(minute);
        }

        Assert.That(asked, Is.EqualTo(new[] { 1, 2, 4, 8, 16 }));
    }

    [Test]
    public async Task An_unclear_answer_about_a_payment_is_asked_for_again()
    {
        await PayInWeChat(lin, (await Prepare(lin, order.Number)).OrThrow());
        await Fault("T4", "query-order");
        await Village.Advance(TimeSpan.FromMinutes(1));

        var unclear = await Ask();
        Assert.That((unclear.Left, unclear.Problems.Single()), Is.EqualTo((1, $"{order.Number}: unknown")));
        Assert.That((await Ask()).Left, Is.Zero);
        await Village.Advance(TimeSpan.FromMinutes(1));

        Assert.That((await Ask()).Done, Is.EqualTo(1));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
    }

    private async Task<Letter> PaidNotice()
    {
        await PayInWeChat(lin, (await Prepare(lin, order.Number)).OrThrow());
        return (await Letters("notify"))[0];
    }

    private Task<Tally> Ask() => Village.Run((AskAboutPayments feature) => feature.Run(new(), Ct));
}
