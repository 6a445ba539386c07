using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Features.Shop.Orders;
using VillageCloud.Features.Tests.Shop;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Messaging;

[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class ForgedNoticeTests(DatabaseProvider provider) : ShopFixture(provider)
{
    private Person lin = null!;
    private OrderView order = null!;

    [SetUp]
    public async Task OrderTea()
    {
        lin = await LogIn("lin");
        order = await Order(lin, new CartLine(await Sku(DemoVillage.TeaName), 1));
    }

    [TestCase("N7", "flip")]
    [TestCase("N7", "other-key")]
    [TestCase("N7", "signtest")]
    [TestCase("N8", "certificate")]
    [TestCase("N8", "public-key")]
    public async Task What_WeChat_did_not_sign_is_refused_and_leaves_no_trace(string fault, string kind)
    {
        await Fault(fault, "notify/pay", parameters: new { kind });
        var notice = await FirstNotice();

        IsRefused(await Receive(notice), "notice.forged");

        Assert.That(await Village.Look(db => db.Inbox.AnyAsync()), Is.False);
        Assert.That(await Alarms(), Is.Empty);
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.AwaitingPayment));
    }

    [TestCase("ciphertext")]
    [TestCase("nonce")]
    [TestCase("aad")]
    public async Task What_WeChat_signed_and_does_not_open_is_refused_and_calls_a_person_once(string kind)
    {
        await Fault("N10", "notify/pay", parameters: new { kind });
        var notice = await FirstNotice();

        IsRefused(await Receive(notice), "notice.forged");
        IsRefused(await Receive(notice), "notice.forged");

        Assert.That(await Village.Look(db => db.Inbox.AnyAsync()), Is.False);
        Assert.That(await Alarms(), Is.EqualTo(new[] { "notice.unreadable" }));
        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.AwaitingPayment));
    }

    [Test]
    public async Task The_genuine_notice_after_a_forged_one_counts()
    {
        await Fault("N7", "notify/pay", parameters: new { kind = "flip" });
        IsRefused(await Receive(await FirstNotice()), "notice.forged");
        await Village.Advance(TimeSpan.FromSeconds(15));

        Assert.That((await Receive((await Letters("notify"))[1])).IsRefused, Is.False);

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.Paid));
    }

    [Test]
    public async Task A_genuine_notice_with_a_changed_body_is_refused()
    {
        var notice = await FirstNotice();

        IsRefused(await Receive(notice with { Body = $"{notice.Body} " }), "notice.forged");

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.AwaitingPayment));
    }

    [Test]
    public async Task A_genuine_notice_that_somebody_kept_for_five_minutes_is_refused()
    {
        var notice = await FirstNotice();
        await Village.Advance(TimeSpan.FromMinutes(5));

        IsRefused(await Receive(notice), "notice.forged");

        Assert.That((await Get(lin, order.Number)).Status, Is.EqualTo(OrderStatus.AwaitingPayment));
    }

    private async Task<Letter> FirstNotice()
    {
        await PayInWeChat(lin, (await Prepare(lin, order.Number)).OrThrow());
        return (await Letters("notify"))[0];
    }
}
